import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {reportOfRecording} from '../../source/app/report-send.ts';
import {type Sandbox, startSandbox} from '../../source/sandbox/sandbox.ts';
import {CREDENTIALS, run} from '../helpers/run.ts';
import {runHere} from '../helpers/run-here.ts';
import {openTerminalHere, type Terminal} from '../helpers/terminal.ts';

const state = mkdtempSync(join(tmpdir(), 'sendwatch-state-'));
const folder = join(state, 'sendwatch');
afterAll(() => rmSync(state, {recursive: true, force: true}));

/** All that is shown but the header, which tells the time, the keys, and what says how much of the list there is: its head and scrollbar. */
function body(terminal: Terminal): string {
	const lines = terminal.screen().split('\n').slice(1, -1);
	return lines.map((line) => (line.includes('── Emails ') ? '' : line.replace(/[┃│] *$/u, ''))).join('\n');
}

/** The lines of a plain watch without their times. */
function withoutTimes(stdout: string): readonly string[] {
	return stdout.split('\n').map((line) => line.replace(/^\S+Z /u, ''));
}

describe('the user watches a demo with --record and plays it again', () => {
	test('the same screen ends the same way, marked as a replay; keys pause it and change its speed', async () => {
		const env = {XDG_STATE_HOME: state};
		let watched = '';
		{
			const args = ['demo', '--record', '--recipients', '120', '--duration', '2', '--interval', '2'];
			await using terminal = openTerminalHere({args, env});
			await terminal.sees(/settled after/u);
			await terminal.sees('all read, by reason');
			watched = body(terminal);
			await terminal.press('q');
			expect(await terminal.exited).toMatchObject({code: 0});
		}
		const [file = ''] = readdirSync(folder);
		await using terminal = openTerminalHere({args: ['replay', join(folder, file), '--speed', '100'], env});
		await terminal.sees(/REPLAY \d{4}-\d\d-\d\d \d\d:\d\d:\d\d ended/u);
		expect(body(terminal)).toBe(watched);
		expect(terminal.screen()).toMatch(/── Emails ─+ 1–\d+ of (?:120 · page 1|\d+ recorded) ─/u);

		await terminal.press('r');
		await terminal.sees('A replay sends no requests');
		await terminal.press('t');
		await terminal.type('plan:pro');
		await terminal.sees(/\d+ of \d+ recorded match(?:es)?/u);
		await terminal.press('enter');
		await terminal.sees('t tags plan:pro');
		await terminal.press('backspace');
		await terminal.sees.not('t tags plan:pro');
		await terminal.press('/');
		await terminal.type('nobody@nowhere.example');
		await terminal.press('enter');
		await terminal.sees(/no match in \d+/u);
		await terminal.press('esc');
		await terminal.sees.not('no match');
		await terminal.press('-', '-', '-', '-', '-', '-');
		await terminal.press('space');
		await terminal.sees(/×1 .*PROCESSING/u);
		await terminal.press('space');
		await terminal.sees(/REPLAY .* paused/u);
		await terminal.press('+', 'space');
		await terminal.sees(/REPLAY .* ×2 /u);
		terminal.resize(60, 20);
		await terminal.sees('REPLAY');
		terminal.resize(40, 12);
		await terminal.sees('REPLAY');
		await terminal.press('q');
		expect(await terminal.exited).toEqual({code: 0, signal: null});
	});

	test('the demo leaves nothing behind without --record', async () => {
		await using terminal = openTerminalHere({
			args: ['demo', '--recipients', '5'],
			env: {XDG_STATE_HOME: join(state, 'none')},
		});
		await terminal.sees('1–5 of 5');
		await terminal.press('q');
		await terminal.exited;
		expect(() => readdirSync(join(state, 'none'))).toThrow('ENOENT');
	});
});

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox({recipients: 80, durationMs: 2000});
});
afterAll(() => sandbox.close());

