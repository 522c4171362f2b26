import {describe, expect, test} from 'vitest';
import {isTextKey, keyName, keySign, keyWord, sentAs} from '../../../source/ui/keys/key-names.ts';

describe('a key that is written', () => {
	test.each([
		['x', 'x', 'x', 'x'],
		['X', 'X', 'X', 'X'],
		['?', '?', '?', '?'],
		['é', 'é', 'é', 'é'],
		['ctrl-X', 'ctrl-x', '^X', '^X'],
		['Up', 'up', '↑', 'Up'],
		['PgDn', 'pagedown', 'PgDn', 'PgDn'],
		['Esc', 'escape', 'Esc', 'Esc'],
		['return', 'enter', '⏎', 'Enter'],
		['space', ' ', '␣', 'Space'],
		[' ', ' ', '␣', 'Space'],
	])('%s is %s, in a table %s, in a sentence %s', (text, name, sign, word) => {
		expect(keyName(text)).toBe(name);
		expect(keySign(name)).toBe(sign);
		expect(keyWord(name)).toBe(word);
	});

	test.each(['', 'xy', 'ctrl-', 'ctrl-1', 'f1', 'alt-x', '\u001B', '\t', '\u202E'])('%o is not one', (text) => {
		expect(keyName(text)).toBeUndefined();
	});

	test('types text, or does not', () => {
		expect(['x', ' ', 'é'].map(isTextKey)).toEqual([true, true, true]);
		expect(['enter', 'ctrl-x', 'up'].map(isTextKey)).toEqual([false, false, false]);
	});

	test('may arrive as another one', () => {
		expect(['ctrl-i', 'ctrl-m', 'ctrl-x'].map(sentAs)).toEqual(['tab', 'enter', undefined]);
	});
});
