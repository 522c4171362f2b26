import {spawn} from 'node:child_process';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {describe, expect, onTestFinished, test} from 'vitest';
import {type Sandbox, type SandboxOptions, startSandbox} from '../../source/sandbox/sandbox.ts';
import {temporaryHome} from '../helpers/environment.ts';
import {builtProgram} from '../helpers/program.ts';
import {CREDENTIALS, run} from '../helpers/run.ts';
import {openTerminal} from '../helpers/terminal.ts';

const PRELOAD = fileURLToPath(new URL('../fixtures/other-clock.mjs', import.meta.url));
const SETTINGS = ['+1h', '-1h', '+31d', '-31d'];
const DAY_MS = 86_400_000;

async function serve(options: SandboxOptions): Promise<Sandbox> {
	const sandbox = await startSandbox({seed: 5, ...options});
	onTestFinished(() => sandbox.close());
	return sandbox;
}

const clock = (setBy: string, at = 'start') => ({NODE_OPTIONS: `--import=${PRELOAD}`, CLOCK: setBy, CLOCK_AT: at});

describe('a clock that is set while somebody watches', () => {
	test.each(SETTINGS)(
		'by %s: the counters go on, nothing is called stale or stalled, and the send settles',
		async (setBy) => {
			const {operationId, url} = await serve({recipients: 400, durationMs: 5000});
			const args = [operationId, '--base-url', url, '--interval', '0.5', '--stall-after', '60'];
			await using terminal = openTerminal({args, env: clock(setBy, 'signal')});
			await terminal.sees(/[1-9]\d* of 400/u);
			const seen: string[] = [];
			terminal.kill('SIGUSR2');
			terminal.onBytes(() => seen.push(terminal.row(0)));
			await terminal.sees(/SETTLED/u, {withinMs: 40_000});
			expect(seen.filter((row) => /STALE|STALLED|OFFLINE|UNACCOUNTED|old/u.test(row))).toEqual([]);
			// The age of the send: not an hour, nor a month.
			expect(seen.filter((row) => /\d+ (?:h|d|days?)\b/u.test(row))).toEqual([]);
			expect(seen.filter((row) => /● live/u.test(row)).length).toBeGreaterThan(3);
		},
	);

	test.each(SETTINGS)('by %s: `wait` ends by its own limits all the same', async (setBy) => {
		const {operationId, url} = await serve({recipients: 400, durationMs: 600_000});
		const args = ['wait', operationId, '--base-url', url, '--timeout', '4', '--stall-timeout', '30m', '--quiet'];
		const child = spawn(process.execPath, [builtProgram(), ...args], {
			env: {PATH: process.env.PATH, HOME: '', ...CREDENTIALS, ...clock(setBy, 'signal')},
		});
		onTestFinished(() => void child.kill('SIGKILL'));
		let said = '';
		for (const stream of [child.stdout, child.stderr])
			stream.on('data', (bytes: Buffer) => {
				said += bytes.toString();
			});
		const since = performance.now();
		setTimeout(() => child.kill('SIGUSR2'), 1500);
		const code = await new Promise((resolve) => child.on('close', resolve));
		expect([code, said]).toEqual([6, expect.stringContaining('Timed out after 4 s')]);
		const tookMs = performance.now() - since;
		expect(tookMs).toBeGreaterThan(3500);
		expect(tookMs).toBeLessThan(20_000);
	});
});

describe('with a clock that is 31 days ahead', () => {
	test('nothing that was recorded is deleted, and names of sends are kept', async () => {
		const {operationId, url} = await serve({recipients: 12, durationMs: 1000, startedAt: Date.now() - 3_600_000});
		const home = temporaryHome();
		onTestFinished(home.remove);
		const folder = join(home.path, '.local/state/sendwatch');
		const recordings = () => readdirSync(folder).filter((name) => name.endsWith('.ndjson'));
		const env = {...CREDENTIALS, HOME: home.path};
		const wait = ['wait', operationId, '--base-url', url];
		await run({args: wait, env});
		const board = async (more: Record<string, string>) => {
			await using terminal = openTerminal({args: ['--base-url', url], env: {HOME: home.path, ...more}});
			await terminal.sees(/Sends[\s\S]*^ ▌ \S \S.*settled[\s\S]*campaign:/mu);
			await terminal.press('q');
			expect(await terminal.exited).toMatchObject({code: 0});
		};
		await board({});
		const names = () => readFileSync(join(folder, 'names.json'), 'utf8');
		const [before, named] = [recordings(), names()];
		expect(before).toHaveLength(1);
		expect(named).toContain(operationId);
		await run({args: wait, env: {...env, ...clock('+31d')}});
		await run({args: ['history'], env: {...env, ...clock('+31d')}});
		await board(clock('+31d'));
		expect(recordings()).toEqual(expect.arrayContaining(before));
		expect(names()).toContain(operationId);
		for (const {at} of JSON.parse(names()) as readonly {readonly at: number}[])
			expect(Math.abs(at - Date.now())).toBeLessThan(DAY_MS);
		expect(existsSync(join(folder, before[0] ?? ''))).toBe(true);
	});
});
