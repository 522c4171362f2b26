import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {fineBar, plainBar, sparkline, stack} from '../../../../source/core/text/drawing/bar.ts';
import {safe} from '../../../../source/core/text/text.ts';
import {check} from '../../../helpers/check.ts';

const PARTS = fc
	.array(fc.oneof(fc.nat(3), fc.nat(10_000)), {minLength: 1, maxLength: 8})
	.map((values) => values.map((value, name) => ({name, value})));
const WIDTH = fc.integer({min: 1, max: 200});

function sumOf<Name>(parts: readonly {readonly name: Name; readonly value: number}[]): number {
	return parts.reduce((sum, {value}) => sum + value, 0);
}

describe('a stacked bar', () => {
	test('is exactly full when its parts are the whole', () => {
		check(
			fc.property(PARTS, WIDTH, (parts, width) => {
				fc.pre(sumOf(parts) > 0);
				const cells = stack(parts, sumOf(parts), width).map((segment) => segment.cells);
				expect(cells.reduce((a, b) => a + b, 0)).toBe(width);
			}),
		);
	});

	test('shows every part that is there where there is room, none that is not, in their order', () => {
		check(
			fc.property(PARTS, WIDTH, fc.nat(20_000), (parts, width, more) => {
				const present = parts.filter(({value}) => value > 0).map(({name}) => name);
				const shown = stack(parts, sumOf(parts) + more, width).map(({name}) => name);
				if (present.length <= width && sumOf(parts) + more > 0) expect(shown).toEqual(present);
				else expect(present).toEqual(expect.arrayContaining(shown));
			}),
		);
	});

	test('is never wider than it may be, whatever the total', () => {
		check(
			fc.property(PARTS, fc.nat(20_000), fc.nat(200), (parts, total, width) => {
				const segments = stack(parts, total, width);
				expect(segments.reduce((sum, {cells}) => sum + cells, 0)).toBeLessThanOrEqual(width);
				expect(segments.every(({cells}) => Number.isInteger(cells) && cells > 0)).toBe(true);
			}),
		);
	});

	test('gives each part its share', () => {
		const parts = [
			{name: 'delivered', value: 6000},
			{name: 'failed', value: 1},
			{name: 'sent', value: 2000},
		];
		expect(stack(parts, 10_000, 50)).toEqual([
			{name: 'delivered', cells: 30},
			{name: 'failed', cells: 1},
			{name: 'sent', cells: 10},
		]);
	});
});

describe('a bar of one counter', () => {
	test.each([
		[0, 10, ''],
		[0.000_001, 10, '╸'],
		[0.5, 3, '━╸'],
		[0.25, 10, '━━╸'],
		[1, 4, '━━━━'],
		[1.7, 4, '━━━━'],
	])('%d of %d cells is “%s”', (share, width, bar) => {
		expect(fineBar(share, width)).toBe(bar);
	});

	test.each([
		[0, 10, ''],
		[0.000_001, 10, '#'],
		[0.5, 3, '##'],
		[1.7, 4, '####'],
	])('%d of %d plain cells is “%s”', (share, width, bar) => {
		expect(plainBar(share, width, safe`#`)).toBe(bar);
	});

	test('never overflows and never shrinks as its share grows', () => {
		check(
			fc.property(WIDTH, fc.nat(1000), fc.nat(1000), (width, a, b) => {
				const [less, more] = [Math.min(a, b) / 1000, Math.max(a, b) / 1000];
				expect(fineBar(more, width).length).toBeLessThanOrEqual(width);
				expect(fineBar(more, width).length).toBeGreaterThanOrEqual(fineBar(less, width).length);
			}),
		);
	});
});

test.each([
	[[], ''],
	[[0, 0], '▁▁'],
	[[0, 1, 2, 3, 4], '▁▃▅▇█'],
	[[80], '█'],
	[[1, 1000], '▁█'],
	[[0.1, 0.2], '▅█'],
])('the sparkline of %o is “%s”', (values, line) => {
	expect(sparkline(values, safe`▁▂▃▄▅▆▇█`)).toBe(line);
});
