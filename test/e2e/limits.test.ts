import {execFileSync, spawn, spawnSync} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, readdirSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {text} from 'node:stream/consumers';
import {afterEach, beforeEach, describe, expect, onTestFinished, test} from 'vitest';
import {startSandbox} from '../../source/sandbox/sandbox.ts';
import {builtProgram} from '../helpers/program.ts';
import {openTerminal} from '../helpers/terminal.ts';

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'sendwatch-limits-'));
});
afterEach(() => rmSync(folder, {recursive: true, force: true}));

/** Opens the demo in a shell that does something first, in a directory of its own. */
function openDemo(first: string, ...args: readonly string[]) {
	const program = [process.execPath, builtProgram(), 'demo', '--recipients', '10000', ...args];
	return openTerminal({
		command: 'bash',
		args: ['--norc', '-c', `${first}; "$@"; echo "exit code $?"`, 'bash', ...program],
		cwd: folder,
		columns: 160,
		// What Node itself writes down at the end meets the same limits.
		env: {NODE_DISABLE_COMPILE_CACHE: '1'},
	});
}

describe('the user exports', () => {
	test.each([
		['removes the file of the export', () => readdirSync(folder).map((name) => rmSync(join(folder, name)))],
		['removes the folder', () => rmSync(folder, {recursive: true})],
	])('and %s meanwhile: the watch continues and says what became of it', async (_, act) => {
		await using terminal = openDemo(':', '--latency', '300');
		await terminal.sees('of 10,000');
		await terminal.press('x', 'enter');
		await terminal.sees(/CSV .*[1-9][\d,]* of 10,000/u);
		act();
		await terminal.sees('Nothing was exported: its .part file was removed.');
		await terminal.press('q');
		expect(await terminal.exited).toMatchObject({code: 0});
		expect(terminal.normalScreen()).toContain('exit code 0');
	});

	test('onto a disk that takes not one byte more: no empty file is left', async () => {
		await using terminal = openDemo('ulimit -f 0');
		await terminal.sees('of 10,000');
		await terminal.press('x', 'enter');
		await terminal.sees('Nothing was exported: the file would exceed the size limit.');
		expect(readdirSync(folder)).toEqual([]);
		await terminal.press('w', 'n');
		await terminal.sees('No note was written: the file would exceed');
		expect(readdirSync(folder)).toEqual([]);
		await terminal.press('q');
		await terminal.exited;
		expect(terminal.normalScreen()).toContain('exit code 0');
	});
});

test('in a directory that is gone the app starts, opens an email, and says why nothing can be exported', async () => {
	await using terminal = openDemo('rmdir "$PWD"');
	await terminal.sees('of 10,000');
	await terminal.press('enter');
	await terminal.sees(/Email 1[\s\S]*campaign/u);
	await terminal.press('esc', 'esc', 'x', 'enter');
	await terminal.sees(/Nothing was exported: the directory that sendwatch/u);
	await terminal.press('q');
	await terminal.exited;
	expect(terminal.normalScreen()).toContain('exit code 0');
});

// The limits of a running process can be set on Linux only.
describe.skipIf(spawnSync('prlimit', ['--version']).status !== 0)('not one more file may be open', () => {
	test('in the middle of a watch: emails, exports and notes say so, and the watch continues', async () => {
		await using terminal = openTerminal({args: ['demo', '--recipients', '300'], cwd: folder, columns: 160});
		await terminal.sees('of 300');
		await terminal.settled();
		execFileSync('prlimit', ['--pid', String(terminal.pid), '--nofile=1:1']);
		await terminal.press('enter');
		await terminal.sees('⏎ full screen');
		await terminal.press('esc', 'esc', 'w', 'n');
		await terminal.sees('No note was written: too many files are open');
		await terminal.press('x', 'enter');
		await terminal.sees('Nothing was exported: too many files are open');
		await terminal.press('q');
		expect(await terminal.exited).toEqual({code: 0, signal: null});
		expect(readdirSync(folder)).toEqual([]);
	});

	test('24 of them are enough for a watch, the sandbox of a demo included', async () => {
		await using terminal = openDemo('ulimit -n 24');
		await terminal.sees('of 10,000');
		await terminal.press('down', 'enter');
		await terminal.sees(/Email 2[\s\S]*text part|its html could not be read/u);
		await terminal.press('esc', 'esc', 'f');
		await terminal.sees('status FAILED');
		await terminal.press('q');
		await terminal.exited;
		expect(terminal.normalScreen()).toContain('exit code 0');
	});

	test.each([21, 22])('fewer of them, %i: one sentence that says how to have more', async (most) => {
		await using terminal = openDemo(`ulimit -n ${most}`);
		await terminal.exited;
		expect(terminal.normalScreen().trim()).toBe(
			'sendwatch cannot open the files it needs: too many are open. Raise the limit (ulimit -n 256) and start it again.\nexit code 70',
		);
	});

	test('while a script waits: it ends with one sentence and 70 where no connection can be opened', async () => {
		const sandbox = await startSandbox({recipients: 20, durationMs: 1000, startedAt: Date.now() - 3_600_000});
		onTestFinished(() => sandbox.close());
		const wait = ['wait', sandbox.operationId, '--base-url', sandbox.url, '--no-record'];
		const endings = await Promise.all(
			[21, 22, 23, 24].map(async (most) => {
				const script = `ulimit -c 0; ulimit -n ${most}; exec "$@"`;
				const args = ['-c', script, 'bash', process.execPath, builtProgram(), ...wait];
				const env = {PATH: process.env.PATH, HOME: folder};
				const child = spawn('bash', args, {env, stdio: ['ignore', 'ignore', 'pipe'], timeout: 30_000});
				const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
				return {said, code: code as number | null};
			}),
		);
		// Where Node cannot open the program at all, what it says is its own.
		const ours = endings.filter(({said}) => !/node:internal|Assertion/u.test(said));
		for (const {said, code} of ours) {
			if (code !== 70)
				expect({said, code}).toEqual({said: expect.stringMatching(/100 %, 20 of 20/u), code: expect.toBeOneOf([0, 1])});
			else expect(said).toMatch(/too many (?:files )?are open.* Raise the limit \(ulimit -n 256\) and [^\n]*\n$/u);
		}
		expect(ours.map(({code}) => code)).toContain(70);
	});

	test('at the start: one sentence, no stack', () => {
		const env = {PATH: process.env.PATH, HOME: folder};
		const endings = Array.from({length: 30}, (_, index) => {
			const script = `ulimit -c 0; ulimit -n ${index + 16}; exec "$@"`;
			const args = ['-c', script, 'bash', process.execPath, builtProgram(), 'history'];
			return spawnSync('bash', args, {env, encoding: 'utf8', timeout: 30_000});
		});
		// Where Node cannot open the program at all, what it says is its own.
		const ours = endings.filter(({status, stderr}) => status !== null && !/node:internal|Assertion/u.test(stderr));
		for (const {status, stderr} of ours) {
			expect(stderr).toMatch(/^(?:Nothing is recorded in|sendwatch cannot (?:open|read)) [^\n]*\n$/u);
			expect(status).toBe(stderr.startsWith('Nothing') ? 0 : 70);
		}
		expect(ours.length).toBeGreaterThan(20);
	});
});
