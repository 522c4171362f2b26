import {spawnSync} from 'node:child_process';

/** How long tmux may take. */
const LONGEST_MS = 1000;

/**
 * Puts a text into a buffer of tmux, which pastes it (prefix `]`), and lets it tell the terminal around it for its clipboard. Versions before
 * 3.2 can only do the first. False if neither worked.
 */
export function giveToTmux(text: string): boolean {
	return [['-w'], []].some((more) => {
		const {status} = spawnSync('tmux', ['load-buffer', ...more, '-'], {
			input: text,
			timeout: LONGEST_MS,
			stdio: ['pipe', 'ignore', 'ignore'],
		});
		return status === 0;
	});
}
