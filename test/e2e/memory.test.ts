import type {IncomingMessage, ServerResponse} from 'node:http';
import {expect, test} from 'vitest';
import {startSandbox} from '../../source/sandbox/sandbox.ts';
import {onServer} from '../api/server.ts';
import {builtProgram} from '../helpers/program.ts';
import {CREDENTIALS, run} from '../helpers/run.ts';
import {openTerminal} from '../helpers/terminal.ts';

const ID = 'comms_operation_01h2xcejqtf2nbrexx3vqjhp41';
const EMAILS = 100_000;
const STATS = {total: EMAILS, recipients: EMAILS, delivered: EMAILS};
const LIMIT_MIB = 64;

/** A shell that notes how the terminal was set before and after, and what the program ended with. */
const SHELL = 'stty -g; "$@"; code=$?; stty -g; echo "exit code $code"';

/** What it says last; the terminal wraps it. */
const SENTENCE =
	/sendwatch ended before its memory of \d+ MiB was full: [\d,]+ emails? were loaded\. NODE_OPTIONS=--max-old-space-size=<MiB> allows more, and a filter loads fewer\./u;

/** An email whose texts are as long as the app keeps any, and like no other's. */
function item(number: number, status: string) {
	const text = (name: string) => `${name} ${number} `.padEnd(8000, `${name}${number}`);
	return {
		id: `comms_email_${String(number).padStart(26, '0')}`,
		operationId: ID,
		status,
		to: {address: `person${number}@example.com`, name: text('name')},
		content: {subject: text('subject')},
		tags: {one: text('one'), two: text('two')},
		createdAt: '2026-04-05T06:20:00Z',
	};
}

/** A server with a send of 100,000 such emails. */
const serveSend = (status: string) => (request: IncomingMessage, response: ServerResponse) => {
	const {pathname, searchParams} = new URL(request.url ?? '', 'http://localhost');
	const send = (value: unknown) => response.setHeader('content-type', 'application/json').end(JSON.stringify(value));
	if (pathname.endsWith(`/Operations/${ID}`)) return send({id: ID, status: 'COMPLETED', stats: STATS});
	if (pathname !== '/v1/Emails' || searchParams.has('status')) return send({data: [], pagination: {next: null}});
	const from = Number(searchParams.get('pageToken') ?? 0);
	const size = Math.min(EMAILS - from, Number(searchParams.get('pageSize')));
	const data = Array.from({length: size}, (_, index) => item(from + index, status));
	return send({data, pagination: {nextPageToken: from + size < EMAILS ? String(from + size) : null}});
};

test('the user loads more than there is memory for: loading stops before it is full, the app stays, and leaves in order', async () => {
	await onServer(serveSend('DELIVERED'), async ({baseUrl}) => {
		const program = [process.execPath, builtProgram(), ID, '--base-url', baseUrl, '--no-record'];
		const env = {NODE_OPTIONS: `--max-old-space-size=${LIMIT_MIB}`};
		await using terminal = openTerminal({command: '/bin/sh', args: ['-c', SHELL, 'sh', ...program], env});
		const before = terminal.modes();
		await terminal.sees('of 100,000 · page 1');
		await terminal.press('G');
		await terminal.sees('Memory is nearly full');
		await terminal.press('q');
		await terminal.exited;
		expect(terminal.modes()).toEqual(before);
		const lines = terminal.normalScreen().trim().split('\n');
		expect(lines.at(-1)).toBe('exit code 0');
		expect(lines.at(-2)).toBe(lines[0]);
	});
});

/** A watch of a settled send of 10,000 emails, in a shell that notes how it ended. */
async function watchWith(limit: number, stack: AsyncDisposableStack) {
	const startedAt = Date.now() - 3_600_000;
	const sandbox = await startSandbox({recipients: 10_000, durationMs: 1000, startedAt});
	stack.defer(sandbox.close);
	const program = [process.execPath, builtProgram(), sandbox.operationId, '--base-url', sandbox.url, '--no-record'];
	const env = {NODE_OPTIONS: `--max-old-space-size=${limit}`};
	return stack.use(openTerminal({command: '/bin/sh', args: ['-c', SHELL, 'sh', ...program], env}));
}

