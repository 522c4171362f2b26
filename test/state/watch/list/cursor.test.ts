import {describe, expect, test} from 'vitest';
import {
	cursorRow,
	NOTHING_SELECTED,
	type Selection,
	selectAtTop,
	selectRow,
	windowTop,
} from '../../../../source/state/watch/list/cursor.ts';
import {appendPage, NO_PAGES, type Pages} from '../../../../source/state/watch/list/pages.ts';
import {refreshPage} from '../../../../source/state/watch/list/paging/refresh.ts';
import {pageOf} from '../../../helpers/builders.ts';

const HEIGHT = 3;
const ten = appendPage(NO_PAGES, null, pageOf([...'abcdefghij']), 0);

/** Presses an arrow again and again. */
function walk(pages: Pages, from: Selection, by: 1 | -1, times: number): Selection {
	let selection = from;
	for (let step = 0; step < times; step += 1)
		selection = selectRow(pages, selection, cursorRow(pages, selection) + by, HEIGHT);
	return selection;
}

describe('the window', () => {
	test.each([
		['stands still while the cursor is in it', 2, 0],
		['scrolls by one when the cursor leaves it below', 3, 1],
		['ends at the last row', 9, 7],
		['stays there when the cursor is pushed on', 12, 7],
	])('%s', (_, steps, top) => {
		expect(windowTop(ten, walk(ten, selectAtTop(ten, 0, HEIGHT), 1, steps), HEIGHT)).toBe(top);
	});

	test('scrolls back only when the cursor leaves it above', () => {
		const down = walk(ten, selectAtTop(ten, 0, HEIGHT), 1, 5);
		expect(windowTop(ten, walk(ten, down, -1, 2), HEIGHT)).toBe(3);
		expect(windowTop(ten, walk(ten, down, -1, 3), HEIGHT)).toBe(2);
	});

	test('keeps the cursor in it when the terminal shrinks', () => {
		const low = selectRow(ten, selectAtTop(ten, 0, HEIGHT), 5, 8);
		expect(windowTop(ten, low, 8)).toBe(0);
		expect(windowTop(ten, low, 2)).toBe(4);
		expect(windowTop(ten, low, 1)).toBe(5);
	});

	test('puts a row at its top as far as the list allows', () => {
		expect(windowTop(ten, selectAtTop(ten, 4, HEIGHT), HEIGHT)).toBe(4);
		expect(windowTop(ten, selectAtTop(ten, 9, HEIGHT), HEIGHT)).toBe(7);
		expect(windowTop(ten, selectAtTop(ten, 0, HEIGHT), 50)).toBe(0);
	});
});

test('rows that come in above move neither the cursor nor what stands around it', () => {
	const before = walk(ten, selectAtTop(ten, 0, HEIGHT), 1, 4);
	const pages = refreshPage(ten, null, pageOf(['x', 'y', ...'abcdefghij']), 0);
	expect(cursorRow(pages, before)).toBe(6);
	expect(windowTop(pages, before, HEIGHT)).toBe(windowTop(ten, before, HEIGHT) + 2);
});

test('an empty list has no cursor', () => {
	expect(selectRow(NO_PAGES, NOTHING_SELECTED, 5, HEIGHT)).toEqual(NOTHING_SELECTED);
	expect(selectAtTop(NO_PAGES, 0, HEIGHT)).toEqual(NOTHING_SELECTED);
	expect(windowTop(NO_PAGES, NOTHING_SELECTED, HEIGHT)).toBe(0);
});

test('after a jump to the last page, rows that come in later do not move what stands around the cursor', () => {
	const jumped = selectAtTop(ten, 8, 5);
	expect(windowTop(ten, jumped, 5)).toBe(5);
	const grown = refreshPage(ten, null, pageOf([...'abcdefghij', 'k', 'l', 'm']), 0);
	expect(windowTop(grown, jumped, 5)).toBe(5);
});
