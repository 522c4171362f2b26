import {afterAll, describe, expect, test, vi} from 'vitest';
import {type FaultName, startSandbox} from '../../source/sandbox/sandbox.ts';
import {writeReport} from '../helpers/report.ts';
import {openTerminal, type Terminal} from '../helpers/terminal.ts';
import {AUTHORITY, FAR_URL, startProxy, startTls} from '../helpers/tls.ts';

const STATE_LINE = 6;
const HOUR_MS = 3_600_000;

/** Faults that the sandbox can inject and whose sentence on the screen is not tested yet. */
type UntestedFault =
	| '400-several'
	| '400-flat'
	| '400-user-error'
	| '400-problem-json'
	| '400-empty'
	| '408'
	| '409'
	| '421'
	| '423'
	| '425'
	| '429-rfc850'
	| '429-asctime'
	| '429-99999999999'
	| '503-99999999999'
	| 'list-400'
	| 'list-401'
	| 'list-403'
	| 'list-404'
	| 'deep-json'
	| 'bom'
	| 'missing-stats'
	| 'string-counters'
	| 'negative-counters'
	| 'fractional-counters'
	| 'lagging-total'
	| 'excess-counters'
	| 'unaccounted-emails'
	| 'missing-times'
	| 'lower-case-status'
	| 'wrong-id'
	| 'missing-ids'
	| 'clock-ahead-31d'
	| 'clock-behind-31d'
	| 'endless-pages'
	| 'overlapping-pages'
	| 'refused-token'
	| 'non-string-token'
	| 'missing-pagination'
	| 'two-lists';

/** What the state line says of a fault; undefined for those that do not keep the answers from being understood. */
const SAID: Readonly<Record<Exclude<FaultName, 'bad-certificate' | UntestedFault>, RegExp | undefined>> = {
	'400': /polling stopped · .* · r tries again · The server did not accept the request/u,
	'401': /polling stopped · .* · r tries again · The credentials were refused/u,
	'403': /polling stopped · .* · r tries again · The credentials may not read this/u,
	'404': /polling stopped · .* · r tries again · There is no operation/u,
	'410': /polling stopped · .* · r tries again · There is no operation/u,
	'500': /next try in .* · The server failed on the operation/u,
	'502': /next try in .* · The server is not available \(502, request RQ/u,
	'503': /next try in .* · The server is not available \(503, code 20503/u,
	'504': /next try in .* · The server is not available \(504, request RQ/u,
	'429-seconds': /next try in 2 s · The server asks for fewer requests \(429, code 20429/u,
	'429-date': /next try in \d s · The server asks for fewer requests/u,
	'429-none': /next try in .* · The server asks for fewer requests/u,
	'429-garbage': /next try in .* · The server asks for fewer requests/u,
	'429-3600': /next try in (?:1 h|59 min).* · The server asks for fewer requests/u,
	'429-past': /next try in .* · The server asks for fewer requests/u,
	'503-retry-after': /next try in 2 s · The server is not available/u,
	refused: /No answer from \S+ nothing listens there/u,
	'reset-before-headers': /No answer from \S+ the connection/u,
	'reset-in-body': /No answer from \S+ the connection/u,
	truncated: /No answer from \S+ the connection/u,
	'no-headers': /No answer from \S+ it did not begin to answer within 10 s/u,
	'silent-body': /No answer from \S+ its answer stopped for 10 s/u,
	'slow-body': /No answer from \S+ the whole answer took longer than 30 s/u,
	'endless-body': /is larger than 8 MiB|took longer than 30 s/u,
	'gzip-bomb': /makes no sense: it is|is larger than/u,
	'malformed-json': /makes no sense: it is not JSON/u,
	html: /makes no sense: it is not JSON/u,
	'wrong-shape': /makes no sense: it has another shape/u,
	'missing-counters': undefined,
	'absurd-counters': undefined,
	'unknown-status': undefined,
	redirect: /answered with a redirect \(302\), which is not followed/u,
	'clock-ahead': undefined,
	'clock-behind': undefined,
	'token-loop': undefined,
	'duplicate-page': undefined,
	'empty-page': undefined,
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
		.replace(/127\.0\.0\.1:\d+/u, '127.0.0.1')
		.replace(/data [\dhmins ]+ old/u, 'data … old')
		.replace(/trying now |next try in [\dhmins ]+/u, 'next try in … ')
		.replace(/comms_operation_\w+/u, 'comms_operation_…')
		.replace(/…? {2}! shows all$/u, '…')
		.replace(/RQ\w+…?/u, 'RQ…')
		.replace(/(The answer for the|failed on the|the request for the) (?:operation|list of emails)/u, '$1 …')
		.replace(/^. settled.*/u, '(nothing: it goes on as before)')
		.replace(/^(.{100}).+$/u, '$1…');
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
				columns: 140,
			});
			await terminal.sees('✗ settled');
			await switchFaults(sandbox.url, [fault === 'refused' ? 'refused@0-3' : fault]);
			// It hangs up a moment after it has answered the call that told it to.
			if (fault === 'refused') await vi.waitFor(() => expect(fetch(sandbox.url)).rejects.toThrow(), 2000);
			await terminal.press('r');
			if (said === undefined) {
				await terminal.press('n', 'r');
				await terminal.sees(/polled 0 s ago/u);
			} else await terminal.sees((screen) => said.test(screen.split('\n')[STATE_LINE] ?? ''), {withinMs: 45_000});
			const line = steady(terminal.row(STATE_LINE));
			if (fault.startsWith('429')) await terminal.sees(/waiting until|paused until/u);
			const state = headerState(terminal);
			expect(terminal.screen()).toContain('@example.');

			if (fault !== 'refused') await switchFaults(sandbox.url, []);
			else await vi.waitFor(() => fetch(sandbox.url), 10_000);
			const before = await operationPolls(sandbox.url);
			await terminal.press('r');
			await terminal.sees('✗ settled', {withinMs: 45_000});
			// The wrong frame of a fault can say settled, too.
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
			columns: 140,
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
