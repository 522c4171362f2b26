import {once} from 'node:events';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {describe, expect, test} from 'vitest';
import {run} from '../helpers/run.ts';
import {openTerminal, openTerminalHere} from '../helpers/terminal.ts';

const ID = 'comms_operation_01h2xcejqtf2nbrexx3vqjhp41';
const EMAIL = 'comms_email_01h2xcejqtf2nbrexx3vqjhp41';
const DEPTH = 3000;
const DEEP_LIST = `${'['.repeat(DEPTH)}${']'.repeat(DEPTH)}`;
const DEEP_OBJECT = `${'{"a":'.repeat(DEPTH)}1${'}'.repeat(DEPTH)}`;
/** 14 MB, which indented would be 850. */
const WIDE = `${'['.repeat(60)}${'1,'.repeat(7_000_000)}1${']'.repeat(60)}`;
/** More than a call can have arguments. */
const MANY = 240_000;

/** What a server says, as JSON: fields that come after those of every email, or of the operation, and whole lists. */
type Said = {
	readonly email?: string;
	readonly listed?: string;
	readonly stats?: string;
	readonly emails?: string;
	readonly reasons?: string;
};

async function serve({email = '', listed = '', stats = '', emails, reasons}: Said) {
	const total = emails === undefined ? 1 : MANY;
	const one = (more: string) => `{"id":"${EMAIL}","status":"FAILED","to":{"address":"ada@example.com"}${more}}`;
	const server = createServer(({url = ''}, response) => {
		if (url.includes('/Errors') && reasons !== undefined) response.end(`{"errors":${reasons}}`);
		else if (url.includes('/Errors') || url.includes('/Receipts')) response.writeHead(404).end('{}');
		else if (url.includes('/Operations/'))
			response.end(`{"id":"${ID}","status":"PROCESSING","stats":{"total":${total},"failed":${total}${stats}}}`);
		else if (url.includes(EMAIL)) response.end(one(email));
		else response.end(`{"data":${emails ?? `[${one(listed)}]`},"pagination":{"nextPageToken":null}}`);
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
		async [Symbol.asyncDispose]() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

const everywhere = (value: string) =>
	['status2', 'content', 'tags', 'related', 'attachments', 'from', 'createdAt', 'operationId']
		.map((name) => `,"${name}":${value}`)
		.join('');

describe('an email opened, and its JSON, where the server nests 3,000 deep or says far too much', () => {
	test.each<readonly [string, Said, RegExp]>([
		['a field that no document names', {email: `,"nested":${DEEP_LIST}`}, /"nested"|"id"/u],
		['a list in every field of the email', {email: everywhere(DEEP_LIST)}, /"status2": \[/u],
		['an object in every field of the email', {email: everywhere(DEEP_OBJECT)}, /"status2": \{/u],
		['its place in the list', {listed: everywhere(DEEP_OBJECT)}, /"id"/u],
		['the counters', {stats: `,"queued":${DEEP_LIST},"x":${DEEP_OBJECT}`}, /"id"/u],
		['the reasons', {reasons: `[{"message":"x","code":${DEEP_LIST}},${DEEP_OBJECT},${DEEP_LIST}]`}, /"id"/u],
		['its html', {email: `,"content":{"html":"${'<div>'.repeat(DEPTH)}x"}`}, /"html":/u],
		['a list of millions, 60 deep', {email: `,"wide":${WIDE}`}, /"wide"|"id"/u],
	])('%s', async (_, said, seen) => {
		await using server = await serve(said);
		await using terminal = openTerminalHere({args: [ID, '--base-url', server.url]});
		await terminal.sees('1–1 of 1');
		await terminal.press('enter');
		await terminal.sees(/Email 1[\s\S]* id +comms_email_/u);
		await terminal.press('R');
		await terminal.sees(seen);
		await terminal.press('R', 'q');
		expect(await terminal.exited).toEqual({code: 0, signal: null});
	});
});

describe('one page with 240,000 emails, and one with as many reasons', () => {
	const emails = `[${Array.from({length: MANY}, (_, index) => `{"id":"${index}","status":"FAILED"}`).join(',')}]`;
	const reasons = `[${Array.from({length: MANY}, () => '{"message":"x"}').join(',')}]`;

	test('on the screen: the cursor goes to the last of them', async () => {
		await using server = await serve({emails, reasons});
		await using terminal = openTerminal({args: [ID, '--base-url', server.url]});
		await terminal.sees('of 240,000', {withinMs: 60_000});
		await terminal.press('G');
		await terminal.sees('–240,000 of 240,000', {withinMs: 60_000});
		await terminal.press('q');
		expect(await terminal.exited).toEqual({code: 0, signal: null});
	});

	test.each([
		['listed', ['--all', '--format', 'csv', '--fields', 'id,reason'], MANY + 1],
		['summed up', ['--summary', '--format', 'json'], undefined],
	])('%s', async (_, args, lines) => {
		await using server = await serve({emails, reasons});
		const {code, stdout} = await run({args: ['emails', ID, '--base-url', server.url, ...args]});
		expect(code).toBe(0);
		if (lines !== undefined) expect(stdout.trimEnd().split('\r\n')).toHaveLength(lines);
	});
});
