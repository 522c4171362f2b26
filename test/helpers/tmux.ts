import {execFile, execFileSync} from 'node:child_process';
import {promisify} from 'node:util';
import {onTestFinished} from 'vitest';
import {builtProgram} from './program.ts';
import {openTerminal, type Terminal} from './terminal.ts';

const run = promisify(execFile);

/** Whether tmux is installed here. */
export function hasTmux(): boolean {
	try {
		execFileSync('tmux', ['-V']);
		return true;
	} catch {
		return false;
	}
}

/** A terminal with tmux in it, as it is without a configuration, and the program in that. */
export type Tmux = {
	readonly terminal: Terminal;
	/** `tmux send-keys` with these arguments. */
	readonly sendKeys: (...args: readonly string[]) => Promise<void>;
};

/** Opens the built program in a tmux of its own, which ends with the test. */
export function openInTmux(args: readonly string[]): Tmux {
	const name = `sendwatch-test-${process.pid}-${performance.now()}`;
	const terminal = openTerminal({
		command: 'tmux',
		args: ['-u', '-L', name, '-f', '/dev/null', 'new-session', process.execPath, builtProgram(), ...args],
	});
	onTestFinished(async () => {
		// It has ended already where the program has.
		await run('tmux', ['-L', name, 'kill-server']).catch(() => {});
		await terminal.dispose();
	});
	return {terminal, sendKeys: async (...keys) => void (await run('tmux', ['-L', name, 'send-keys', ...keys]))};
}
