import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {safeLine} from '../../source/core/text/text.ts';
import {type Field, type Fields, fitLine, spansWidth} from '../../source/ui/fit.ts';
import {check} from '../helpers/check.ts';

function field(rank: number, ...forms: readonly string[]): Field {
	return {rank, forms: forms.map(safeLine)};
}

function fitted(fields: Fields, columns: number): string {
	return fitLine(fields, columns)
		.map(({text}) => text)
		.join('');
}

const HEAD: Fields = {
	left: [field(0, 'FAILING'), field(1, '22 of 71 ended', '22 of 71'), field(4, '+9 in 2 s')],
	right: [field(3, '…3sw'), field(2, 'PROCESSING', 'PROC')],
};

describe('the fields of a line', () => {
	test.each([
		[60, 'FAILING  22 of 71 ended  +9 in 2 s          …3sw  PROCESSING'],
		[52, 'FAILING  22 of 71 ended  +9 in 2 s  …3sw  PROCESSING'],
		[51, 'FAILING  22 of 71 ended            …3sw  PROCESSING'],
		[40, 'FAILING  22 of 71 ended       PROCESSING'],
		[31, 'FAILING  22 of 71 ended    PROC'],
		[24, 'FAILING  22 of 71 ended '],
		[20, 'FAILING  22 of 71   '],
		[9, 'FAILING  '],
		[3, 'FAILING'],
	])('in %i columns', (columns, line) => {
		expect(fitted(HEAD, columns)).toBe(line);
	});

	test('stand in exactly the columns they have, each whole', () => {
		const word = fc.stringMatching(/^[a-z]{1,12}$/u);
		const fields = fc.array(
			fc.record({rank: fc.integer({min: 1, max: 5}), forms: fc.array(word, {minLength: 1, maxLength: 3})}),
			{
				maxLength: 6,
			},
		);
		check(
			fc.property(fields, fields, fc.integer({min: 1, max: 120}), (left, right, columns) => {
				const all = [left, right].map((side) => side.map(({rank, forms}) => field(rank, ...forms)));
				const spans = fitLine({left: all[0] ?? [], right: all[1] ?? []}, columns);
				expect(spansWidth(spans)).toBe(columns);
				const words = new Set([...left, ...right].flatMap(({forms}) => forms));
				const shown = spans.map(({text}) => text.trim()).filter(Boolean);
				expect(shown.filter((text) => !words.has(text))).toEqual([]);
			}),
		);
	});

	test('nothing of a higher rank is shown where something of a lower rank was dropped for it', () => {
		expect(fitted({left: [field(1, 'aaaa'), field(2, 'b')]}, 4)).toBe('aaaa');
		expect(fitted({left: [field(2, 'aaaa'), field(1, 'b')]}, 5)).toBe('b    ');
	});
});
