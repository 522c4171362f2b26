import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, expect, onTestFinished, test} from 'vitest';
import {type Sandbox, type SandboxOptions, startSandbox} from '../../source/sandbox/sandbox.ts';
import {PALETTES} from '../../source/ui/theme/palette.ts';
import {run} from '../helpers/run.ts';
import {openTerminal, openTerminalHere} from '../helpers/terminal.ts';

const MINUTE = 60_000;

async function serve(options: SandboxOptions = {}): Promise<Sandbox> {
	const many = options.operations === undefined ? {sends: 6} : {};
	const sandbox = await startSandbox({dialect: 'reference', ...many, recipients: 400, durationMs: MINUTE, ...options});
	onTestFinished(() => sandbox.close());
	return sandbox;
}

/** The environment of someone with a folder of their own for what is kept. */
function environment(sandbox: Sandbox): Record<string, string> {
	const state = mkdtempSync(join(tmpdir(), 'sendwatch-state-'));
	onTestFinished(() => rmSync(state, {recursive: true, force: true}));
	return {XDG_STATE_HOME: state, SENDWATCH_BASE_URL: sandbox.url, SENDWATCH_INTERVAL: '0.5'};
}

/** How often each path was requested so far. */
async function requestsOf(sandbox: Sandbox): Promise<readonly string[]> {
	const answer = await fetch(new URL('/__sandbox/requests', sandbox.url));
	const {requests}: {requests: readonly {path: string}[]} = JSON.parse(await answer.text());
	return requests.map(({path}) => path);
}

describe.each(['guide', 'reference'] as const)('the user starts sendwatch without an operation (%s)', (dialect) => {
	test('sees all sends, those that fail first, opens one and comes back, and hears of new ones', async () => {
		const sandbox = await serve({dialect, durationMs: 20_000, startedAt: Date.now()});
		await using terminal = openTerminalHere({env: environment(sandbox)});
		await terminal.sees(/✗ 1 FAILING .* under way, 4 in 7 days/u);
		await terminal.sees(/▌ ✗ [A-Z].*\d+ %/u);
		await terminal.sees('mailbox.example.net');
		await terminal.press('enter');
		await terminal.sees(/✗ FAILING .* of 400|✗ FAILING .* ended/u);
		await terminal.sees(/Emails .*1–\d+ of 400/u);
		await terminal.press('esc');
		await terminal.sees(/── Sends/u);
		await terminal.sees(/, 6 in 7 days/u);
		await terminal.press('q');
		expect(await terminal.exited).toEqual({code: 0, signal: null});
		expect(terminal.normalScreen()).toMatch(/6 sends: \d under way/u);
	});
});

