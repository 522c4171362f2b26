import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {startSandbox} from '../../source/sandbox/sandbox.ts';
import {temporaryHome} from '../helpers/environment.ts';
import {openTerminal, type Terminal} from '../helpers/terminal.ts';

type Served = {readonly id: string; readonly status: string; readonly to: {readonly address: string}};
type Reason = {readonly emailId: string; readonly message: string};
type InFull = Served & {readonly content: {readonly subject: string; readonly text: string}};

const STARTED_AGO = 3_600_000;

/** An answer of the sandbox, asked for without any code of the program. */
async function answer<Body>(url: string): Promise<Body> {
	const response = await fetch(url, {headers: {authorization: `Basic ${btoa('any:thing')}`}});
	return (await response.json()) as Body;
}

/** All items of one of its lists, in its order. */
async function served<Item>(url: string): Promise<readonly Item[]> {
	const items: Item[] = [];
	for (let token = ''; ; ) {
		const page = await answer<{data?: Item[]; errors?: Item[]; pagination: {nextPageToken: string | null}}>(
			`${url}pageSize=1000${token}`,
		);
		items.push(...(page.data ?? page.errors ?? []));
		if (page.pagination.nextPageToken === null) return items;
		token = `&pageToken=${encodeURIComponent(page.pagination.nextPageToken)}`;
	}
}

const isFailed = ({status}: Served) => status === 'FAILED' || status === 'UNDELIVERED';
const domainOf = ({to}: Served) => to.address.slice(to.address.indexOf('@') + 1);

function rowUnderCursor(screen: string): string {
	return screen.split('\n').find((line) => /^ ▌/u.test(line)) ?? '';
}

/** The rows of the list, without its head and the footer. */
function listRows(terminal: Terminal): readonly string[] {
	const lines = terminal.screen().split('\n');
	return lines.slice(lines.findIndex((line) => line.startsWith('── Emails')) + 1, -1);
}

/** What the clipboard of the terminal was given last (OSC 52). */
function clipboardOf(terminal: Terminal): string {
	const data = terminal.bytes().toString().split('\u001B]52;c;').at(-1) ?? '';
	return Buffer.from(/^[\w+/=]*/u.exec(data)?.[0] ?? '', 'base64').toString();
}

/** A terminal whose keys are counted, but not what is typed into a line that one of them opens. */
function counting(terminal: Terminal) {
	let pressed = 0;
	return {
		press(...keys: readonly string[]) {
			pressed += keys.length;
			return terminal.press(...keys);
		},
		/** The keys since it was asked last. */
		keys() {
			const count = pressed;
			pressed = 0;
			return count;
		},
	};
}

test('eight tasks at 100×30 in one story, each with as few keys as promised', async () => {
	const startedAt = Date.now() - STARTED_AGO;
	const sandbox = await startSandbox({scenario: 'bounce-storm', seed: 5, recipients: 10_000, startedAt});
	const folder = temporaryHome();
	try {
		const {url, operationId} = sandbox;
		const emails = await served<Served>(`${url}/Emails?operationId=${operationId}&`);
		const reasons = await served<Reason>(`${url}/Emails/Operations/${operationId}/Errors?`);
		const failures = emails.filter(isFailed);
		const worst = [...Map.groupBy(failures, domainOf)].toSorted(([, one], [, other]) => other.length - one.length);
		const reasonOf = new Map(reasons.map(({emailId, message}) => [emailId, message]));

		await using terminal = openTerminal({args: [operationId, '--base-url', url], cwd: folder.path});
		const {press, keys} = counting(terminal);
		const taken: Record<string, number> = {};

		// How many failed: line 1.
		await terminal.sees(new RegExp(`^ +✗ SETTLED +${failures.length.toLocaleString('en')} of 10,000 ended`, 'u'));
		taken['how many failed'] = keys();

		// Which domains: the panel, worst first.
		const [first, second] = worst.slice(0, 2).map(([domain, at]) => {
			return `↩ +${at.length.toLocaleString('en')} +\\d+ % +${domain} `;
		});
		await terminal.sees(new RegExp(`── Failures .*\\n ${first}.*\\n ${second}`, 'u'));
		taken['which domains'] = keys();

		// The next failure, wherever the cursor is.
		const order = failures.map(({to}) => to.address);
		await press('e');
		await terminal.sees((screen) => rowUnderCursor(screen).includes(` ${order[0]} `));
		taken['go to the next failure'] = keys();

		// Only failures. The keys to go on to one that has a reason belong to no task.
		await press('f');
		await terminal.sees(() => listRows(terminal).every((line) => /(?:UNDELIVERED|✗ FAILED) /u.test(line)));
		taken['only failures'] = keys();
		const explained = failures.find(({id, status}) => status === 'FAILED' && reasonOf.has(id));
		if (explained === undefined) throw new Error('No failure has a reason.');
		await terminal.press('/');
		await terminal.type(explained.to.address);
		await terminal.press('enter');
		await terminal.sees((screen) => rowUnderCursor(screen).includes(explained.to.address));

		// Its reason and its text.
		const {content} = await answer<InFull>(`${url}/Emails/${explained.id}`);
		const greeting = content.text.split('\n').find((line) => line !== '' && line !== content.subject) ?? '';
		expect(greeting).toMatch(/^\S.* /u);
		await press('enter');
		await terminal.sees(explained.id);
		await terminal.sees(
			new RegExp(` why +${reasonOf.get(explained.id)?.slice(0, 40)}[\\s\\S]* id [\\s\\S]*${greeting}`, 'u'),
		);
		taken['reason and text of one'] = keys();
		await terminal.press('esc', 'esc');

		// Its address.
		await press('y', 'a');
		await terminal.sees('Copied the address');
		expect(clipboardOf(terminal)).toBe(explained.to.address);
		taken['copy its address'] = keys();

		// All failures as a file, also from a list that shows more.
		await terminal.press('esc', 'f');
		await terminal.sees(() => listRows(terminal).some((line) => / DELIVERED /u.test(line)));
		await press('x', 'f');
		await terminal.sees(/✓ .*\.\/sendwatch-\S+\.csv/u);
		const [name = ''] = readdirSync(folder.path).filter((file) => file.endsWith('.csv'));
		const lines = readFileSync(join(folder.path, name), 'utf8').trimEnd().split('\r\n').slice(1);
		const ids = lines.map((line) => line.slice(0, line.indexOf(',')));
		expect(ids.toSorted()).toEqual(failures.map(({id}) => id).toSorted());
		taken['export the failures'] = keys();

		// Somebody far down who has not been loaded: a key, and the address with its Enter.
		const counts = Map.groupBy(emails, ({to}) => to.address);
		const unloaded = emails.findLast(({to}) => counts.get(to.address)?.length === 1)?.to.address ?? '';
		expect(terminal.screen()).not.toContain(unloaded);
		await press('/');
		await terminal.type(unloaded);
		await terminal.sees(/no match in [\d,]+ of 10,000/u);
		await terminal.type('\r');
		await terminal.sees((screen) => rowUnderCursor(screen).includes(unloaded));
		taken['find a recipient that is not loaded'] = keys();

		expect(taken).toEqual({
			...{'how many failed': 0, 'which domains': 0, 'only failures': 1, 'reason and text of one': 1},
			...{'copy its address': 2, 'export the failures': 2, 'find a recipient that is not loaded': 1},
			'go to the next failure': 1,
		});
	} finally {
		folder.remove();
		await sandbox.close();
	}
});
