import {afterAll, describe, expect, test, vi} from 'vitest';
import {type FaultName, startSandbox} from '../../source/sandbox/sandbox.ts';
import {writeReport} from '../helpers/report.ts';
import {openTerminal, type Terminal} from '../helpers/terminal.ts';
import {AUTHORITY, FAR_URL, startProxy, startTls} from '../helpers/tls.ts';

const STATE_LINE = 6;
const HOUR_MS = 3_600_000;

/** Faults of the list alone: test/e2e/list-faults.test.ts states what is said of them, and that nothing else is called stale. */
type ListFault = 'list-400' | 'list-401' | 'list-403' | 'list-404';

/**
 * What has to be true of the screen: the state line and, in `list`, the head of the list or the line below it. `isRead` where the answers can
 * be read in spite of the fault: the list is then read to its end as well.
 */
type Said = {readonly state: RegExp; readonly list?: RegExp; readonly isRead?: true};

/** The outcome of the send and nothing more. */
const OUTCOME = /^ ✗ settled: 117 emails delivered, 1 failed, 2 undelivered \(2 %\)$/u;
/** Where nothing has to be said, the numbers and the list are those of the send. */
const NOTHING: Said = {state: OUTCOME, list: /^ Emails {3}.*–120 of 120 · page/u, isRead: true};
const NO_COUNTER =
	/^ . ended: deliveries unknown, failures unknown, the number of emails unknown · no counter can be read$/u;
const THIS_TIME = String.raw`next try in .* · The server could not handle the request for the \S.* this time`;

const inState = (state: RegExp): Said => ({state});
const inRead = (state: RegExp): Said => ({state, isRead: true});
const inList = (list: RegExp): Said => ({state: OUTCOME, list, isRead: true});
const brokenList = (why: string): Said =>
	inList(new RegExp(`⚠ r starts the list again · ${why}, so the list may be incomplete\\.`, 'u'));
const transient = (status: number) => inState(new RegExp(`${THIS_TIME} \\(${status}, code 20${status}: “`, 'u'));
const invalid = (words: string) =>
	inState(new RegExp(`The server did not accept the request for the .* \\(400${words}`, 'u'));