describe('the board', () => {
	test('groups by tag and opens a campaign, shows only what fails, compares, finds a send, resizes to 40×12, and leaves with Ctrl-C: code 130', async () => {
		const sandbox = await serve({scenario: 'campaign', sends: 6, startedAt: Date.now() - 30_000});
		await using terminal = openTerminalHere({env: environment(sandbox)});
		await terminal.sees(/── Sends/u);
		await terminal.sees(/^ ▌/mu);
		const selected = terminal.cells().find((cells) => cells[1]?.char === '▌');
		expect(selected?.at(-1)?.bg).toBe(PALETTES.dark.track.hex);
		await terminal.press('tab');
		await terminal.sees(/campaign:spring \(\d\)/u);
		await terminal.press('enter');
		await terminal.sees(/Sends \d of \d {2}campaign:spring/u);
		await terminal.press('esc');
		await terminal.sees(/── Campaigns/u);
		await terminal.press('tab');
		await terminal.press('f');
		await terminal.sees(/Sends \d of \d .*only failing/u);
		await terminal.press('esc');
		await terminal.lacks('only failing');
		await terminal.press('m');
		await terminal.press('down');
		await terminal.press('=');
		await terminal.sees(/= close/u);
		await terminal.press('esc');
		await terminal.sees(/= compare ─/u);
		await terminal.press('/');
		await terminal.type('no such words');
		await terminal.press('enter');
		await terminal.sees('no send contains these words');
		await terminal.press('/', 'ctrl-u');
		await terminal.type('spring');
		await terminal.press('enter');
		await terminal.sees(/Sends [1-6] of 6 {2}“spring”/u);
		const [columns, rows] = [40, 12];
		terminal.resize(columns, rows);
		await terminal.sees(/SUBJECT +ENDED FAILURES/u);
		const lines = terminal.screen().split('\n');
		expect(lines.length).toBeLessThanOrEqual(rows);
		expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(columns);
		expect(lines[0]).toMatch(/^ +(?:[✗⚠] \d [A-Z]+|\d under way).* ● live$/u);
		expect(lines.at(-1)).toMatch(/^ ⏎ watch .* q quit$/u);
		terminal.resize(100, 30);
		await terminal.sees(/= compare ─/u);
		await terminal.press('ctrl-c');
		expect(await terminal.exited).toEqual({code: 130, signal: null});
	});

	test('shows what was named first, also what the account’s list does not have', async () => {
		const sandbox = await serve({startedAt: Date.now() - 3 * MINUTE});
		const absent = 'comms_operation_01h2xcejqtf2nbrexx3vqjhp41';
		await using terminal = openTerminalHere({args: [sandbox.operationId, absent], env: environment(sandbox)});
		await terminal.sees(/▌ [✓▲✗] /u);
		await terminal.sees(/vqjhp41 .*not found/u);
	});

	test('opens from a watch with its send under the cursor, and Esc leads back: from a send to the board, from the board to the watch', async () => {
		const sandbox = await serve();
		await using terminal = openTerminalHere({args: [sandbox.operationId], env: environment(sandbox)});
		await terminal.sees(/── Emails/u);
		await terminal.press('esc');
		await terminal.sees('Nothing is running');
		await terminal.press('o');
		await terminal.sees(new RegExp(`▌ [\\s\\S]*── .*…${sandbox.operationId.slice(-7)} .*⏎ watch it`, 'u'));
		await terminal.press('enter');
		await terminal.sees(/── Emails/u);
		await terminal.press('esc');
		await terminal.sees(/── Sends/u);
		await terminal.press('esc');
		await terminal.sees(/── Emails/u);
		await terminal.press('esc');
		await terminal.sees('Nothing is running');
	});

	test('asks once a poll, and reads a watch that was left for no longer than a minute', async () => {
		const sandbox = await serve({durationMs: 10 * MINUTE});
		await using terminal = openTerminalHere({env: environment(sandbox)});
		await terminal.sees(/1 request every 0\.5 s/u);
		await terminal.sees(/── Sends/u);
		const before = (await requestsOf(sandbox)).filter((path) => path.includes('/Emails/Operations')).length;
		expect(before).toBeGreaterThan(0);
		expect((await requestsOf(sandbox)).some((path) => /Operations\/comms/u.test(path))).toBe(false);
	});

	test('records the watches that are opened from it, with the base URL that they are of', async () => {
		const sandbox = await serve();
		const env = environment(sandbox);
		{
			await using terminal = openTerminalHere({env});
			await terminal.sees(/▌ ✗ .*\d+ %/u);
			await terminal.press('enter');
			await terminal.sees(/── Emails/u);
			await terminal.press('q');
			await terminal.exited;
		}
		const {stdout} = await run({args: ['history', '--json'], env});
		expect(JSON.parse(stdout)).toMatchObject([{base_url: sandbox.url}]);
	});

	test('keeps the names of sends from one run to the next, for this server only', async () => {
		const sandbox = await serve();
		const env = environment(sandbox);
		{
			await using terminal = openTerminalHere({env});
			await terminal.sees(/▌ . [A-Z][a-z]/u);
			await terminal.press('q');
			await terminal.exited;
		}
		const kept = readFileSync(join(env.XDG_STATE_HOME ?? '', 'sendwatch', 'names.json'), 'utf8');
		const names: readonly {baseUrl: string}[] = JSON.parse(kept);
		expect(new Set(names.map(({baseUrl}) => baseUrl))).toEqual(new Set([sandbox.url]));
	});

	test('what is typed behind the key that opens the board is meant for the board, and behind the one that leads to a send for that', async () => {
		const sandbox = await serve({durationMs: 1000, startedAt: Date.now() - 60_000});
		await using terminal = openTerminalHere({args: [sandbox.operationId], env: environment(sandbox)});
		await terminal.sees(/page 1/u);
		await terminal.type('o/zzzz');
		await terminal.sees(/find zzzz/u);
		await terminal.press('esc');
		await terminal.sees(/⏎ watch/u);
		await terminal.type('\r/kim');
		await terminal.sees(/Find +kim/u);
	});

	test('compares a new send with an older one at the same age, which the board did not see but a recording has', async () => {
		const sandbox = await serve({durationMs: 40_000, startedAt: Date.now()});
		const env = environment(sandbox);
		await using terminal = openTerminalHere({args: [sandbox.operationId], env});
		await terminal.sees(/ [1-5]\d % /u);
		await terminal.press('o');
		await terminal.sees(/, 6 in 7 days/u);
		const {stdout} = await run({args: ['operations', '--format', 'json'], env});
		const created: readonly {id: string; created_at: string}[] = JSON.parse(stdout);
		const newest = created.toSorted((a, b) => (a.created_at < b.created_at ? 1 : -1))[0]?.id ?? '';
		for (const [id, key] of [
			[sandbox.operationId, 'm'],
			[newest, '='],
		] as const) {
			await terminal.press('/', 'ctrl-u');
			await terminal.type(id);
			await terminal.press('enter');
			await terminal.sees(/Sends 1 of 6/u);
			await terminal.press(key);
		}
		await terminal.sees(/ at \d+ (?:s|min)[ \d s]* +this +that/u);
		await terminal.sees(/ ended +\d+ % +[1-9]\d* %/u);
		await terminal.sees(/ p50 +\S+ .*\d/u);
		await terminal.sees(/ failed, p95 by domain at \d+ (?:s|min)/u);
		await terminal.sees(/ (?:mailbox\.example\.net|example\.(?:com|org)) +<?\d+ % .*<?\d+ % /u);
	});

	test('exports what is listed as sendwatch operations prints it, copies the command, and says in full what it costs', async () => {
		const sandbox = await serve({startedAt: Date.now() - 10 * MINUTE, operations: 3, durationMs: 2000});
		const cwd = mkdtempSync(join(tmpdir(), 'sendwatch-export-'));
		onTestFinished(() => rmSync(cwd, {recursive: true, force: true}));
		const env = environment(sandbox);
		await using terminal = openTerminal({env, cwd});
		await terminal.sees(/▌ . .*100 %/u);
		await terminal.press('x');
		await terminal.sees(/Export to a file here ─[\s\S]*3 sends/u);
		await terminal.press('c');
		await terminal.sees(/✓ (?:Wrote )?\.\/sendwatch-sends-\w+\.csv/u);
		const [file = ''] = readdirSync(cwd);
		const printed = await run({args: ['operations', '--format', 'csv'], env});
		expect(readFileSync(join(cwd, file), 'utf8').split('\n').toSorted()).toEqual(printed.stdout.split('\n').toSorted());
		await terminal.press('y');
		await terminal.sees(/Copy ─/u);
		await terminal.press('w');
		await terminal.sees(/✓ Copied the sendwatch command/u);
		const copied = /\]52;c;([\w+/=]+)/u.exec(Buffer.from(terminal.bytes()).toString('utf8'))?.[1] ?? '';
		expect(Buffer.from(copied, 'base64').toString('utf8')).toMatch(
			new RegExp(`^sendwatch comms_operation_\\w+ --base-url ${sandbox.url}$`, 'u'),
		);
		await terminal.press('!');
		await terminal.sees(/The board sends 1 request every 30 s\./u);
	});
});

