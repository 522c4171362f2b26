import {mkdtempSync, readdirSync, readFileSync, rmSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, test} from 'vitest';
import {type Sandbox, startSandbox} from '../../source/sandbox/sandbox.ts';
import {openTerminal} from '../helpers/terminal.ts';

type Listed = {readonly id: string; readonly status: string; readonly to: {readonly address: string}};

let sandbox: Sandbox;
let folder: string;

beforeAll(async () => {
	// A send that is over: what is listed does not change while it is compared.
	sandbox = await startSandbox({seed: 5, recipients: 500, durationMs: 1000, now: () => Date.UTC(2026, 3, 5)});
});
afterAll(() => sandbox.close());
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'sendwatch-export-'));
});
afterEach(() => rmSync(folder, {recursive: true}));

/** What the sandbox lists, asked for without any code of the program. */
async function listedBy(query: string): Promise<readonly Listed[]> {
	const emails: Listed[] = [];
	for (let token = ''; ; ) {
		const url = `${sandbox.url}/Emails?operationId=${sandbox.operationId}&pageSize=1000${query}${token}`;
		const answer = await fetch(url, {headers: {authorization: `Basic ${btoa('any:thing')}`}});
		const page = (await answer.json()) as {data: Listed[]; pagination: {nextPageToken: string | null}};
		emails.push(...page.data);
		if (page.pagination.nextPageToken === null) return emails;
		token = `&pageToken=${encodeURIComponent(page.pagination.nextPageToken)}`;
	}
}

/** Reads CSV as RFC 4180 has it, cell by cell. */
function readCsv(text: string): readonly (readonly string[])[] {
	const rows: string[][] = [[]];
	for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/gu)) {
		rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
		if (end === '\r\n') rows.push([]);
	}
	return rows.slice(0, -1);
}

const open = (...args: readonly string[]) =>
	openTerminal({args: [sandbox.operationId, '--base-url', sandbox.url, ...args], cwd: folder});

describe('the user exports a send of 500', () => {
	test('as CSV with a filter: exactly what the server lists, loaded or not, for their eyes only; a second one beside the first', async () => {
		const expected = await listedBy('&tags=campaign%3Aspring%3B');
		expect(expected.length).toBeGreaterThan(60);
		await using terminal = open('--tag', 'campaign:spring');
		await terminal.sees('t tags campaign:spring');
		await terminal.press('x', 'enter');
		await terminal.sees(new RegExp(`✓ (?:Wrote )?./sendwatch-${sandbox.operationId.slice(-6)}-\\S+\\.csv`, 'u'));
		const [name = '', ...more] = readdirSync(folder);
		expect(more).toEqual([]);
		expect(name).toMatch(new RegExp(`^sendwatch-${sandbox.operationId.slice(-6)}-\\d{8}T\\d{6}Z\\.csv$`, 'u'));
		expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
		const [head = [], ...rows] = readCsv(readFileSync(join(folder, name), 'utf8'));
		expect(head.slice(0, 3)).toEqual(['id', 'status', 'to']);
		expect(rows.map((row) => row.slice(0, 3))).toEqual(expected.map(({id, status, to}) => [id, status, to.address]));

		const first = readFileSync(join(folder, name));
		await terminal.press('x', 'j', 'j', 'enter');
		await terminal.sees(/✓ (?:Wrote )?\.\/\S+\.json/u);
		expect(readdirSync(folder)).toHaveLength(2);
		expect(readFileSync(join(folder, name))).toEqual(first);

		await terminal.press('q');
		await terminal.exited;
		expect(terminal.normalScreen()).toContain(`Wrote ./${name}: ${expected.length} emails.`);
	});

	test('masked: no address of a recipient is in the file', async () => {
		const people = (await listedBy('')).map(({to}) => to.address.slice(0, to.address.indexOf('@')));
		await using terminal = open('--mask');
		await terminal.sees('masked');
		await terminal.press('x', 'down', 'enter');
		await terminal.sees(/✓ (?:Wrote )?\.\/\S+\.ndjson/u);
		const text = readFileSync(join(folder, readdirSync(folder)[0] ?? ''), 'utf8');
		for (const line of text.trimEnd().split('\n')) expect(JSON.parse(line).to).toMatch(/^.…@[\w.]+$/u);
		for (const person of people) expect(text).not.toContain(`${person}@`);
	});

	test('and writes an incident note beside it, for their eyes only', async () => {
		await using terminal = open('--mask');
		await terminal.sees(/1–(?:19|20) of 500/u);
		await terminal.press('w', 'n');
		await terminal.sees(/✓ (?:Wrote )?\.\/\S+\.md/u);
		const [name = ''] = readdirSync(folder);
		expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
		const note = readFileSync(join(folder, name), 'utf8');
		expect(note).toContain(`# Incident note: ${sandbox.operationId}`);
		expect(note).toContain(`sendwatch ${sandbox.operationId} --base-url ${sandbox.url}`);
		await terminal.press('q');
		await terminal.exited;
		expect(terminal.normalScreen()).toContain(`Wrote ./${name}: the incident note.`);
	});

	test('and stops it: nothing is left, and the keys went on working', async () => {
		await using slow = openTerminal({
			args: ['demo', '--recipients', '10000', '--latency', '600'],
			cwd: folder,
		});
		await slow.sees(/1–(?:19|20) of 10,000/u);
		await slow.press('x', 'enter');
		await slow.sees(/x export .* CSV +[\d,]+ of 10,000 · Esc stops/u);
		expect(readdirSync(folder)).toEqual([expect.stringMatching(/\.csv\.part$/u)]);
		await slow.press('j', 'j');
		await slow.sees((screen) => screen.split('\n')[11]?.includes('▌') === true);
		await slow.press('esc');
		await slow.sees(/Export stopped after [\d,]+ emails/u);
		expect(readdirSync(folder)).toEqual([]);
	});

	test('and quits in the middle: the file goes, and the summary says so', async () => {
		await using slow = openTerminal({
			args: ['demo', '--recipients', '10000', '--latency', '300'],
			cwd: folder,
		});
		await slow.sees(/1–(?:19|20) of 10,000/u);
		await slow.press('x', 'enter');
		await slow.sees(/CSV +[\d,]+ of 10,000/u);
		await slow.press('q');
		expect(await slow.exited).toEqual({code: 0, signal: null});
		expect(slow.normalScreen()).toContain('The running export was stopped and its file removed.');
		expect(readdirSync(folder)).toEqual([]);
	});

	test.each([
		['SIGTERM', 143],
		['SIGHUP', 129],
	] as const)('and %s ends it in the middle: the file goes', async (signal, code) => {
		await using slow = openTerminal({args: ['demo', '--recipients', '10000', '--latency', '300'], cwd: folder});
		await slow.sees(/1–(?:19|20) of 10,000/u);
		await slow.press('x', 'enter');
		await slow.sees(/CSV +[\d,]+ of 10,000/u);
		slow.kill(signal);
		expect(await slow.exited).toEqual({code, signal: null});
		expect(readdirSync(folder)).toEqual([]);
	});
});