/** Presses `G` and leaves once the end is reached or loading has stopped; what became of it. */
async function goToEnd(limit: number): Promise<'all of it' | 'stopped' | 'left'> {
	await using stack = new AsyncDisposableStack();
	const terminal = await watchWith(limit, stack);
	const before = terminal.modes();
	await terminal.sees(/page 1|^exit code/mu);
	// It may leave at any time, and hears nothing then.
	const press = (key: string) => terminal.press(key).catch(() => {});
	await press('G');
	await terminal.sees(/Memory is nearly full|–10,000 of 10,000 · page|^exit code/mu);
	const shown = terminal.screen();
	await press('q');
	await terminal.exited;
	expect(terminal.modes()).toEqual(before);
	const end = terminal.normalScreen();
	const hasLeft = !/^exit code 0$/mu.test(end);
	if (hasLeft) {
		expect(end).toMatch(/^exit code 70$/mu);
		expect(end.replaceAll('\n', '')).toMatch(SENTENCE);
		return 'left';
	}
	return shown.includes('Memory is nearly full') ? 'stopped' : 'all of it';
}

// What is in use when it is looked at decides between these; V8 must end it nowhere.
test.each([
	[20, ['left']],
	[24, ['stopped', 'left']],
	[28, ['stopped', 'left']],
	[32, ['all of it', 'stopped', 'left']],
	[64, ['all of it']],
])('with %i MiB the way to the end of 10,000 emails ends in order: %j', async (limit, outcomes) => {
	expect(outcomes).toContain(await goToEnd(limit));
});

test.each([
	['report', ID],
	['emails', ID, '--summary'],
])(
	'%s of more failures than there is memory for ends in order, with exit code 70 and what allows more',
	async (...args) => {
		await onServer(serveSend('FAILED'), async ({baseUrl}) => {
			const env = {...CREDENTIALS, NODE_OPTIONS: `--max-old-space-size=${LIMIT_MIB}`};
			const {code, stdout, stderr} = await run({args: [...args, '--base-url', baseUrl], env});
			expect(stderr).toBe(
				`sendwatch ended before its memory of ${LIMIT_MIB} MiB was full. NODE_OPTIONS=--max-old-space-size=<MiB> allows more, and a filter loads fewer.\n`,
			);
			expect({code, stdout}).toEqual({code: 70, stdout: ''});
		});
	},
	60_000,
);

const ALL = ['emails', '--all', '--format', 'ndjson'];

test.each([
	{what: 'every email', args: ALL, recipients: 10_000, lines: 10_000, limit: 24, codes: [0, 70]},
	{what: 'every email of 100 kB', args: ALL, recipients: 300, lines: 300, limit: 24, codes: [0, 70]},
	{what: 'every email', args: ALL, recipients: 10_000, lines: 10_000, limit: 16, codes: [0, 70]},
	{what: 'the end of a send', args: ['wait', '--quiet'], recipients: 10_000, lines: 1, limit: 24, codes: [0, 1, 70]},
])('a script with $limit MiB gets $what, or is told why not: V8 never ends it', async (one) => {
	const {args, recipients, lines, limit, codes} = one;
	const startedAt = Date.now() - 3_600_000;
	const scenario = recipients === 300 ? 'huge-bodies' : 'steady';
	const sandbox = await startSandbox({recipients, durationMs: 1000, startedAt, scenario});
	const [command = '', ...flags] = args;
	const env = {...CREDENTIALS, NODE_OPTIONS: `--max-old-space-size=${limit}`};
	const ended = run({args: [command, sandbox.operationId, ...flags, '--base-url', sandbox.url], env});
	const {code, stdout, stderr} = await ended.finally(sandbox.close);
	expect(stderr).not.toMatch(/FATAL ERROR|heap out of memory/u);
	expect(codes).toContain(code);
	if (code === 70) expect(stderr).toContain(`sendwatch ended before its memory of ${limit} MiB was full.`);
	else expect(stdout.trimEnd().split('\n')).toHaveLength(lines);
});