describe('whatever is on the screen', () => {
	test('the title counts the sends, and the bell and a notification tell of one that settles, in a watch as well', async () => {
		const sandbox = await serve({durationMs: 12_000, recipients: 60});
		await using terminal = openTerminalHere({args: ['--bell'], env: environment(sandbox)});
		await terminal.sees(() => /^(?:\d failing · )?(?:\d stalled · )?\d under way · sendwatch$/u.test(terminal.title()));
		await terminal.sees(() => terminal.bells() > 0);
		const told = /\]9;sendwatch: (?:“[^”]+”|The send) …\w{4} (?:has settled|is failing)/u;
		await terminal.sees(() => told.test(Buffer.from(terminal.bytes()).toString('utf8')));
		// In a watch the title and a notice tell of another one.
		await terminal.press('\r');
		await terminal.sees(() => /^…\w{4} (?:failing|settled) · .*sendwatch …\w{4}$/u.test(terminal.title()));
		await terminal.sees(/[⚠✓] (?:“|The send|…\w{4} |\d other sends)/u);
		await terminal.press('q');
		await terminal.exited;
		expect(terminal.title()).toBe('');
	});

	test('when the server is gone the board keeps what it knows and says how old that is, and it comes back', async () => {
		const sandbox = await serve({durationMs: 5 * MINUTE});
		await using terminal = openTerminalHere({env: environment(sandbox)});
		await terminal.sees(/● live/u);
		const faults = new URL('/__sandbox/faults', sandbox.url);
		await fetch(faults, {method: 'PUT', body: JSON.stringify({faults: ['500']})});
		await terminal.sees(/stale, \d+ s old/u);
		expect(terminal.screen()).toMatch(/▌ ✗ /u);
		await fetch(faults, {method: 'DELETE'});
		await terminal.press('r');
		await terminal.sees(/● live/u);
	});
});

