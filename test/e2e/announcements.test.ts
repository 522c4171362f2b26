import {expect, test} from 'vitest';
import {openTerminalHere} from '../helpers/terminal.ts';

const SHORT_SEND = ['demo', '--recipients', '40', '--duration', '3', '--interval', '0.5'];
const SETTLED = /settled after/u;

function wire(terminal: {bytes: () => Uint8Array}): string {
	return Buffer.from(terminal.bytes()).toString('utf8');
}

test('the window is named after the send while it is watched, and gets its own name back', async () => {
	await using terminal = openTerminalHere({args: ['demo', '--recipients', '40']});
	await terminal.sees('PROCESSING');
	await terminal.sees(() => /^\d+ of \d+ so far · (?:\d+ failures? · )?sendwatch …\w{4}$/u.test(terminal.title()));
	await terminal.press('q');
	await terminal.exited;
	expect(terminal.title()).toBe('');
	expect(wire(terminal)).not.toContain('\u0007');
});

test('the end rings the bell once and is reported by one notification', async () => {
	await using terminal = openTerminalHere({args: [...SHORT_SEND, '--bell']});
	await terminal.sees(SETTLED);
	await terminal.sees(() => /^settled · (?:\d+ failures? · )?sendwatch …\w{4}$/u.test(terminal.title()));
	expect(terminal.bells()).toBe(1);
	expect(wire(terminal).split('\u001B]9;sendwatch: The send …')).toHaveLength(2);
	await terminal.press('q');
	await terminal.exited;
	expect(terminal.title()).toBe('');
});

test('over SSH it says nothing but on the screen, unless asked to; tmux is asked to pass it on', async () => {
	const env = {SSH_CONNECTION: '192.0.2.1 50000 192.0.2.2 22', TMUX: '/tmp/tmux-0/default,1,0'};
	await using quiet = openTerminalHere({args: SHORT_SEND, env});
	await using asked = openTerminalHere({args: [...SHORT_SEND, '--notify'], env});
	await quiet.sees(SETTLED);
	await asked.sees(SETTLED);
	expect(wire(quiet)).not.toContain('9;sendwatch');
	expect(wire(asked)).toContain('\u001BPtmux;\u001B\u001B]9;sendwatch: The send …');
});
