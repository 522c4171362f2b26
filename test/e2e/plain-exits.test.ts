import {fileURLToPath} from 'node:url';
import {expect, test} from 'vitest';
import {startSandbox} from '../../source/sandbox/sandbox.ts';
import {builtProgram} from '../helpers/program.ts';
import {openTerminal} from '../helpers/terminal.ts';

const SABOTAGE = fileURLToPath(new URL('../helpers/sabotage.ts', import.meta.url));
const ENDLESS = ['demo', '--recipients', '60', '--duration', '30', '--interval', '0.5'];

/** Opens a shell that runs the program as its line says, `"$@"` counts for it, and tells the exit codes at the end. */
function openShell(line: string, {args = ENDLESS, env = {}}: {args?: readonly string[]; env?: Record<string, string>}) {
	const program = [process.execPath, '--import', SABOTAGE, builtProgram(), ...args];
	const script = `trap : USR2; ${line}; echo "exit codes \${PIPESTATUS[*]}"`;
	return openTerminal({command: 'bash', args: ['--norc', '-c', script, 'bash', ...program], env});
}

/** The lines on the screen without the progress. */
function said(screen: string): string {
	return screen.trim().replaceAll(/^\d{4}-\d\d-\d\dT.* PROCESSING .*\n/gmu, '(progress)\n');
}

test('a reader that has enough ends it, quietly and well', async () => {
	await using terminal = openShell('"$@" | head -1', {});
	await terminal.exited;
	expect(said(terminal.normalScreen())).toBe('(progress)\nexit codes 0 0');
});

test('a verdict stands, whether anybody reads it or not', async () => {
	const send = {seed: 3, recipients: 120, durationMs: 1000, startedAt: Date.now() - 3_600_000};
	const sandbox = await startSandbox(send);
	try {
		await using terminal = openShell('"$@" | true', {args: [sandbox.operationId, '--base-url', sandbox.url]});
		await terminal.exited;
		expect(said(terminal.normalScreen())).toBe('exit codes 1 0');
	} finally {
		await sandbox.close();
	}
});

test.each([
	['while it watches', ENDLESS],
	['when it was done already', ['--version']],
])('a full disk is said, %s', async (_, args) => {
	await using terminal = openShell('"$@" >/dev/full', {args});
	await terminal.exited;
	expect(said(terminal.normalScreen())).toBe(
		'Standard output could not be written: no space left on device.\nexit codes 9',
	);
});

test.each(['throw', 'rejection'])('a %s of ours: one sentence, and not one control byte', async (how) => {
	await using terminal = openShell('"$@"', {env: {SABOTAGE: how, TERM: 'dumb'}});
	await terminal.sees('PROCESSING');
	process.kill(-terminal.pid, 'SIGUSR2');
	await terminal.exited;
	expect(said(terminal.normalScreen())).toMatch(
		/^\(progress\)\n(?:\(progress\)\n)*sendwatch failed: sabotage\. This is a fault in sendwatch itself; please report it\.\nexit codes 70$/u,
	);
	expect(Buffer.from(terminal.bytes()).toString('utf8')).not.toContain('\u001B');
});
