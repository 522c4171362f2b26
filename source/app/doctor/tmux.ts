import {execFile} from 'node:child_process';
import type {Environment} from '../../core/environment.ts';
import {type SafeText, say, untrusted} from '../../core/text/text.ts';
import type {Finding} from './finding.ts';

/** Asks tmux for the value of one of its options; undefined if it does not answer. */
export type AskTmux = (args: readonly string[]) => Promise<string | undefined>;

const LONGEST_MS = 1000;

const askTmux: AskTmux = (args) =>
	new Promise((resolve) => {
		execFile('tmux', [...args], {timeout: LONGEST_MS}, (error, stdout) =>
			resolve(error === null ? stdout.trim() : undefined),
		);
	});

/**
 * Whether tmux lets through what is meant for the terminal around it: copied text, by `set-clipboard` or `allow-passthrough`, and
 * notifications, by the latter alone. Nothing outside of tmux.
 */
export async function lookAtTmux(env: Environment, ask: AskTmux = askTmux): Promise<readonly Finding[]> {
	if ((env.TMUX ?? '') === '') return [];
	const [clipboard, passthrough] = await Promise.all([
		ask(['show-options', '-sv', 'set-clipboard']),
		ask(['show-options', '-gv', 'allow-passthrough']),
	]);
	const note = (text: SafeText): Finding => ({topic: 'tmux', level: 'note', text});
	if (clipboard === undefined)
		return [note(say`tmux does not report its options: whether copied text reaches your clipboard is unknown`)];
	const passes = passthrough === 'on' || passthrough === 'all';
	const copies = clipboard === 'on' || passes;
	return [
		...(copies
			? []
			: [
					note(
						say`set-clipboard is ${untrusted(clipboard)}: tmux drops what y copies. In ~/.tmux.conf: set -s set-clipboard on`,
					),
				]),
		...(passes
			? []
			: [
					note(
						say`allow-passthrough is ${untrusted(passthrough ?? 'unknown')}: tmux drops desktop notifications. In ~/.tmux.conf: set -g allow-passthrough on`,
					),
				]),
		...(copies && passes
			? [{topic: 'tmux', level: 'good', text: say`copied text and notifications reach the terminal`} as const]
			: []),
	];
}
