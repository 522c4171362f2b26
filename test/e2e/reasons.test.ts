import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {type Sandbox, startSandbox} from '../../source/sandbox/sandbox.ts';
import {temporaryHome} from '../helpers/environment.ts';
import {runHere} from '../helpers/run-here.ts';
import {openTerminal, type Terminal} from '../helpers/terminal.ts';

type Served = {
	readonly id: string;
	readonly to: unknown;
	readonly content: {readonly subject: string};
};
type Reason = {readonly emailId: string; readonly code: number; readonly message: string};
type Page<Item> = Readonly<Record<string, readonly Item[]>> & {
	readonly pagination: {readonly nextPageToken?: string | null; readonly next?: string | null};
};

/** All items of a list, asked for without any code of the program. */
async function served<Item>(url: string): Promise<readonly Item[]> {
	const items: Item[] = [];
	for (let token = ''; ; ) {
		const answer = await fetch(`${url}${token}`, {headers: {authorization: `Basic ${btoa('any:thing')}`}});
		const page = (await answer.json()) as Page<Item>;
		items.push(...(page.data ?? page.emails ?? page.errors ?? []));
		const next = page.pagination.nextPageToken ?? page.pagination.next ?? null;
		if (next === null) return items;
		token = `&pageToken=${encodeURIComponent(next)}`;
	}
}

/** What an email is reported to have failed for: nothing, or the server's code and words. */
function told(reason: {readonly code: unknown; readonly message: unknown} | undefined): string {
	return reason === undefined ? '' : `${reason.code} ${reason.message}`;
}

/** The cells of a line of CSV in which no cell is quoted. */
function cells(line: string): readonly string[] {
	if (line.includes('"')) throw new Error(`A cell is quoted: ${line}`);
	return line.split(',');
}

/** Reads CSV with the fields id, reason_code and reason, which the file has in this order among others. */
function reasonsInCsv(text: string): ReadonlyMap<string, string> {
	const [head = '', ...lines] = text.trimEnd().split('\r\n');
	const place = (name: string) => cells(head).indexOf(name);
	return new Map(
		lines.map((line) => {
			const row = cells(line);
			return [row[place('id')] ?? '', `${row[place('reason_code')]} ${row[place('reason')]}`.trim()] as const;
		}),
	);
}

