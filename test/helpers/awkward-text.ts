import fc from 'fast-check';
import {expect} from 'vitest';
import {widthOf} from '../../source/core/text/drawing/width.ts';
import {graphemesOf} from '../../source/core/text/graphemes.ts';

export const FAMILY = '👨‍👩‍👧';

/** What is drawn as one character but takes many to write, what takes two columns or none, and what is broken. */
const PIECES = [
	'a',
	'Z',
	'7',
	' ',
	'…',
	FAMILY,
	'👩🏽‍🚀',
	Array(40).fill('🧑').join('‍'),
	'🇩🇪',
	'🇩',
	'🏽',
	'1️⃣',
	'❤️',
	'e\u0301',
	`x${'\u0302'.repeat(8)}`,
	'\u0301',
	'日',
	'한',
	'ﾊﾟ',
	'क्ष्म्य',
	'\ud83d',
	'\udc68',
	'\u200d',
	'\u202e',
	'\u001b[31m',
	'\t',
];

/** Any text, and often one that is hard to cut. */
export const awkwardText: fc.Arbitrary<string> = fc.oneof(
	{weight: 3, arbitrary: fc.array(fc.constantFrom(...PIECES), {maxLength: 60}).map((pieces) => pieces.join(''))},
	{weight: 1, arbitrary: fc.string({unit: 'grapheme', maxLength: 60})},
	{weight: 1, arbitrary: fc.string({unit: 'binary', maxLength: 60})},
);

/** The same for what Ink lays out: it brings a string-width of its own, which takes half a flag for narrower than ours does. */
export const measuredAlike = awkwardText.filter((text) => !/\p{Regional_Indicator}/u.test(text));

/** The characters of a text, as its reader counts them. */
export function charactersOf(text: string): readonly string[] {
	return [...graphemesOf(text)].map(({segment}) => segment);
}

/** Checks that what is drawn of some texts is no wider than its place, whole, and has no character that is not in one of them. */
export function expectWhole(drawn: string, columns: number, ...texts: readonly string[]): void {
	expect(drawn.isWellFormed()).toBe(true);
	expect(widthOf(drawn)).toBeLessThanOrEqual(Math.max(0, columns));
	const known = new Set(['', ...texts.flatMap(charactersOf)]);
	// Our own spaces and … can join with a mark behind them or a sign before them, which splits nothing.
	const drawnOfIt = charactersOf(drawn).map((character) => character.replace(/^ |…$/gu, ''));
	expect(drawnOfIt.filter((character) => !known.has(character) && !known.has(` ${character}`))).toEqual([]);
}
