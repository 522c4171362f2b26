import fc from 'fast-check';
import {expect, test} from 'vitest';
import {beginningOf, graphemeCount} from '../../../source/core/text/graphemes.ts';
import {awkwardText, charactersOf, FAMILY} from '../../helpers/awkward-text.ts';
import {check} from '../../helpers/check.ts';

test.each([
	['', 0],
	['abc', 3],
	[FAMILY, 1],
	['🇩🇪🇫🇷', 2],
	['e\u0301x', 2],
])('“%s” has %i characters', (text, count) => {
	expect(graphemeCount(text)).toBe(count);
});

test.each([
	['abcdef', 6, 'abcdef'],
	['abcdef', 5, 'abcde'],
	['abcdef', 0, ''],
	[`ab${FAMILY}c`, 5, 'ab'],
	[`ab${FAMILY}c`, 10, `ab${FAMILY}`],
	['ae\u0301', 2, 'a'],
	['a😀', 2, 'a'],
	['🇩🇪🇫🇷', 5, '🇩🇪'],
	['a grapheme longer than the limit is cut between characters', 1, 'a'],
	[`😀${'\u0301'.repeat(9)}`, 1, ''],
	[`😀${'\u0301'.repeat(9)}`, 4, '😀\u0301\u0301'],
])('“%s” cut to %i units begins with “%s”', (text, limit, beginning) => {
	expect(beginningOf(text, limit)).toBe(beginning);
});

test('the beginning of any text is as many whole characters as fit', () => {
	check(
		fc.property(awkwardText, fc.nat(80), (text, limit) => {
			const whole = text.toWellFormed();
			const characters = charactersOf(whole);
			const beginning = beginningOf(whole, limit);
			expect(beginning.length).toBeLessThanOrEqual(limit);
			if ((characters[0]?.length ?? 0) > limit) return;
			const kept = charactersOf(beginning);
			expect(kept).toEqual(characters.slice(0, kept.length));
			const next = characters[kept.length];
			if (next !== undefined) expect(beginning.length + next.length).toBeGreaterThan(limit);
		}),
		1000,
	);
});