describe.each([
	['bounce-storm', 'guide'],
	['bounce-storm', 'reference'],
	['provider-outage', 'guide'],
	['provider-outage', 'reference'],
] as const)('every reason of %s (%s) is the server’s for that very email', (scenario, dialect) => {
	let sandbox: Sandbox;
	let failures: readonly Served[];
	/** The server's reason by the id of the email; absent if it gives none. */
	let given: ReadonlyMap<string, Reason>;

	beforeAll(async () => {
		const startedAt = Date.now() - 3_600_000;
		sandbox = await startSandbox({seed: 3, recipients: 1000, durationMs: 1000, startedAt, scenario, dialect});
		const {url, operationId} = sandbox;
		const list = (status: string) => `${url}/Emails?operationId=${operationId}&pageSize=1000&status=${status}`;
		failures = [...(await served<Served>(list('FAILED'))), ...(await served<Served>(list('UNDELIVERED')))];
		const reasons = await served<Reason>(`${url}/Emails/Operations/${operationId}/Errors?pageSize=1000`);
		given = new Map(reasons.map((reason) => [reason.emailId, reason]));
		expect(failures.length).toBeGreaterThan(200);
		expect(new Set(reasons.map(({message}) => message)).size).toBeGreaterThan(1);
	});
	afterAll(() => sandbox.close());

	/** Expects these reasons, by id, to be those of the server, for all failures. */
	function expectServers(reasons: ReadonlyMap<string, string>): void {
		for (const {id} of failures) expect([id, reasons.get(id)]).toEqual([id, told(given.get(id))]);
	}

	test('in CSV and in JSON', async () => {
		const list = ['emails', sandbox.operationId, '--base-url', sandbox.url, '--all', '--format'];
		const csv = await runHere({args: [...list, 'csv', '--fields', 'id,reason_code,reason']});
		expect(csv.code).toBe(0);
		expectServers(reasonsInCsv(csv.stdout));
		const json = await runHere({args: [...list, 'json']});
		const records: {id: string; reason_code: number | null; reason: string | null}[] = JSON.parse(json.stdout);
		for (const {reason_code: code, reason} of records) expect(code === null).toBe(reason === null);
		expectServers(
			new Map(
				records.map(({id, reason_code: code, reason}) => [
					id,
					told(code === null ? undefined : {code, message: reason}),
				]),
			),
		);
		const others = records.filter(({id}) => !failures.some((failure) => failure.id === id));
		expect(others.every(({reason}) => reason === null)).toBe(true);
	});

	test('in the summary: each reason with as many emails as the server gives it to', async () => {
		const args = ['emails', sandbox.operationId, '--base-url', sandbox.url, '--summary', '--format', 'json'];
		const {stdout, code} = await runHere({args});
		expect(code).toBe(0);
		const summary = JSON.parse(stdout);
		expect(summary).toMatchObject({
			failures_read: failures.length,
			failures_counted: failures.length,
			emails_read: 1000,
		});
		const counted = new Map<string, number>();
		for (const {id} of failures) {
			const text = told(given.get(id));
			if (text !== '') counted.set(text, (counted.get(text) ?? 0) + 1);
		}
		type Group = {reason_code?: number; reason?: string; count: number};
		const groups = (summary.by_reason as Group[]).filter(({reason}) => reason !== undefined);
		expect(new Map(groups.map(({reason_code: code, reason, count}) => [`${code} ${reason}`, count]))).toEqual(counted);
	});

	test('on the screen, in an exported file and in the note', async () => {
		const folder = temporaryHome();
		const args = [sandbox.operationId, '--base-url', sandbox.url];
		await using terminal = openTerminal({args, columns: 160, rows: 150, cwd: folder.path});
		try {
			await terminal.sees('of 1,000 · page 1');
			await terminal.press('c');
			await terminal.sees(/all \S+ read ─+ by reason/u);
			for (const [message, count] of countsOf([...given.values()].map((reason) => reason.message)))
				expect(terminal.screen()).toMatch(new RegExp(`${count} +<?\\d+ % +${message.slice(0, 30)}`, 'u'));
			await terminal.press('esc');
			await terminal.sees((screen) => !screen.includes('Why they fail'));
			await terminal.press('f');
			await terminal.sees('s status FAILED, UNDELIVERED');
			await terminal.sees(scenario === 'provider-outage' ? /FAILED +\S+@\S+ +The mail/u : /UNDELIVERED +\S+@/u);
			await expectOwnReasons(terminal);
			expectServers(reasonsInCsv(await exported(terminal, folder.path)));
			await narrowToGroup(terminal, folder.path);
			await terminal.press('V');
			await terminal.sees(`${failures.length} marked`);
			await terminal.press('w', 'n');
			await terminal.sees(/✓ (?:Wrote )?\.\/\S+\.md/u);
			const fileOf = (end: string) => {
				const name = readdirSync(folder.path).find((one) => one.endsWith(end)) ?? '';
				return readFileSync(join(folder.path, name), 'utf8');
			};
			const samples = [...fileOf('.md').matchAll(/^\| `(comms_email_\w+)` \|[^|]+\|[^|]+\|(.*)\|(.*)\|$/gmu)];
			expect(samples).toHaveLength(failures.length);
			expectServers(
				new Map(samples.map(([, id = '', code = '', message = '']) => [id, `${code.trim()} ${message.trim()}`.trim()])),
			);
			await terminal.press('esc', 'home');
			await openEach(terminal);
		} finally {
			folder.remove();
		}
	});

	/** Exports what the list shows, and reads the file. */
	async function exported(terminal: Terminal, folder: string): Promise<string> {
		const nameIn = (screen: string) => /✓ (?:Wrote )?\.\/(?<name>\S+\.csv)/u.exec(screen)?.groups?.name ?? '';
		const before = nameIn(terminal.screen());
		await terminal.press('x');
		await terminal.sees('CSV');
		await terminal.press('enter');
		await terminal.sees((screen) => !['', before].includes(nameIn(screen)));
		return readFileSync(join(folder, nameIn(terminal.screen())), 'utf8');
	}

	/** Narrows the list to a group of one reason and back: it has only emails with that reason, and an export of it all of them. */
	async function narrowToGroup(terminal: Terminal, folder: string): Promise<void> {
		let reason: Reason | undefined;
		await terminal.press('c', ...(scenario === 'bounce-storm' ? ['j', 'j'] : []));
		await terminal.sees((screen) => {
			const shown = /▌ [✗↩] +[\d,]+ +<?\d+ % {2}(?<words>\S.*?)(?:…| {2})/u.exec(screen)?.groups?.words;
			reason = [...given.values()].find(({message}) => shown !== undefined && message.startsWith(shown));
			return reason !== undefined;
		});
		const own = failures.filter(({id}) => told(given.get(id)) === told(reason));
		await terminal.press('f');
		await terminal.sees(new RegExp(`c reason ${reason?.code} .* 1–\\d+ of ${own.length} `, 'u'));
		const people = rowsIn(terminal.screen()).map(([address]) => address);
		expect(people.length).toBeGreaterThan(0);
		expect(own.map(addressOf)).toEqual(expect.arrayContaining(people));
		const records = reasonsInCsv(await exported(terminal, folder));
		expect([...records.keys()].toSorted()).toEqual(own.map(({id}) => id).toSorted());
		expect(new Set(records.values())).toEqual(new Set([told(reason)]));
		await terminal.press('backspace');
		await terminal.sees('of 1,000 · page 1');
		await terminal.press('f');
		await terminal.sees('s status FAILED, UNDELIVERED');
	}

	/** Goes through the list of failures from its top to its end: every row has the reason of its email, or its subject if there is none. */
	async function expectOwnReasons(terminal: Terminal): Promise<void> {
		const rows: (readonly [address: string, words: string])[] = [];
		for (let from = 1; from <= failures.length; ) {
			// The head knows its place before all of the rows have been loaded.
			const isThere = (screen: string) => {
				const {from: first, to} = placeIn(screen);
				return first <= from && from <= to && rowsIn(screen).length === to - first + 1;
			};
			let screen = '';
			await terminal.sees((shown) => {
				screen = shown;
				return isThere(shown);
			});
			const {from: first, to} = placeIn(screen);
			rows.push(...rowsIn(screen).slice(from - first));
			from = to + 1;
			await terminal.press('page down');
		}
		expect(rows).toHaveLength(failures.length);
		const left = new Set(rows);
		const unseen = failures.filter(({id, to, content}) => {
			const address = addressOf({to});
			const words = given.get(id)?.message ?? content.subject;
			const row = [...left].find(([shown, text]) => shown === address && words.startsWith(text));
			return row === undefined || !left.delete(row);
		});
		expect(unseen).toEqual([]);
	}

	/** Opens some emails one after the other: each tells its own reason, or that there is none. */
	async function openEach(terminal: Terminal): Promise<void> {
		await terminal.press('enter', 'esc');
		for (let row = 0; row < 8; row += 1) {
			await terminal.sees(/ why /u);
			const id = failures.find((failure) => terminal.screen().includes(failure.id))?.id ?? '';
			const reason = given.get(id);
			const words = reason === undefined ? "Twilio's API gives no reason for UNDELIVERED" : reason.message.slice(0, 30);
			await terminal.sees(words);
			await terminal.press('j');
			await terminal.sees((screen) => !screen.includes(id));
		}
	}
});

/** Which rows of the list are on the screen. */
function placeIn(screen: string): {readonly from: number; readonly to: number} {
	const [, from, to] = /── Emails .* (\d+)–(\d+) /u.exec(screen) ?? [];
	return {from: Number(from), to: Number(to)};
}

/** The rows of a list of failures: the address, and what is beside it as far as there is room for it. */
function rowsIn(screen: string): readonly (readonly [string, string])[] {
	const rows = screen.matchAll(/[✗↩] (?:FAILED|UNDELIVERED) +(\S+@\S+) +(\S.*?)…? {2,}/gu);
	return [...rows].map(([, address = '', words = '']) => [address, words] as const);
}

/** The address that an email was sent to, in either dialect. */
function addressOf({to}: Pick<Served, 'to'>): string {
	return [to as {address: string}].flat()[0]?.address ?? '';
}

function countsOf(texts: readonly string[]): ReadonlyMap<string, number> {
	const counts = new Map<string, number>();
	for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
	return counts;
}
