import {execFile, execFileSync} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {onTestFinished} from 'vitest';
import {builtProgram, SHORT_LIVED} from './program.ts';
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
	const folder = mkdtempSync(join(tmpdir(), 'sendwatch-tmux-'));
	const socket = join(folder, 'socket');
	const terminal = openTerminal({
		command: 'tmux',
		args: [
			'-u',
			'-S',
			socket,
			'-f',
			'/dev/null',
			'new-session',
			process.execPath,
			...SHORT_LIVED,
			builtProgram(),
			...args,
		],
	});
	onTestFinished(async () => {
		// It has ended already where the program has.
		await run('tmux', ['-S', socket, 'kill-server']).catch(() => {});
		await terminal.dispose();
		rmSync(folder, {recursive: true, force: true});
	});
	return {terminal, sendKeys: async (...keys) => void (await run('tmux', ['-S', socket, 'send-keys', ...keys]))};
}
