import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {windowOf} from '../../../../source/core/text/drawing/line-window.ts';
import {widthOf} from '../../../../source/core/text/drawing/width.ts';
import {editLine, lineOf} from '../../../../source/core/text/line-edit.ts';
import {safeLine} from '../../../../source/core/text/text.ts';
import {awkwardText, charactersOf, expectWhole, FAMILY} from '../../../helpers/awkward-text.ts';
import {check} from '../../../helpers/check.ts';

/** What is seen in the given width of a line, of which two stay behind the caret; the caret in brackets. */
function seen(text: string, caret: number, columns: number): string {
	const {before, at, after} = windowOf({text, caret}, columns, 2);
	return `${before}[${at}]${after}`;
}

describe('of a line being typed is seen', () => {
	test.each([
		['all, where it fits', 'abc', 3, 8, 'abc[ ]'],
		['what is under the caret', 'abc', 1, 8, 'a[b]c'],
		['its end, where it does not fit', 'abcdefgh', 8, 5, 'fgh[ ]'],
		['what is around the caret, cut behind', 'abcdefgh', 5, 5, 'cde[f]…'],
		['no half of a character before the caret', `${FAMILY}${FAMILY}x`, 17, 5, '👨x[ ]'],
		['a whole character under the caret', 'ax\u0301b', 1, 6, 'a[x\u0301]b'],
		['no half of a character behind the caret', `a${FAMILY}${FAMILY}`, 0, 4, '[a]👨…'],
		['what is neutralised', 'a\u001bb', 3, 8, 'a␛b[ ]'],
	])('%s', (_, text, caret, columns, expected) => {
		expect(seen(text, caret, columns)).toBe(expected);
	});

	test('whatever is typed, no more than there is room for, and whole characters', () => {
		check(
			fc.property(awkwardText, fc.nat(40), fc.integer({min: 4, max: 40}), (text, moves, columns) => {
				const line = Array(moves)
					.fill('left' as const)
					.reduce((now, kind) => editLine(now, {kind}), lineOf(text.toWellFormed()));
				const {before, at, after} = windowOf(line, columns, 2);
				const halves = [line.text.slice(0, line.caret), line.text.slice(line.caret)].map(safeLine);
				for (const part of [before, at, after]) expectWhole(part, columns, ...halves);
				expect(charactersOf(at)).toHaveLength(1);
				expect(widthOf(before) + widthOf(at) + widthOf(after)).toBeLessThanOrEqual(columns);
			}),
			1000,
		);
	});
});
