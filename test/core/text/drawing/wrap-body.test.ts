import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {widthOf} from '../../../../source/core/text/drawing/width.ts';
import {wrapBody} from '../../../../source/core/text/drawing/wrap-body.ts';
import {safeBody} from '../../../../source/core/text/text.ts';
import {awkwardText, expectWhole} from '../../../helpers/awkward-text.ts';
import {check} from '../../../helpers/check.ts';

function wrapped(text: string, columns: number): readonly string[] {
	return wrapBody(safeBody(text), columns).upTo(Number.POSITIVE_INFINITY);
}

describe('a body broken into lines', () => {
	test.each<readonly [string, number, readonly string[]]>([
		['', 10, ['']],
		['short', 10, ['short']],
		['one two three', 7, ['one two', 'three']],
		['exactly ten', 11, ['exactly ten']],
		['onewordtoolong', 6, ['onewor', 'dtoolo', 'ng']],
		['a\n\nb', 10, ['a', '', 'b']],
		[' * an item of a list', 10, [' * an item', ' of a list']],
		['  "key": "a long value"', 14, ['  "key": "a', '  long value"']],
		['日本語の件名です', 6, ['日本語', 'の件名', 'です']],
		['日本 語の 件名', 7, ['日本', '語の', '件名']],
		['trailing   ', 8, ['trailing']],
	])('%j in %i columns', (text, columns, lines) => {
		expect(wrapped(text, columns)).toEqual(lines);
	});

	test('is never wider than its place, and nothing but spaces is lost', () => {
		const text = fc.oneof(fc.string({unit: 'grapheme', maxLength: 200}), fc.lorem({maxCount: 40}));
		check(
			fc.property(text, fc.integer({min: 2, max: 60}), (raw, columns) => {
				const body = safeBody(raw);
				const lines = wrapBody(body, columns).upTo(Number.POSITIVE_INFINITY);
				for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(columns);
				expect(lines.join('').replaceAll(/\s/gu, '')).toBe(body.replaceAll(/\s/gu, ''));
			}),
		);
	});

	test('is drawn in whole characters, whatever is in it', () => {
		check(
			fc.property(awkwardText, fc.integer({min: 2, max: 30}), (raw, columns) => {
				for (const line of wrapped(raw, columns)) expectWhole(line, columns, safeBody(raw));
			}),
			1000,
		);
	});

	test('is read only as far as it is looked at', () => {
		const body = wrapBody(safeBody('word '.repeat(200_000)), 60);
		expect(body.upTo(40)).toHaveLength(40);
		expect(body.isWhole()).toBe(false);
		expect(wrapBody(safeBody('few'), 60).upTo(40)).toEqual(['few']);
	});
});
