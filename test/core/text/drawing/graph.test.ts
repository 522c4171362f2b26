import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {type GraphData, graphLines, scaleFor} from '../../../../source/core/text/drawing/graph.ts';
import {widthOf} from '../../../../source/core/text/drawing/width.ts';
import {check} from '../../../helpers/check.ts';

const SIZE = {columns: 4, upRows: 2, downRows: 1, scale: 8};

function drawn(data: Partial<GraphData>, isAscii = false): readonly string[] {
	return graphLines({up: [], down: [], ...data}, SIZE, isAscii);
}

describe('a graph around one axis', () => {
	test('grows upwards, two values a cell, the newest at the right end', () => {
		expect(drawn({up: [1, 2, 3, 4, 5, 6, 7, 8]})).toEqual(['  ⣠⣾', '⣠⣾⣿⣿', '    ']);
	});

	test('grows downwards below it', () => {
		expect(drawn({down: [1, 2, 3, 4]})).toEqual(['    ', '    ', '  ⠙⢿']);
	});

	test('shows anything above nothing by a dot, and never more than its rows', () => {
		expect(drawn({up: [0, 0.001]})).toEqual(['    ', '   ⢀', '    ']);
		expect(drawn({up: [999, 0], down: [999, 0]})).toEqual(['   ⡇', '   ⡇', '   ⡇']);
	});

	test('has levels where only ASCII can be drawn', () => {
		expect(drawn({up: [1, 1, 2, 2, 4, 4, 8, 8], down: [0, 0, 0, 0, 1, 1, 4, 4]}, true)).toEqual([
			'   #',
			'.:##',
			"  '#",
		]);
	});

	test('has exactly its rows and columns whatever the values', () => {
		const values = fc.array(fc.double({min: 0, max: 1e6, noNaN: true}), {maxLength: 400});
		const size = fc.record({
			columns: fc.integer({min: 1, max: 120}),
			upRows: fc.integer({min: 1, max: 5}),
			downRows: fc.integer({min: 0, max: 3}),
			scale: fc.double({min: 0.1, max: 1e6, noNaN: true}),
		});
		check(
			fc.property(values, values, size, fc.boolean(), (up, down, given, isAscii) => {
				const lines = graphLines({up, down}, given, isAscii);
				expect(lines).toHaveLength(given.upRows + given.downRows);
				for (const line of lines) expect(widthOf(line)).toBe(given.columns);
			}),
		);
	});
});

test.each([
	[0, 1],
	[1, 1],
	[1.1, 2],
	[3, 5],
	[5, 5],
	[7, 10],
	[10, 10],
	[248, 500],
	[1000, 1000],
	[1001, 2000],
])('the scale for %d is %d', (value, scale) => {
	expect(scaleFor(value)).toBe(scale);
});
