import {afterAll, describe, expect, test, vi} from 'vitest';
import {type FaultName, startSandbox} from '../../source/sandbox/sandbox.ts';
import {writeReport} from '../helpers/report.ts';
import {openTerminal, openTerminalHere, type Terminal} from '../helpers/terminal.ts';
import {AUTHORITY, FAR_URL, startProxy, startTls} from '../helpers/tls.ts';
import {AFTERWARDS, NOTHING, OUTCOME, SAID, type Said} from './fault-sentences.ts';

const STATE_LINE = 2;
/** Where the head of the list is below it: after a panel of six lines and its title. */
const LIST_HEAD = STATE_LINE + 8;
const HOUR_MS = 3_600_000;

/** Trouble on the way to the server, which no fault of the sandbox can make. */
const WAYS: Readonly<Record<string, {said: RegExp; open: (behind: string) => Promise<Way>}>> = {
	'bad-certificate': {said: /No answer from \S+ its certificate has expired/u, open: throughTls},
	'dead-proxy': {said: /No answer from the proxy 127\.0\.0\.1:\d+: nothing listens there/u, open: throughProxy},
};

type Watching = {readonly sandbox: {readonly url: string}; readonly terminal: Terminal};

const rows = new Map<string, string>();

async function switchFaults(url: string, specs: readonly string[]): Promise<void> {
	const answer = await fetch(new URL('/__sandbox/faults', url), {method: 'PUT', body: JSON.stringify(specs)});
	expect(answer.status).toBe(200);
}

/** What differs from run to run is left out of the table, so too which of a poll's two requests was answered last. */
function steady(line: string): string {
	return line
		.trim()
		.replace(/^── (.*?) ─{2,}.*/u, '$1')
		.replace(/\d+ emails (could not be read|of another operation)/u, '… emails $1')
		.replace(/▁[▁ ]*/u, '▁ ')
		.replace(/127\.0\.0\.1:\d+/u, '127.0.0.1')
		.replace(/trying now |next try in [\d dhmins]+/u, 'next try in … ')
		.replace(/comms_operation_\w+/u, 'comms_operation_…')
		.replace(/…? {2}! shows all$/u, '…')
		.replace(/RQ\w+…?/u, 'RQ…')
		.replace(/ · The counters are \d+ emails behind the list\./u, '')
		.replace(/(The answer for the|failed on the|the request for the) (?:operation|list of emails)/u, '$1 …')
		.replace(/^(.{140}).+$/u, '$1…');
}

function stateLine(screen: string): string {
	return screen.split('\n')[STATE_LINE]?.trimEnd() ?? '';
}

