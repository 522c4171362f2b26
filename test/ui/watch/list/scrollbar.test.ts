import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {loadedPage, NO_PAGES, type Pages} from '../../../../source/state/watch/list/pages.ts';
import {failureCells, scrollCells} from '../../../../source/ui/watch/list/scrollbar.ts';
import {check} from '../../../helpers/check.ts';
import {email} from '../../../helpers/emails.ts';

const SIGNS = {window: '┃', failure: '▪', track: '│'} as const;

function bar(place: Parameters<typeof scrollCells>[0], failures: readonly boolean[] = []): string {
	return scrollCells(place, failures)
		.map((cell) => SIGNS[cell])
		.join('');
}

/** A list in pages of ten, with failures at these rows. */
function pagesOf(rows: number, failed: readonly number[]): Pages {
	const emails = Array.from({length: rows}, (_, row) => email(row, failed.includes(row) ? 'FAILED' : 'DELIVERED'));
	const loaded = Array.from({length: Math.ceil(rows / 10)}, (_, index) =>
		loadedPage({token: null, next: null}, emails.slice(index * 10, index * 10 + 10)),
	);
	return {...NO_PAGES, loaded};
}

describe('a scrollbar', () => {
	test.each([
		['at the top of a long list', {top: 0, visible: 10, total: 100, height: 10}, '┃│││││││││'],
		['in its middle', {top: 50, visible: 10, total: 100, height: 10}, '│││││┃││││'],
		['at its end', {top: 90, visible: 10, total: 100, height: 10}, '│││││││││┃'],
		['in a list twice as long as the window', {top: 10, visible: 10, total: 20, height: 10}, '│││││┃┃┃┃┃'],
		['in a list that is seen whole', {top: 0, visible: 7, total: 7, height: 10}, '││││││││││'],
		['in a list longer than its total', {top: 95, visible: 10, total: 90, height: 10}, '│││││││││┃'],
	])('%s', (_, place, cells) => {
		expect(bar(place)).toBe(cells);
	});

	test('marks where loaded failures are, beside the window', () => {
		const failures = failureCells(pagesOf(50, [3, 25, 26, 49]), 100, 10);
		expect(bar({top: 0, visible: 10, total: 100, height: 10}, failures)).toBe('┃│▪│▪│││││');
	});

	test('always shows the window, within its height', () => {
		const place = fc
			.record({
				total: fc.integer({min: 1, max: 10_000}),
				visible: fc.integer({min: 1, max: 60}),
				height: fc.integer({min: 1, max: 60}),
			})
			.filter(({total, visible}) => total > visible)
			.chain((sizes) =>
				fc.record({top: fc.integer({min: 0, max: sizes.total - sizes.visible})}).map((top) => ({...sizes, ...top})),
			);
		check(
			fc.property(place, (where) => {
				const cells = scrollCells(where, []);
				expect(cells).toHaveLength(where.height);
				expect(cells).toContain('window');
			}),
		);
	});
});