/** What is said of each fault. */
const SAID: Readonly<Record<Exclude<FaultName, 'bad-certificate' | ListFault>, Said>> = {
	'400': inState(/polling stopped · .* · r tries again · The server did not accept the request/u),
	'400-several': invalid(', code 20001: “pageSize is too large”.* and 2 more errors, request RQ'),
	'400-flat': invalid(', code 20001: “Bad request”, request RQ'),
	'400-user-error': invalid(', code 20001: “Bad request” at field pageSize, request RQ'),
	'400-problem-json': invalid(': “Bad request”, request RQ'),
	'400-empty': invalid(', request RQ'),
	'401': inState(/polling stopped · .* · r tries again · The credentials were refused/u),
	'403': inState(/polling stopped · .* · r tries again · The credentials may not read this/u),
	'404': inState(/polling stopped · .* · r tries again · There is no operation/u),
	'410': inState(/polling stopped · .* · r tries again · There is no operation/u),
	'408': transient(408),
	'409': transient(409),
	'421': transient(421),
	'423': transient(423),
	'425': transient(425),
	'500': inState(/next try in .* · The server failed on the operation/u),
	'502': inState(/next try in .* · The server is not available \(502, request RQ/u),
	'503': inState(/next try in .* · The server is not available \(503, code 20503/u),
	'504': inState(/next try in .* · The server is not available \(504, request RQ/u),
	'429-seconds': inState(/next try in 2 s · The server asks for fewer requests \(429, code 20429/u),
	'429-date': inState(/next try in \d s · The server asks for fewer requests/u),
	'429-rfc850': inState(/next try in \d s · The server asks for fewer requests/u),
	'429-asctime': inState(/next try in \d s · The server asks for fewer requests/u),
	'429-none': inState(/next try in .* · The server asks for fewer requests/u),
	'429-garbage': inState(/next try in .* · The server asks for fewer requests/u),
	'429-3600': inState(/next try in (?:1 h|59 min).* · The server asks for fewer requests/u),
	'429-99999999999': inState(/next try in \d+ \S.* · r tries now · The server asks for fewer requests/u),
	'429-past': inState(/next try in .* · The server asks for fewer requests/u),
	'503-retry-after': inState(/next try in 2 s · The server is not available/u),
	'503-99999999999': inState(/next try in \d+ \S.* · r tries now · The server is not available \(503/u),
	refused: inState(/No answer from \S+ nothing listens there/u),
	'reset-before-headers': inState(/No answer from \S+ the connection/u),
	'reset-in-body': inState(/No answer from \S+ the connection/u),
	truncated: inState(/No answer from \S+ the connection/u),
	'no-headers': inState(/No answer from \S+ it did not begin to answer within 10 s/u),
	'silent-body': inState(/No answer from \S+ its answer stopped for 10 s/u),
	'slow-body': inState(/No answer from \S+ the whole answer took longer than 30 s/u),
	'endless-body': inState(/is larger than 8 MiB|took longer than 30 s/u),
	'gzip-bomb': inState(/makes no sense: it is|is larger than/u),
	'malformed-json': inState(/makes no sense: it is not JSON/u),
	html: inState(/makes no sense: it is not JSON/u),
	'wrong-shape': inState(/makes no sense: it has another shape/u),
	'deep-json': NOTHING,
	bom: NOTHING,
	'missing-stats': inRead(NO_COUNTER),
	'missing-counters': inRead(
		/ended: at least 7 emails delivered, at least 1 failure, the number of emails unknown · delivered, undelivered, canceled, sent are unknown: the server gave no usable number$/u,
	),
	// Numbers in text are read.
	'string-counters': NOTHING,
	'negative-counters': inRead(NO_COUNTER),
	'fractional-counters': inRead(NO_COUNTER),
	'absurd-counters': inRead(NO_COUNTER),
	'lagging-total': inRead(
		/117 emails delivered, 1 failed, 2 undelivered \(\d %\), more counted than the 108 of the send/u,
	),
	'excess-counters': inRead(
		/117 emails delivered, 160 failed, 2 undelivered \(\d+ %\), more counted than the 120 of the send/u,
	),
	'unaccounted-emails': inRead(/processed · 11 emails in no counter$/u),
	'missing-times': NOTHING,
	// Neither a verdict nor a word on emails that would be behind: their status is as unknown.
	'unknown-status': inRead(/^ 0\/s [▁ ]+$/u),
	'lower-case-status': NOTHING,
	'wrong-id': {
		state:
			/next try in .* · The answer for the operation makes no sense: it is about another operation, comms_operation_\w+/u,
		list: /^ Emails {3}\d+ emails of another operation left out /u,
	},
	'missing-ids': inList(/^ Emails {3}60 emails could not be read /u),
	'clock-ahead': NOTHING,
	'clock-behind': NOTHING,
	'clock-ahead-31d': NOTHING,
	'clock-behind-31d': NOTHING,
	redirect: inState(/answered with a redirect \(302\), which is not followed/u),
	'token-loop': brokenList('The server sent the same page token twice'),
	'endless-pages': brokenList('The server sent 50 pages in a row with nothing new'),
	'empty-page': inList(/The server sent 50 pages in a row with nothing new, so the list may be incomplete\./u),
	// Its pages say that they are all, and 70 emails are on none of them.
	'duplicate-page': inRead(/2 undelivered \(2 %\) · the list is 70 emails behind the counters$/u),
	'overlapping-pages': NOTHING,
	'refused-token': inList(
		/⚠ r starts the list again · The server refused the page token, so the list may be incomplete\./u,
	),
	'non-string-token': brokenList('The server sent a page token that is not text'),
	'missing-pagination': brokenList('The server sent a page without pagination'),
	'two-lists': NOTHING,
};

/** What the state line says once the fault is off, where that is more than the outcome. */
const AFTERWARDS: Partial<Record<FaultName, RegExp>> = {
	// The server said that the send went on for the hour.
	'unaccounted-emails': /^ ✗ settled after 1 h: 117 emails delivered, 1 failed, 2 undelivered \(2 %\)$/u,
	'unknown-status': /^ ✗ settled after 1 h: 117 emails delivered, 1 failed, 2 undelivered \(2 %\)$/u,
	// The list has ended where its pages said so, and r does not begin it anew.
	'duplicate-page': /2 undelivered \(2 %\) · the list is 70 emails behind the counters$/u,
};

/** Trouble on the way to the server, which no fault of the sandbox can make. */
const WAYS: Readonly<Record<string, {said: RegExp; open: (behind: string) => Promise<Way>}>> = {
	'bad-certificate': {said: /No answer from \S+ its certificate has expired/u, open: throughTls},
	'dead-proxy': {said: /No answer from the proxy 127\.0\.0\.1:\d+: nothing listens there/u, open: throughProxy},
};

const rows = new Map<string, string>();

async function switchFaults(url: string, specs: readonly string[]): Promise<void> {
	const answer = await fetch(new URL('/__sandbox/faults', url), {method: 'PUT', body: JSON.stringify(specs)});
	expect(answer.status).toBe(200);
}

/** What differs from run to run is left out of the table, so too which of a poll's two requests was answered last. */
function steady(line: string): string {
	return line
		.trim()
		.replace(/^Emails +/u, '')
		.replace(/127\.0\.0\.1:\d+/u, '127.0.0.1')
		.replace(/data [\dhmins ]+ old/u, 'data … old')
		.replace(/trying now |next try in [\dhmins ]+/u, 'next try in … ')
		.replace(/comms_operation_\w+/u, 'comms_operation_…')
		.replace(/…? {2}! shows all$/u, '…')
		.replace(/RQ\w+…?/u, 'RQ…')
		.replace(/(The answer for the|failed on the|the request for the) (?:operation|list of emails)/u, '$1 …')
		.replace(/ {2,}.*$/u, '')
		.replace(/^(.{140}).+$/u, '$1…');
}

function stateLine(screen: string): string {
	return screen.split('\n')[STATE_LINE]?.trimEnd() ?? '';
}

/** The line of the list that says it. */
function listLine(list: RegExp, screen: string): string | undefined {
	return screen
		.split('\n')
		.slice(STATE_LINE + 2, STATE_LINE + 6)
		.find((line) => list.test(line));
}

function isSaid({state, list}: Said, screen: string): boolean {
	return state.test(stateLine(screen)) && (list === undefined || listLine(list, screen) !== undefined);
}

/** What the table says: the state line, unless it is the outcome, and what the list says beside it. */
function tableLine(said: Said, screen: string): string {
	if (said === NOTHING) return '(nothing: it goes on as before)';
	const list = said.list === undefined ? [] : [listLine(said.list, screen) ?? ''];
	return [...(said.state === OUTCOME ? [] : [stateLine(screen)]), ...list].map(steady).join(' / ');
}

/** What the header says of the connection. */
function headerState(terminal: Terminal): string {
	return /offline|stale|stopped|waiting|paused|slowed/u.exec(terminal.row(0))?.[0] ?? 'live';
}

describe('a fault is switched on while somebody watches, and off again', () => {
	test.concurrent.each(Object.entries(SAID))(
		'%s',
		async (fault, said) => {
			await using sandbox = await startSettled();
			await using terminal = openTerminal({
				args: [sandbox.operationId, '--base-url', sandbox.url, '--interval', '0.5'],
				columns: 200,
			});
			await terminal.sees((screen) => OUTCOME.test(stateLine(screen)));
			await terminal.sees(/polled [1-9] s ago/u);
			await switchFaults(sandbox.url, [fault === 'refused' ? 'refused@0-3' : fault]);
			// It hangs up a moment after it has answered the call that told it to.
			if (fault === 'refused') await vi.waitFor(() => expect(fetch(sandbox.url)).rejects.toThrow(), 2000);
			await terminal.press('r');
			if (said.isRead) {
				// The frame of an answer with the fault: the one before is older.
				await terminal.sees(/polled 0 s ago/u);
				await terminal.press('G');
			}
			await terminal.sees((screen) => isSaid(said, screen), {withinMs: 45_000});
			const line = tableLine(said, terminal.screen());
			if (fault.startsWith('429')) await terminal.sees(/waiting until|paused until/u);
			const state = headerState(terminal);
			if (fault !== 'empty-page') expect(terminal.screen()).toContain('@example.');

			if (fault !== 'refused') await switchFaults(sandbox.url, []);
			else await vi.waitFor(() => fetch(sandbox.url), 10_000);
			const before = await operationPolls(sandbox.url);
			await terminal.press('r');
			const restored = AFTERWARDS[fault as FaultName] ?? OUTCOME;
			await terminal.sees((screen) => restored.test(stateLine(screen)), {withinMs: 45_000});
			await terminal.sees('100 %   120 of 120');
			expect((await operationPolls(sandbox.url)) - before).toBeLessThanOrEqual(2);
			rows.set(fault, `| \`${fault}\` | ${state} | ${line} |`);
			await terminal.press('q');
			expect(await terminal.exited).toEqual({code: 0, signal: null});
		},
		90_000,
	);

	test.concurrent.each(Object.entries(WAYS))('%s', async (fault, {said, open}) => {
		await using sandbox = await startSettled();
		await using way = await open(sandbox.url);
		await using terminal = openTerminal({
			args: [sandbox.operationId, '--base-url', way.baseUrl, '--interval', '0.5'],
			columns: 200,
			env: {NODE_EXTRA_CA_CERTS: AUTHORITY, ...way.env},
		});
		await terminal.sees('✗ settled');
		await way.block();
		await terminal.press('r');
		await terminal.sees((screen) => said.test(screen.split('\n')[STATE_LINE] ?? ''));
		const line = steady(terminal.row(STATE_LINE));
		const state = headerState(terminal);
		await way.clear();
		await terminal.press('r');
		await terminal.sees('✗ settled', {withinMs: 45_000});
		rows.set(fault, `| \`${fault}\` | ${state} | ${line} |`);
	});

	afterAll(() => {
		const names = [...Object.keys(SAID), ...Object.keys(WAYS)];
		if (names.some((name) => !rows.has(name))) return;
		const table = names.map((name) => rows.get(name) ?? '');
		writeReport('fault-matrix.md', [
			'# What sendwatch does when things go wrong',
			'',
			'Written by `test/e2e/faults.test.ts`: every fault of the sandbox, and two on the way to it, switched on and off while the built program watches. Once it is off, `r` is pressed; each time the screen was whole again after at most two polls.',
			'',
			'| fault | the header | the state line |',
			'|---|---|---|',
			...table,
		]);
	});
});

/** A way to a server that can be blocked and cleared again. */
type Way = AsyncDisposable & {
	readonly baseUrl: string;
	readonly env: Readonly<Record<string, string>>;
	readonly block: () => Promise<void>;
	readonly clear: () => Promise<void>;
};

async function throughTls(behind: string): Promise<Way> {
	const tls = await startTls(behind, 'good');
	return {
		...tls,
		baseUrl: tls.url,
		env: {},
		block: async () => tls.show('expired'),
		clear: async () => tls.show('good'),
	};
}

async function throughProxy(behind: string): Promise<Way> {
	const tls = await startTls(behind, 'good');
	let proxy = await startProxy(tls.port);
	const {host, port} = proxy;
	const block = () => proxy[Symbol.asyncDispose]();
	return {
		baseUrl: FAR_URL,
		env: {HTTPS_PROXY: `http://${host}`},
		block,
		async clear() {
			proxy = await startProxy(tls.port, {port});
		},
		async [Symbol.asyncDispose]() {
			await block();
			await tls[Symbol.asyncDispose]();
		},
	};
}

/** How often the operation has been asked for so far. */
async function operationPolls(url: string): Promise<number> {
	const answer = await fetch(new URL('/__sandbox/requests', url));
	const {requests} = (await answer.json()) as {readonly requests: readonly {readonly path: string}[]};
	return requests.filter(({path}) => path.includes('/Operations/')).length;
}

/** A sandbox whose send was made an hour ago. */
async function startSettled() {
	const sandbox = await startSandbox({seed: 3, recipients: 120, durationMs: 1000, startedAt: Date.now() - HOUR_MS});
	return {...sandbox, [Symbol.asyncDispose]: () => sandbox.close()};
}
