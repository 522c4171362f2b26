import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {joined} from '../../../../source/core/text/compose.ts';
import {
	endOf,
	leftAligned,
	rightAligned,
	textBetween,
	truncate,
	widthOf,
	wrap,
} from '../../../../source/core/text/drawing/width.ts';
import {detailLine, safe, safeBody, safeLine, untrusted} from '../../../../source/core/text/text.ts';
import {awkwardText, charactersOf, expectWhole, FAMILY} from '../../../helpers/awkward-text.ts';
import {check} from '../../../helpers/check.ts';

const TEXT = fc.oneof(fc.string(), fc.string({unit: 'grapheme'}), fc.string({unit: 'binary'})).map(safeLine);
const COLUMNS = fc.nat(24);

test.each([
	['', 0],
	['john.doe@example.com', 20],
	['日本', 4],
	['한글', 4],
	[FAMILY, 2],
	['🇩🇪', 2],
	['e\u0301', 1],
	['✗ …', 3],
])('“%s” takes %d columns', (text, width) => {
	expect(widthOf(text)).toBe(width);
});

test.each([
	['abcdef', 6, 'abcdef'],
	['abcdef', 5, 'abcd…'],
	['abcdef', 1, '…'],
	['abcdef', 0, ''],
	['abcdef', -3, ''],
	['日本語', 6, '日本語'],
	['日本語', 5, '日本…'],
	['日本語', 4, '日…'],
	[`a${FAMILY}b`, 3, 'a…'],
	[`a${FAMILY}bc`, 4, `a${FAMILY}…`],
	['e\u0301e\u0301e\u0301', 2, 'e\u0301…'],
])('“%s” in %d columns is “%s”', (text, columns, cut) => {
	expect(truncate(safeBody(text), columns)).toBe(cut);
});

describe('any text in any width', () => {
	test('is cut to fit, and only when it does not', () => {
		check(
			fc.property(TEXT, COLUMNS, (text, columns) => {
				const cut = truncate(text, columns);
				expect(widthOf(cut)).toBeLessThanOrEqual(columns);
				if (widthOf(text) <= columns && columns > 0) expect(cut).toBe(text);
				else if (columns > 0) expect(cut.endsWith('…') && text.startsWith(cut.slice(0, -1))).toBe(true);
			}),
			1000,
		);
	});

	test('aligned takes exactly its columns', () => {
		check(
			fc.property(TEXT, COLUMNS, (text, columns) => {
				expect(widthOf(leftAligned(text, columns))).toBe(columns);
				expect(widthOf(rightAligned(text, columns))).toBe(columns);
			}),
			1000,
		);
	});

	test('in whatever place, it is drawn in whole characters', () => {
		check(
			fc.property(awkwardText, fc.nat(30), fc.integer({min: 1, max: 5}), (raw, columns, lines) => {
				for (const text of [safeLine(raw), detailLine(untrusted(raw))]) {
					for (const place of [truncate, leftAligned, rightAligned, endOf])
						expectWhole(place(text, columns), columns, text);
					for (const line of wrap(text, columns, lines)) expectWhole(line, columns, text);
				}
			}),
			1000,
		);
	});

	test('cut at its end, it keeps its beginning, and cut at its beginning its end', () => {
		check(
			fc.property(TEXT, COLUMNS, (text, columns) => {
				const end = endOf(text, columns);
				expect(text.endsWith(end)).toBe(true);
				const left = charactersOf(text.slice(0, text.length - end.length)).at(-1);
				if (left !== undefined) expect(widthOf(left + end)).toBeGreaterThan(columns);
			}),
		);
	});

	test('a part of it begins and ends between characters', () => {
		check(
			fc.property(TEXT, fc.nat(40), fc.nat(40), (text, from, to) => {
				expectWhole(textBetween(text, from, to), text.length * 2, text);
			}),
		);
	});

	test('wrapped is never wider nor longer than asked', () => {
		check(
			fc.property(
				fc.array(TEXT),
				fc.integer({min: 2, max: 24}),
				fc.integer({min: 1, max: 5}),
				(words, columns, lines) => {
					const wrapped = wrap(joined(words, safe` `), columns, lines);
					expect(wrapped.length).toBeLessThanOrEqual(lines);
					expect(wrapped.filter((line) => widthOf(line) > columns)).toEqual([]);
				},
			),
		);
	});
});

test('text is aligned on either side', () => {
	expect([leftAligned(safe`日`, 4), rightAligned(safe`日`, 4), rightAligned(safe`abcdef`, 4)]).toEqual([
		'日  ',
		'  日',
		'abc…',
	]);
});

test.each([
	['fits', 'one two', 20, 3, ['one two']],
	['breaks at spaces', 'one two three', 8, 3, ['one two', 'three']],
	['fills its lines to the last column', 'one two three', 7, 3, ['one two', 'three']],
	['is cut in its last line', 'one two three four five', 9, 2, ['one two', 'three fo…']],
	['of wide letters', '日本 語', 5, 2, ['日本', '語']],
])('a sentence that %s', (_, text, columns, lines, expected) => {
	expect(wrap(safeLine(text), columns, lines)).toEqual(expected);
});

test.each([
	['one word', '日'.repeat(30_000), '日日日日日'],
	['many words', 'wörd '.repeat(5000), 'wörd wörd'],
])('of a large body in one line, %s, only as much is looked at as the lines hold', (_, text, first) => {
	const lines = wrap(safeBody(text), 10, 400);
	expect(lines).toHaveLength(400);
	expect(lines[0]).toBe(first);
	expect(lines[399]?.endsWith('…')).toBe(true);
});

test('a word longer than a line is broken, none of it lost', () => {
	const id = 'comms_operation_01h2xcejqtf2nbrexx3vqjhp41';
	const lines = wrap(safeLine(`There is no operation ${id} here.`), 30, 9);
	expect(lines.every((line) => widthOf(line) <= 30)).toBe(true);
	expect(lines.join('').replaceAll(' ', '')).toBe(`Thereisnooperation${id}here.`);
});
