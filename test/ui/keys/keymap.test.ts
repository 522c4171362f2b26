import type {Key} from 'ink';
import {describe, expect, test} from 'vitest';
import {commandFor, footerHints, KEYMAP} from '../../../source/ui/keys/keymap.ts';
import {pressesOf} from '../../../source/ui/keys/press.ts';

const NO_KEY = {
	upArrow: false,
	downArrow: false,
	leftArrow: false,
	rightArrow: false,
	pageDown: false,
	pageUp: false,
	home: false,
	end: false,
	return: false,
	escape: false,
	ctrl: false,
	shift: false,
	tab: false,
	backspace: false,
	delete: false,
	meta: false,
	super: false,
	hyper: false,
	capsLock: false,
	numLock: false,
} as Key;

describe('the key table', () => {
	test('gives no key two meanings in one place', () => {
		const meanings = KEYMAP.flatMap(({keys, contexts, command}) =>
			contexts.flatMap((context) => keys.map((key) => ({place: `${context} ${key}`, command}))),
		);
		const places = meanings.map(({place}) => place);
		expect(places).toEqual([...new Set(places)]);
	});

	test('every binding is reached by its keys', () => {
		for (const {keys, contexts, command} of KEYMAP)
			for (const context of contexts) for (const key of keys) expect(commandFor(key, context)).toBe(command);
	});

	test('the footer names only keys that work where it stands', () => {
		for (const context of ['list', 'overlay', 'prompt', 'menu'] as const)
			for (const {label} of footerHints(context))
				expect(KEYMAP.some(({footer, contexts}) => footer?.label === label && contexts.includes(context))).toBe(true);
	});
});

describe('what Ink hands over becomes single presses', () => {
	test.each<readonly [string, string, Partial<Key>, readonly string[]]>([
		['an arrow', '', {downArrow: true}, ['down']],
		['a held key in one piece', 'jjj', {}, ['j', 'j', 'j']],
		['text with its return in it', 'a:b\r', {}, ['a', ':', 'b', 'enter']],
		['the return key', '\r', {return: true}, ['enter']],
		['control', 'u', {ctrl: true}, ['ctrl-u']],
		['an accent stays one press', 'é', {}, ['é']],
		['a family stays one press', '👨‍👩‍👧x', {}, ['👨‍👩‍👧', 'x']],
		['alt is nothing', 'x', {meta: true}, []],
	])('%s', (_, input, key, names) => {
		expect(pressesOf(input, {...NO_KEY, ...key}).map(({name}) => name)).toEqual(names);
	});
});
