import {expect, test} from 'vitest';
import {widthOf} from '../../source/core/text/drawing/width.ts';
import {inOldTables, isInGnuScreen} from '../../source/terminal/old-tables.ts';

test.each([
	[{STY: '123.pts-0.host', TERM: 'screen.xterm-256color'}, true],
	[{TERM: 'screen'}, true],
	[{TERM: 'screen-256color', TMUX: '/tmp/tmux-0/default,1,0'}, false],
	[{STY: '123.pts-0.host', TERM: 'screen.xterm-256color', TMUX: '/tmp/tmux-0/default,1,0'}, true],
	[{TERM: 'tmux-256color'}, false],
	[{TERM: 'xterm-256color'}, false],
	[{}, false],
])('%j is GNU screen: %s', (env, expected) => {
	expect(isInGnuScreen(env)).toBe(expected);
});

test('a square as wide stands for an emoji that GNU screen does not know, and for no other', () => {
	expect(inOldTables('🛜 Wi-Fi 🫡🎉👍日')).toBe('■  Wi-Fi ■ 🎉👍日');
	for (let code = 0x1f300; code < 0x1fb00; code += 1) {
		const emoji = String.fromCodePoint(code);
		const shown = inOldTables(emoji);
		if (/\p{RGI_Emoji}/v.test(emoji)) expect(widthOf(shown), code.toString(16)).toBe(widthOf(emoji));
	}
});

test.each([
	['a mark that it takes for a letter goes', 'غ\u0656ل ক\u09FE', 'غ\u0656ل ক'],
	['one that it knows stays', 'שָׁלוֹם é कि ไทย', 'שָׁלוֹם é कि ไทย'],
	['a sign of another width becomes a square', 'a\u06DEb \u{1D300}c', 'a■b ■ c'],
])('%s', (_, text, shown) => {
	expect(inOldTables(text)).toBe(shown);
	expect(widthOf(shown)).toBe(widthOf(text));
});