/** The line of the list that says it. */
function listLine(list: RegExp, screen: string): string | undefined {
	return screen
		.split('\n')
		.slice(LIST_HEAD, LIST_HEAD + 4)
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

/** Whether the list has been read to its end, by a fault before. */
function isWhole(screen: string): boolean {
	return listLine(/–120 of 120 · page/u, screen) !== undefined;
}

/** Another filter and back: what was loaded before the fault is read again. */
async function readAnew(terminal: Terminal): Promise<void> {
	await terminal.press('f');
	await terminal.sees('status FAILED, UNDELIVERED');
	await terminal.press('f');
	await terminal.lacks('status FAILED');
}

/** Switches a fault on while the terminal shows a settled send, looks at what is reported, and switches it off again. */
async function goThrough(fault: string, said: Said, {sandbox, terminal}: Watching): Promise<void> {
	const asked = await operationPolls(sandbox.url);
	await switchFaults(sandbox.url, [fault === 'refused' ? 'refused@0-3' : fault]);
	// It hangs up a moment after it has answered the call that told it to.
	if (fault === 'refused') await vi.waitFor(() => expect(fetch(sandbox.url)).rejects.toThrow(), 20_000);
	await terminal.press('r');
	if (said.isRead) {
		// The frame of an answer with the fault: the one before is older.
		await vi.waitFor(async () => expect(await operationPolls(sandbox.url)).toBeGreaterThan(asked), 20_000);
		await terminal.settled();
		if (said.list !== undefined && isWhole(terminal.screen())) await readAnew(terminal);
		await terminal.press('G');
	}
	await terminal.sees((screen) => isSaid(said, screen), {withinMs: 90_000});
	const line = tableLine(said, terminal.screen());
	if (fault.startsWith('429')) await terminal.sees(/waiting until|paused until/u);
	const state = headerState(terminal);
	if (fault !== 'empty-page') expect(terminal.screen()).toContain('@example.');

	if (fault !== 'refused') await switchFaults(sandbox.url, []);
	else await vi.waitFor(() => fetch(sandbox.url), 20_000);
	const before = await operationPolls(sandbox.url);
	await terminal.press('r');
	// While its poll goes on, another `r` asks for nothing.
	await vi.waitFor(async () => expect(await operationPolls(sandbox.url)).toBeGreaterThan(before), 20_000);
	await terminal.settled();
	const restored = AFTERWARDS[fault as FaultName] ?? OUTCOME;
	await terminal.sees((screen) => restored.test(stateLine(screen)), {withinMs: 90_000});
	await terminal.sees(/100 % +120 of 120/u);
	expect((await operationPolls(sandbox.url)) - before).toBeLessThanOrEqual(2);
	rows.set(fault, `| \`${fault}\` | ${state} | ${line} |`);
}

/**
 * Faults that are said at once and leave no trace, those of a kind together: the same program goes through them, one after the other, and
 * each next one meets it as the one before has left it.
 */
const SHARED: readonly RegExp[] = [
	/^(?:400-.+|408|409|421|423|425|50\d)$/u,
	/^(?:reset-.+|truncated|malformed-json|html|wrong-shape|redirect|gzip-bomb|wrong-id|endless-body)$/u,
	/^(?:429|503)-/u,
	/^(?:missing-stats|.+-counters|lagging-total)$/u,
	/^clock-/u,
	/^(?:deep-json|bom|missing-times|lower-case-status|overlapping-pages|fixed-page-size|two-lists)$/u,
	/^(?:token-loop|endless-pages|refused-token|missing-pagination)$/u,
];

/** Which faults each program goes through: every other fault has a program of its own. */
function sessions(): readonly (readonly string[])[] {
	const names = Object.keys(SAID);
	const shared = SHARED.map((kind) => names.filter((name) => kind.test(name)));
	return [...shared, ...names.filter((name) => !shared.flat().includes(name)).map((name) => [name])];
}

describe('a fault is switched on while the user watches, and off again', () => {
	test.concurrent.each(sessions().map((faults) => [faults.join(', '), faults] as const))(
		'%s',
		async (_, faults) => {
			await using sandbox = await startSettled();
			await using terminal = openTerminalHere({
				args: [sandbox.operationId, '--base-url', sandbox.url, '--interval', '0.5'],
				columns: 200,
			});
			await terminal.sees((screen) => OUTCOME.test(stateLine(screen)));
			// The email under the cursor opens by itself in so wide a terminal, and would be requested, too.
			await terminal.sees('── Email 1 ');
			await terminal.press('esc');
			await terminal.lacks('── Email ');
			for (const fault of faults) await goThrough(fault, SAID[fault as keyof typeof SAID], {sandbox, terminal});
			await terminal.press('q');
			expect(await terminal.exited).toEqual({code: 0, signal: null});
		},
		180_000,
	);

	test.concurrent.each(Object.entries(WAYS))('%s', async (fault, {said, open}) => {
		await using sandbox = await startSettled();
		await using way = await open(sandbox.url);
		await using terminal = openTerminal({
			args: [sandbox.operationId, '--base-url', way.baseUrl, '--interval', '0.5'],
			columns: 200,
			env: {NODE_EXTRA_CA_CERTS: AUTHORITY, ...way.env},
		});
		await terminal.sees('▲ 1 failed, 2 undelivered');
		await terminal.sees('── Email 1 ');
		await terminal.press('esc');
		await terminal.lacks('── Email ');
		await way.block();
		await terminal.press('r');
		await terminal.sees((screen) => said.test(screen.split('\n')[STATE_LINE] ?? ''));
		const line = steady(terminal.row(STATE_LINE));
		const state = headerState(terminal);
		await way.clear();
		await terminal.press('r');
		await terminal.sees('▲ 1 failed, 2 undelivered', {withinMs: 90_000});
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

/** How often the operation has been requested so far. */
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
