import {describe, expect, test} from 'vitest';
import {commandFor, footerHints, KEYMAP} from '../../../source/ui/keys/keymap.ts';
import {conflictsIn, isText, keyName, rebind, shownKey} from '../../../source/ui/keys/rebind.ts';

describe('a key that is written', () => {
	test.each([
		['x', 'x', 'x'],
		['X', 'X', 'X'],
		['?', '?', '?'],
		['é', 'é', 'é'],
		['ctrl-X', 'ctrl-x', '^X'],
		['Up', 'up', '↑'],
		['PgDn', 'pagedown', 'PgDn'],
		['Esc', 'escape', 'Esc'],
		['return', 'enter', '⏎'],
		['space', ' ', '␣'],
		[' ', ' ', '␣'],
	])('%s is %s, shown as %s', (text, name, shown) => {
		expect(keyName(text)).toBe(name);
		expect(shownKey(name)).toBe(shown);
	});

	test.each(['', 'xy', 'ctrl-', 'ctrl-1', 'f1', 'alt-x', '\u001B', '\t', '\u202E'])('%o is none', (text) => {
		expect(keyName(text)).toBeUndefined();
	});

	test('types text, or does not', () => {
		expect(['x', ' ', 'é'].map(isText)).toEqual([true, true, true]);
		expect(['enter', 'ctrl-x', 'up'].map(isText)).toEqual([false, false, false]);
	});
});

describe('the key table with a command on another key', () => {
	const keymap = rebind(KEYMAP, {tags: ['T', 'ctrl-t'], 'next-page': ['>'], 'move-up': ['up', 'ctrl-p']});
	const lineOf = (command: string) => keymap.find((binding) => binding.command === command);

	test('hears the new keys and no longer the old one', () => {
		expect(commandFor('T', 'list', keymap)).toBe('tags');
		expect(commandFor('ctrl-t', 'list', keymap)).toBe('tags');
		expect(commandFor('t', 'list', keymap)).toBeUndefined();
		expect(commandFor('p', 'list', keymap)).toBe('previous-page');
	});

	test('says so in the help and in the footer', () => {
		expect(lineOf('tags')?.shown).toBe('T ^T');
		const hints = Object.fromEntries(footerHints('list', keymap).map(({label, keys}) => [label, keys]));
		expect(hints).toMatchObject({tags: 'T', page: '> p', move: '↑ ↓', quit: 'q'});
	});

	test('keeps its order and everything else', () => {
		expect(keymap.map(({command, label}) => ({command, label}))).toEqual(
			KEYMAP.map(({command, label}) => ({command, label})),
		);
		expect(lineOf('details')).toEqual(KEYMAP.find(({command}) => command === 'details'));
	});

	test('has no hint for a command without a key', () => {
		const silent = rebind(KEYMAP, {tags: []});
		expect(footerHints('list', silent).map(({label}) => label)).not.toContain('tags');
	});

	test('tells two commands that share a key in one place, and only there', () => {
		expect(conflictsIn(KEYMAP)).toEqual([]);
		expect(conflictsIn(rebind(KEYMAP, {find: ['n']}))).toEqual([
			{key: 'n', context: 'list', commands: ['next-page', 'find']},
		]);
		expect(conflictsIn(rebind(KEYMAP, {find: ['tab']}))).toEqual([]);
	});
});