describe('the newest send', () => {
	test('is watched by --latest, and with --follow the next ones', async () => {
		const sandbox = await serve({durationMs: 12_000});
		await using terminal = openTerminalHere({args: ['--latest', '--follow'], env: environment(sandbox)});
		await terminal.sees(new RegExp(`${sandbox.operationId.slice(-7)}`, 'u'));
		await terminal.sees(/This is a newer send/u);
		await terminal.sees(/of 120/u);
	});

	test('without a terminal it is followed to its end', async () => {
		const sandbox = await serve({startedAt: Date.now() - 10 * MINUTE, sends: 2});
		const {stdout, code} = await run({args: ['--latest', '--base-url', sandbox.url]});
		expect(stdout).toMatch(new RegExp(`^${sandbox.operationId}: Settled`, 'mu'));
		expect(code).toBe(1);
	});

	test.each([
		[['--follow'], /--follow requires --latest/u],
		[['--latest', 'comms_operation_01h2xcejqtf2nbrexx3vqjhp41'], /takes no operation/u],
	])('%j is a usage error', async (args, says) => {
		const {code, stderr} = await run({args});
		expect({code, stderr}).toEqual({code: 2, stderr: expect.stringMatching(says)});
	});
});

describe('without credentials', () => {
	test('there are the recordings of this machine, which are played', async () => {
		const sandbox = await serve();
		const env = environment(sandbox);
		{
			await using terminal = openTerminalHere({args: [sandbox.operationId], env});
			await terminal.sees(/── Emails/u);
			await terminal.press('q');
			await terminal.exited;
		}
		const none = {TWILIO_API_KEY: undefined, TWILIO_API_SECRET: undefined, SENDWATCH_BASE_URL: undefined};
		await using terminal = openTerminalHere({env: {...env, ...none}});
		await terminal.sees(new RegExp(`▌ 1  . ${sandbox.operationId} .*plays the`, 'u'));
		await terminal.press('enter');
		await terminal.sees('REPLAY');
	});

	test('without a terminal it says what to name', async () => {
		const {code, stderr} = await run({args: []});
		expect({code, stderr}).toMatchObject({code: 2, stderr: expect.stringMatching(/^Name the operation to watch/u)});
	});
});