test('a watch is recorded with its recipients masked, and without the credentials', async () => {
	const own = join(state, 'masked');
	const args = [sandbox.operationId, '--base-url', sandbox.url];
	await using terminal = openTerminalHere({args, env: {XDG_STATE_HOME: own}});
	await terminal.sees(/▌ .*@example\.\w+/u);
	await terminal.press('q');
	await terminal.exited;
	const [file = ''] = readdirSync(join(own, 'sendwatch'));
	const recorded = readFileSync(join(own, 'sendwatch', file), 'utf8');
	expect(recorded).toMatch(/"to":\[\{"address":"\w…@example\./u);
	expect(recorded).not.toMatch(/"to":\[\{"address":"[^"…]+@/u);
	for (const secret of Object.values(CREDENTIALS)) expect(recorded).not.toContain(secret);
});

test('watches of one send that start at the same moment are all recorded, and can all be replayed', async () => {
	const env = {...CREDENTIALS, XDG_STATE_HOME: join(state, 'at-once')};
	const args = [sandbox.operationId, '--base-url', sandbox.url, '--interval', '0.5'];
	const watched = await Promise.all(Array.from({length: 3}, () => run({args, env})));
	expect(watched.map(({stderr}) => stderr)).toEqual(['', '', '']);
	const own = join(env.XDG_STATE_HOME, 'sendwatch');
	const paths = readdirSync(own).map((name) => join(own, name));
	expect(paths).toHaveLength(3);
	const replays = await Promise.all(paths.map((path) => runHere({args: ['replay', path], env})));
	const lines = (all: readonly {readonly stdout: string}[]) => all.map((one) => withoutTimes(one.stdout).join('\n'));
	expect(lines(replays).toSorted()).toEqual(lines(watched).toSorted());
});

/** How many failures the only recording in a folder has. */
function recordedFailures(own: string): number {
	const [file = ''] = readdirSync(join(own, 'sendwatch'));
	const options = {isMasked: false, command: ''};
	return reportOfRecording(join(own, 'sendwatch', file), options).summary.failures.length;
}

test('a recording has all failures, without a terminal and where the app was left before they were read', async () => {
	const startedAt = Date.now() - 3_600_000;
	const size = {recipients: 3000, durationMs: 1000, latencyMs: 150};
	const server = await startSandbox({scenario: 'provider-outage', startedAt, ...size});
	const [left, plain] = [join(state, 'left'), join(state, 'plain')];
	const args = [server.operationId, '--base-url', server.url];
	try {
		const headless = run({args, env: {...CREDENTIALS, XDG_STATE_HOME: plain}});
		await using terminal = openTerminalHere({args, env: {XDG_STATE_HOME: left}});
		await terminal.sees('SETTLED');
		await terminal.press('q');
		expect(await terminal.exited).toMatchObject({code: 0});
		expect((await headless).stderr).toBe('');
		const said = /Reading ([\d,]+) failures for the recording; Ctrl-C skips\./u.exec(terminal.normalScreen());
		const [, failed, undelivered] = / ([\d,]+) failed, (\d+) undelivered/u.exec((await headless).stdout) ?? [];
		const all = Number(failed?.replace(',', '')) + Number(undelivered);
		expect([left, plain].map(recordedFailures)).toEqual([all, all]);
		expect(Number(said?.[1]?.replace(',', ''))).toBeGreaterThan(0);
	} finally {
		await server.close();
	}
});

describe('a watch without a terminal', () => {
	test('is recorded and replayed line by line without waiting, listed and removed', async () => {
		const env = {...CREDENTIALS, XDG_STATE_HOME: state};
		const args = [sandbox.operationId, '--base-url', sandbox.url, '--interval', '0.5'];
		const watched = await run({args, env});
		const replayed = await runHere({args: ['replay', sandbox.operationId], env: {XDG_STATE_HOME: state}});
		expect(withoutTimes(replayed.stdout)).toEqual(withoutTimes(watched.stdout));
		expect(replayed).toMatchObject({code: 0, stderr: ''});

		const history = (...flags: readonly string[]) =>
			runHere({args: ['history', ...flags], env: {XDG_STATE_HOME: state}});
		expect((await history()).stdout).toMatch(new RegExp(`^${sandbox.operationId} .* COMPLETED  100 % `, 'mu'));
		const [, file = ''] = /(?<file>\S+\.ndjson)$/mu.exec((await history()).stdout) ?? [];
		const {code, stdout} = await runHere({args: ['report', file]});
		expect({code, begin: stdout.slice(0, 15)}).toEqual({code: 0, begin: '<!doctype html>'});
		expect((await history('--ids')).stdout.split('\n')[0]).toBe(sandbox.operationId);
		const [entry] = JSON.parse((await history('--json')).stdout) as readonly unknown[];
		expect(entry).toMatchObject({id: sandbox.operationId, total: 80, settled: 'yes', recipients: 'masked'});
		expect(await history('--purge')).toMatchObject({code: 0, stderr: '2 recordings removed.\n'});
		expect(await history()).toMatchObject({
			code: 0,
			stdout: '',
			stderr: expect.stringContaining('Nothing is recorded'),
		});
		expect(await history('--purge', '--ids')).toMatchObject({code: 2});
	});

	test('replayed from a recording with damaged lines says how many could not be read', async () => {
		const path = join(state, 'damaged.ndjson');
		const header = {sendwatch: 'recording', version: 1, operationId: sandbox.operationId, at: 0, isMasked: true};
		const lines = [{...header, intervalMs: 2000, pageSize: 50, tags: []}, {type: 'from the future'}].map((line) =>
			JSON.stringify(line),
		);
		writeFileSync(path, `${lines.join('\n')}\nhalf a li\n`);
		const {code, stderr} = await runHere({args: ['replay', path], env: {XDG_STATE_HOME: state}});
		expect({code, stderr}).toEqual({code: 0, stderr: '2 lines of the recording could not be read.\n'});
	});

	test('goes on where nothing can be written, and says so once', async () => {
		const env = {...CREDENTIALS, XDG_STATE_HOME: '/dev/null'};
		const {code, stdout, stderr} = await run({args: [sandbox.operationId, '--base-url', sandbox.url], env});
		expect(stderr).toMatch(/^Not recorded in \/dev\/null\/sendwatch: [^\n]+ --no-record turns recording off\.\n$/u);
		expect(stdout).toContain('Settled');
		expect(code).toBeLessThan(2);
	});

	test.each([
		[['replay'], 'Name one recording'],
		[['replay', 'comms_operation_01h2xcejqtf2nbrexx3vqjhp41'], 'There is no recording of comms_operation_01h2'],
		[['replay', 'README.md'], 'README.md is not a recording of sendwatch'],
		[['replay', 'README.md', '--speed', 'fast'], '--speed is “fast”'],
	])('%j ends with code 2 and a sentence', async (args, sentence) => {
		const {code, stderr, stdout} = await runHere({args, env: {XDG_STATE_HOME: state}});
		expect({code, stdout}).toEqual({code: 2, stdout: ''});
		expect(stderr).toContain(sentence);
	});
});
