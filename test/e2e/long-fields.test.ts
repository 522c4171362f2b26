import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import type {RequestListener} from 'node:http';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, expect, test} from 'vitest';
import {json, onServer} from '../api/server.ts';
import {runHere} from '../helpers/run-here.ts';
import {openTerminal} from '../helpers/terminal.ts';

const ID = 'comms_operation_01h2xcejqtf2nbrexx3vqjhp41';
const EMAILS = 6;
/** So long is each text of the long emails, in characters of several bytes, too. */
const LENGTH = 100_000;

const longText = (name: string) => `${name}${`é日${name}`.repeat(LENGTH / (name.length + 2))}`;

type Item = ReturnType<typeof item>;

/** Every other email has texts that no screen has room for. */
function item(number: number) {
	const text = (name: string) => (number % 2 === 0 ? longText(`${name}${number}`) : `${name}${number}`);
	return {
		id: `comms_email_01h2xcejqtf2nbrexx3vqjhp4${number}`,
		operationId: ID,
		status: 'DELIVERED',
		from: {address: 'sender@example.com', name: 'Sender'},
		to: {address: `${text('to')}@example.com`, name: text('name')},
		content: {subject: text('subject')},
		tags: {note: text('tag')},
		createdAt: '2026-04-05T06:20:00Z',
		updatedAt: '2026-04-05T06:20:00Z',
	};
}

const ITEMS = Array.from({length: EMAILS}, (_, number) => item(number));
const STATS = {total: EMAILS, recipients: EMAILS, delivered: EMAILS};

const answer: RequestListener = (request, response) => {
	const {pathname, searchParams} = new URL(request.url ?? '', 'http://localhost');
	if (pathname.endsWith(`/Operations/${ID}`))
		json({id: ID, status: 'COMPLETED', stats: STATS, createdAt: ITEMS[0]?.createdAt})(request, response);
	else if (pathname === '/v1/Emails') {
		const from = Number(searchParams.get('pageToken') ?? 0);
		const to = from + Number(searchParams.get('pageSize'));
		const next = to < EMAILS ? String(to) : null;
		json({data: ITEMS.slice(from, to), pagination: {nextPageToken: next}})(request, response);
	} else json({errors: [{message: 'Not found'}]}, 404)(request, response);
};

/** What a format has of an email, in the order of its texts. */
const textsOf = ({to, content, tags}: Item) => [to.address, to.name, content.subject, tags.note];

/** Every text is in the file whole, and no text that is longer. */
function expectWhole(file: string, items: readonly Item[]): void {
	for (const text of items.flatMap(textsOf)) expect(file.includes(text)).toBe(true);
	expect(file).not.toContain('…');
}

test.each(['csv', 'json', 'ndjson'])('emails --format %s has fields of 100,000 characters whole', async (format) => {
	await onServer(answer, async ({baseUrl}) => {
		const {code, stdout} = await runHere({args: ['emails', ID, '--base-url', baseUrl, '--format', format, '--all']});
		expect(code).toBe(0);
		expectWhole(stdout, ITEMS);
		if (format === 'json') expect(JSON.parse(stdout)).toHaveLength(EMAILS);
	});
});

test('emails --mask hides long addresses and names, and has the rest whole', async () => {
	await onServer(answer, async ({baseUrl}) => {
		const args = ['emails', ID, '--base-url', baseUrl, '--format', 'json', '--all', '--mask'];
		const {code, stdout} = await runHere({args});
		expect(code).toBe(0);
		for (const {to, content, tags} of ITEMS) {
			expect(stdout).toContain(content.subject);
			expect(stdout).toContain(tags.note);
			expect(stdout).not.toContain(to.address);
			expect(stdout).not.toContain(to.name);
		}
	});
});

test('emails as a table has as much of them as a line may have', async () => {
	await onServer(answer, async ({baseUrl}) => {
		const {stdout} = await runHere({args: ['emails', ID, '--base-url', baseUrl, '--format', 'table', '--all']});
		expect(stdout).toContain('subject1');
		expect(stdout.length).toBeLessThan(EMAILS * 10_000);
	});
});

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'sendwatch-long-'));
});
afterEach(() => rmSync(folder, {recursive: true}));

test.each([
	['all emails', [], ITEMS],
	['the marked ones', ['m', 'j', 'm'], ITEMS.slice(0, 2)],
])('the app exports %s with fields whole that its screen has only the beginning of', async (_, marking, items) => {
	await onServer(answer, async ({baseUrl}) => {
		await using terminal = openTerminal({args: [ID, '--base-url', baseUrl], cwd: folder});
		await terminal.sees(`of ${EMAILS} · page 1`);
		await terminal.press(...marking);
		await terminal.press('x', 'c');
		await terminal.sees(/✓ (?:Wrote )?\.\/sendwatch-\S+\.csv/u);
		const [name = ''] = readdirSync(folder);
		const file = readFileSync(join(folder, name), 'utf8');
		expectWhole(file, items);
		expect(file.trim().split('\r\n')).toHaveLength(items.length + 1);
	});
});
