import {describe, expect, test} from 'vitest';
import {KEYMAP} from '../../../source/ui/keys/keymap.ts';
import {entryFor} from '../../../source/ui/keys/lookup.ts';
import {COMMAND_NAMES} from '../../../source/ui/keys/names.ts';
import {rebind} from '../../../source/ui/keys/rebind.ts';
import {footerHints, keysIn} from '../../../source/ui/keys/shown-keys.ts';

describe('the key table', () => {
	test('has every command once', () => {
		expect(KEYMAP.map(({command}) => command)).toEqual(COMMAND_NAMES);
		expect(new Set(COMMAND_NAMES).size).toBe(COMMAND_NAMES.length);
	});

	test('gives no key two meanings in one place', () => {
		const meanings = KEYMAP.flatMap(({keys, contexts, command}) =>
			contexts.flatMap((context) => keys.map((key) => ({place: `${context} ${key}`, command}))),
		);
		const places = meanings.map(({place}) => place);
		expect(places).toEqual([...new Set(places)]);
	});

	test('every binding is reached by its keys', () => {
		for (const binding of KEYMAP)
			for (const context of binding.contexts)
				for (const key of binding.keys) expect(entryFor(key, context, KEYMAP)).toBe(binding);
	});

	test('the footer names only keys that work where it stands', () => {
		for (const context of ['list', 'overlay', 'prompt', 'menu'] as const)
			for (const {command} of footerHints(KEYMAP, {context}, false))
				expect(KEYMAP.find((entry) => entry.command === command)?.contexts).toContain(context);
	});
});

describe('a key in a hint', () => {
	const replay = {startedAt: 0, speed: 1, isPaused: false, isOver: false, badLines: 0};
	test.each([
		['stop', {context: 'list'}, 'Esc'],
		['back', {context: 'list'}, undefined],
		['stop', {context: 'details'}, undefined],
		['back', {context: 'details'}, 'Esc'],
		['tags', {context: 'prompt'}, undefined],
		['freeze', {context: 'list'}, 'Space'],
		['freeze', {context: 'replay', replay}, undefined],
		['refresh', {context: 'overlay', replay}, undefined],
		['help', {context: 'replay', replay}, '?'],
	] as const)('%s, %o: %s', (command, situation, key) => {
		expect(keysIn(KEYMAP, situation)(command)).toBe(key);
	});

	test('is the first that is not taken by something else here, in words that need no other sign than ASCII', () => {
		const keymap = rebind(KEYMAP, {tags: ['h', 'up', 'T'], 'move-up': []});
		expect(keysIn(keymap, {context: 'list'})('tags')).toBe('h');
		expect(keysIn(keymap, {context: 'details'})('tags')).toBe('Up');
	});

	test('two that belong together stand together', () => {
		const hints = (isAscii: boolean) =>
			Object.fromEntries(footerHints(KEYMAP, {context: 'list'}, isAscii).map(({label, keys}) => [label, keys]));
		expect(hints(false)).toMatchObject({move: '↑↓', page: 'n p', open: '⏎'});
		expect(hints(true)).toMatchObject({move: 'Up Down', page: 'n p', open: 'Enter'});
	});
});
