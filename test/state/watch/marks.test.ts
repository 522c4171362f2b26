import fc from 'fast-check';
import {expect, test} from 'vitest';
import {NO_FILTER} from '../../../source/core/emails/filter.ts';
import {type List, newList, visibleRows} from '../../../source/state/watch/list/list.ts';
import {receivePage} from '../../../source/state/watch/list/loading.ts';
import {goToRow} from '../../../source/state/watch/list/moving.ts';
import {
	hasMarks,
	type Marks,
	markCount,
	markedAmong,
	markedEmails,
	NO_MARKS,
	settleRange,
	stepBack,
	toggleMark,
	toggleRange,
} from '../../../source/state/watch/marks.ts';
import {pageOf} from '../../helpers/builders.ts';
import {check} from '../../helpers/check.ts';

const ROWS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const HEIGHT = 4;

function listOf(ids: readonly string[], generation = 0): List {
	const half = Math.ceil(ids.length / 2);
	const first = receivePage(newList(NO_FILTER, 4, generation), {token: null}, pageOf(ids.slice(0, half), 'next'), 0);
	return receivePage(first, {token: 'next'}, pageOf(ids.slice(half)), 0);
}

const idsOf = (marks: Marks, list: List) => markedEmails(marks, list).map(({id}) => id.raw);

test('what is marked is given in the order of the list, then what other filters left marked', () => {
	const list = listOf(ROWS);
	let marks = toggleMark(NO_MARKS, goToRow(list, 6, HEIGHT));
	marks = toggleMark(marks, goToRow(list, 2, HEIGHT));
	expect(idsOf(marks, list)).toEqual(['c', 'g']);
	expect(idsOf(marks, listOf(['x', 'g'], 1))).toEqual(['g', 'c']);
});

test('a marked email is given as fresh as the list has it', () => {
	const list = listOf(ROWS);
	const marks = toggleMark(NO_MARKS, list);
	const fresh = {...pageOf(['a']).emails[0], updatedAt: 5} as ReturnType<typeof pageOf>['emails'][number];
	const later = receivePage(newList(NO_FILTER, 4), {token: null}, {emails: [fresh], next: null}, 0);
	expect(markedEmails(marks, later)[0]?.updatedAt).toBe(5);
});

test('nothing can be marked where there is nothing', () => {
	const empty = newList(NO_FILTER, 4);
	expect(hasMarks(toggleRange(toggleMark(NO_MARKS, empty), empty))).toBe(false);
});

test('a range whose beginning is gone covers nothing, and ends', () => {
	const marks = toggleRange(NO_MARKS, listOf(ROWS));
	const elsewhere = listOf(['x', 'y'], 1);
	expect(markCount(marks, elsewhere)).toBe(0);
	expect(hasMarks(settleRange(marks, elsewhere))).toBe(false);
});

const step = fc.oneof(
	fc.record({do: fc.constantFrom('mark' as const, 'range' as const, 'back' as const)}),
	fc.record({do: fc.constant('go' as const), row: fc.nat(ROWS.length - 1)}),
);

test('whatever is done, the count, the glyphs and what is handed over agree', () => {
	check(
		fc.property(fc.array(step, {maxLength: 20}), (steps) => {
			let list = listOf(ROWS);
			let marks = NO_MARKS;
			for (const one of steps) {
				if (one.do === 'go') list = goToRow(list, one.row, HEIGHT);
				if (one.do === 'mark') marks = toggleMark(marks, list);
				if (one.do === 'range') marks = toggleRange(marks, list);
				if (one.do === 'back') marks = stepBack(marks, list);
				const handed = idsOf(marks, list);
				const {top, rows} = visibleRows(list, HEIGHT);
				const visible = new Set(rows.map(({key}) => key));
				expect(markCount(marks, list)).toBe(handed.length);
				expect(markedAmong(marks, list, rows, top)).toEqual(new Set(handed).intersection(visible));
				expect(handed).toEqual(handed.toSorted());
				expect(idsOf(settleRange(marks, list), list)).toEqual(handed);
			}
		}),
	);
});
