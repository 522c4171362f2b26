import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {AT_TOP, type Cursor, moved, pinned, rowOfCursor, windowTop} from '../../../source/state/triage/cursor.ts';
import {check} from '../../helpers/check.ts';

const LETTERS = ['a', 'b', 'c', 'd', 'e', 'f'];

describe('a cursor', () => {
	test.each<readonly [string, Cursor, readonly string[], number]>([
		['begins at the top', AT_TOP, LETTERS, 0],
		['is where its item is, wherever it was', {id: 'c', row: 0, at: 0}, LETTERS, 2],
		['stays in its row where its item is gone', {id: 'x', row: 3, at: 0}, LETTERS, 3],
		['stays at the end where the list has become shorter', {id: 'x', row: 9, at: 0}, LETTERS, 5],
		['is nowhere in nothing', {id: 'x', row: 9, at: 0}, [], 0],
	])('%s', (_, cursor, ids, row) => {
		expect(rowOfCursor(cursor, ids)).toBe(row);
	});

	test('holds on to what it stands on, and to what took its place', () => {
		expect(pinned(AT_TOP, LETTERS)).toEqual({id: 'a', row: 0, at: 0});
		expect(pinned({id: 'c', row: 0, at: 0}, LETTERS)).toEqual({id: 'c', row: 2, at: 0});
		expect(pinned({id: 'x', row: 9, at: 4}, LETTERS)).toEqual({id: 'f', row: 5, at: 4});
		const still: Cursor = {id: 'c', row: 2, at: 1};
		expect(pinned(still, LETTERS)).toBe(still);
		expect(pinned(AT_TOP, [])).toBe(AT_TOP);
	});

	test('moves the window only at its edges, and stops at both ends', () => {
		const down = (cursor: Cursor, by: number) => moved(cursor, LETTERS, by, 3);
		const two = down(down(AT_TOP, 1), 1);
		expect(two).toEqual({id: 'c', row: 2, at: 2});
		expect(windowTop(two, 2, 3, 6)).toBe(0);
		const three = down(two, 1);
		expect(windowTop(three, 3, 3, 6)).toBe(1);
		const back = down(three, -1);
		expect(windowTop(back, 2, 3, 6)).toBe(1);
		expect(down(back, 100)).toEqual({id: 'f', row: 5, at: 2});
		expect(down(back, -100)).toEqual({id: 'a', row: 0, at: 0});
		expect(moved(AT_TOP, [], 1, 3)).toBe(AT_TOP);
	});

	test('stays in its line of the window as items come before it', () => {
		const cursor: Cursor = {id: 'd', row: 3, at: 1};
		const more = ['1', '2', '3', ...LETTERS];
		expect(windowTop(cursor, 3, 3, 6)).toBe(2);
		expect(windowTop(cursor, rowOfCursor(cursor, more), 3, 9)).toBe(5);
	});

	test('is always in the window, which is always full, wherever it goes and however high the window is', () => {
		const steps = fc.array(fc.record({by: fc.integer({min: -40, max: 40}), height: fc.integer({min: 1, max: 12})}));
		const property = fc.property(fc.integer({min: 1, max: 30}), steps, (count, walk) => {
			const ids = Array.from({length: count}, (_, index) => String(index));
			let cursor = AT_TOP;
			for (const {by, height} of walk) {
				cursor = moved(cursor, ids, by, height);
				const row = rowOfCursor(cursor, ids);
				const top = windowTop(cursor, row, height, count);
				expect(row).toBeGreaterThanOrEqual(top);
				expect(row).toBeLessThan(top + height);
				expect(top).toBeGreaterThanOrEqual(0);
				expect(top).toBeLessThanOrEqual(Math.max(0, count - height));
			}
		});
		check(property);
	});
});
