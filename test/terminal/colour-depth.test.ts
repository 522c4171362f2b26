import {WriteStream} from 'node:tty';
import {expect, test} from 'vitest';
import {colourBits, loadWithColours} from '../../source/terminal/colour-depth.ts';

const {getColorDepth} = WriteStream.prototype;

test.each([
	[{TERM: 'xterm-256color', COLORTERM: 'truecolor'}, 24],
	[{TERM: 'xterm-256color', COLORTERM: '24bit'}, 24],
	[{TERM: 'xterm-kitty'}, 24],
	[{TERM: 'alacritty'}, 24],
	[{TERM: 'xterm-direct'}, 24],
	[{TERM: 'xterm-256color'}, 8],
	[{TERM: 'screen-256color'}, 8],
	[{TERM: 'rxvt-unicode-256color'}, 8],
	[{TERM: 'xterm-256color', TERM_PROGRAM: 'Apple_Terminal'}, 8],
	[{TERM: 'xterm'}, 4],
	[{TERM: 'linux'}, 4],
	[{TERM: 'vt100'}, 1],
	[{TERM: 'vt220'}, 1],
	[{TERM: 'vt102-w'}, 1],
	[{TERM: 'xterm-mono'}, 1],
	[{TERM: 'vt100', COLORTERM: 'truecolor'}, 24],
	[{TERM: 'vt100', FORCE_COLOR: '1'}, 4],
	[{TERM: 'dumb', COLORTERM: 'truecolor'}, 1],
	[{}, 1],
	[{TERM: 'xterm-256color', NO_COLOR: '1'}, 8],
	[{TERM: 'xterm', CI: 'false'}, 4],
	[{TERM: 'xterm', FORCE_COLOR: '2'}, 8],
	[{TERM: 'xterm-256color', COLORTERM: 'truecolor', FORCE_COLOR: '0'}, 1],
	[{TERM: 'xterm-256color', FORCE_COLOR: ''}, 4],
])('%o: %d bits', (env, bits) => {
	expect(colourBits(env, {getColorDepth})).toBe(bits);
});

test('what draws is loaded with every colour, and what is run later is reported nothing of it', async () => {
	const before = process.env.FORCE_COLOR;
	expect(await loadWithColours(async () => process.env.FORCE_COLOR)).toBe('3');
	expect(process.env.FORCE_COLOR).toBe(before);
	await expect(loadWithColours(() => Promise.reject(new Error('not there')))).rejects.toThrow('not there');
	expect(process.env.FORCE_COLOR).toBe(before);
});
