import {describe, expect, test} from 'vitest';
import {KEYMAP} from '../../../source/ui/keys/keymap.ts';
import {entryFor} from '../../../source/ui/keys/lookup.ts';
import {conflictsIn, rebind} from '../../../source/ui/keys/rebind.ts';
import {footerHints, labelOf, printedKeys} from '../../../source/ui/keys/shown-keys.ts';

const ON_LIST = {context: 'list'} as const;

describe('the key table with a command on another key', () => {
	const keymap = rebind(KEYMAP, {tags: ['T', 'ctrl-t'], 'next-page': ['>'], 'move-up': ['up', 'ctrl-p']});
	const lineOf = (command: string) => printedKeys(keymap)[keymap.findIndex((binding) => binding.command === command)];

	test('hears the new keys and no longer the old one', () => {
		expect(['T', 'ctrl-t', 't', 'p'].map((key) => entryFor(key, 'list', keymap)?.command)).toEqual([
			'tags',
			'tags',
			undefined,
			'previous-page',
		]);
	});

	test('says so in the help and in the footer', () => {
		expect(lineOf('tags')).toMatchObject({keys: 'T ^T'});
		const hints = Object.fromEntries(footerHints(keymap, ON_LIST, false).map(({label, keys}) => [label, keys]));
		expect(hints).toMatchObject({tags: 'T', page: '> p', move: '↑↓', quit: 'q'});
	});

	test('says so wherever a label names a key', () => {
		const moved = rebind(KEYMAP, {stop: ['x'], back: [], run: ['ctrl-r'], 'mark-range': ['enter', 'V']});
		const labels = new Map(moved.map((entry) => [entry.command, labelOf(entry, moved)]));
		expect(labels.get('end')).toBe('to the last email, loading all pages (x stops)');
		expect(labels.get('focus-details')).toMatch(/move into it; inside it: full screen$/u);
		expect(labels.get('help')).toBe('every key; ^R runs the key under the cursor');
		expect(labels.get('mark-range')).toMatch(/to the cursor; Enter again ends it$/u);
	});

	test('keeps its order and everything else', () => {
		expect(keymap.map(({command, label}) => ({command, label}))).toEqual(
			KEYMAP.map(({command, label}) => ({command, label})),
		);
	});

	test('has no hint for a command without a key', () => {
		const silent = rebind(KEYMAP, {tags: []});
		expect(footerHints(silent, ON_LIST, false).map(({label}) => label)).not.toContain('tags');
	});

	test('tells two commands that share a key in one place, and only there', () => {
		expect(conflictsIn(KEYMAP)).toEqual([]);
		expect(conflictsIn(rebind(KEYMAP, {find: ['n']}))).toEqual([
			{key: 'n', context: 'list', commands: ['next-page', 'find']},
		]);
		expect(conflictsIn(rebind(KEYMAP, {find: ['left']}))).toEqual([]);
	});
});
