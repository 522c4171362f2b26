import {describe, expect, test} from 'vitest';
import {NO_FILTER} from '../../../../source/core/emails/filter.ts';
import {emailUnderCursor, type List, newList, visibleRows} from '../../../../source/state/watch/list/list.ts';
import {
	askAgain,
	failPage,
	failRefresh,
	receivePage,
	receiveRefresh,
} from '../../../../source/state/watch/list/loading.ts';
import {dropGoal, goToEnd, goToRow, jumpPage, moveCursor} from '../../../../source/state/watch/list/moving.ts';
import {refreshRequests} from '../../../../source/state/watch/list/paging/refresh-requests.ts';
import {pageOf, problemOf, wantedToken} from '../../../helpers/builders.ts';

const HEIGHT = 3;

/** A server with these pages; the token of each is its number. */
function answering(...pages: readonly (readonly string[])[]): (list: List) => List {
	return (list) => {
		const token = wantedToken(list);
		if (token === undefined) throw new Error('No page is wanted.');
		const index = token === null ? 0 : Number(token);
		const next = index + 1 < pages.length ? String(index + 1) : null;
		return receivePage(list, {token}, pageOf(pages[index] ?? [], next), 0);
	};
}

const load = answering(['a', 'b', 'c'], ['d', 'e', 'f'], ['g', 'h', 'i'], ['j', 'k']);

/** What a person sees: the visible rows, the one under the cursor marked. */
function seen(list: List): string {
	const {rows} = visibleRows(list, HEIGHT);
	return rows.map(({key, isSelected}) => (isSelected ? `>${key}` : key)).join(' ');
}

function opened(): List {
	return load(newList(NO_FILTER, 3));
}

describe('a list that has just been opened', () => {
	test('wants its first page, then nothing until the user moves on', () => {
		expect(wantedToken(newList(NO_FILTER, 3))).toBeNull();
		expect(wantedToken(opened())).toBeUndefined();
		expect(seen(opened())).toBe('>a b c');
	});

	test('goes on on its own while it is empty, but not forever', () => {
		let list = newList(NO_FILTER, 3);
		let asked = 0;
		while (asked < 1000 && wantedToken(list) !== undefined) {
			list = receivePage(list, {token: wantedToken(list) ?? null}, pageOf([], `T${asked}`), 0);
			asked += 1;
		}
		expect(asked).toBeGreaterThan(10);
		expect(asked).toBeLessThan(100);
	});
});

describe('moving by rows', () => {
	test('past the last loaded row fetches the next page and goes there', () => {
		const waiting = moveCursor(moveCursor(opened(), 2, HEIGHT), 1, HEIGHT);
		expect(seen(waiting)).toBe('a b >c');
		expect(wantedToken(waiting)).toBe('1');
		expect(seen(load(waiting))).toBe('b c >d');
		expect(wantedToken(load(waiting))).toBeUndefined();
	});

	test('counts the steps that are made while the page is on its way', () => {
		let list = moveCursor(opened(), 2, HEIGHT);
		for (let step = 0; step < 3; step += 1) list = moveCursor(list, 1, HEIGHT);
		expect(seen(load(list))).toBe('d e >f');
	});

	test('loads as many pages as needed', () => {
		const far = goToRow(opened(), 7, HEIGHT);
		expect(seen(load(load(far)))).toBe('f g >h');
	});

	test('a step back while a page is on its way takes the step forward back', () => {
		const back = moveCursor(moveCursor(moveCursor(opened(), 2, HEIGHT), 1, HEIGHT), -1, HEIGHT);
		expect(seen(back)).toBe('a b >c');
		expect(wantedToken(back)).toBeUndefined();
	});

	test('stops at both ends', () => {
		const end = load(load(load(goToEnd(opened(), HEIGHT))));
		expect(seen(moveCursor(end, 5, HEIGHT))).toBe('i j >k');
		expect(wantedToken(moveCursor(end, 5, HEIGHT))).toBeUndefined();
		expect(seen(moveCursor(end, -100, HEIGHT))).toBe('>a b c');
	});

	test('ends at the last row when the server sends nothing but empty pages from there on', () => {
		let list = moveCursor(opened(), 5, HEIGHT);
		for (let asked = 0; asked < 100 && wantedToken(list) !== undefined; asked += 1)
			list = receivePage(list, {token: wantedToken(list) ?? null}, pageOf([], `T${asked}`), 0);
		expect(seen(list)).toBe('a b >c');
		expect(list.goal).toBeUndefined();
		expect(moveCursor(list, 1, HEIGHT).goal).toBeUndefined();
	});
});

describe('jumping by pages', () => {
	test('n waits for the page and goes to its first row', () => {
		const waiting = jumpPage(opened(), 1, HEIGHT);
		expect(seen(waiting)).toBe('>a b c');
		expect(seen(load(waiting))).toBe('>d e f');
	});

	test('n counts on while a load is under way, and drops none', () => {
		const twice = jumpPage(jumpPage(opened(), 1, HEIGHT), 1, HEIGHT);
		expect(seen(load(twice))).toBe('>a b c');
		expect(wantedToken(load(twice))).toBe('2');
		expect(seen(load(load(twice)))).toBe('>g h i');
	});

	test('p takes one n back', () => {
		const list = jumpPage(jumpPage(jumpPage(opened(), 1, HEIGHT), 1, HEIGHT), -1, HEIGHT);
		expect(seen(load(list))).toBe('>d e f');
		const none = jumpPage(jumpPage(opened(), 1, HEIGHT), -1, HEIGHT);
		expect(wantedToken(none)).toBeUndefined();
		expect(seen(none)).toBe('>a b c');
	});

	test('p goes to the first row of the page before, without a request', () => {
		const third = load(load(jumpPage(jumpPage(opened(), 1, HEIGHT), 1, HEIGHT)));
		const back = jumpPage(moveCursor(third, 1, HEIGHT), -1, HEIGHT);
		expect(seen(back)).toBe('>d e f');
		expect(seen(jumpPage(jumpPage(back, -1, HEIGHT), -1, HEIGHT))).toBe('>a b c');
		expect(wantedToken(back)).toBeUndefined();
	});

	test('n over loaded pages sends no request', () => {
		const start = goToRow(load(jumpPage(opened(), 1, HEIGHT)), 0, HEIGHT);
		expect(seen(jumpPage(start, 1, HEIGHT))).toBe('>d e f');
		expect(wantedToken(jumpPage(start, 1, HEIGHT))).toBeUndefined();
	});

	test('n on the last page stays where it is; too many n end on the last page', () => {
		let list = opened();
		for (let press = 0; press < 9; press += 1) list = jumpPage(list, 1, HEIGHT);
		list = load(load(load(list)));
		expect(seen(list)).toBe('i >j k');
		expect(list.goal).toBeUndefined();
		const low = moveCursor(list, 1, HEIGHT);
		expect(seen(jumpPage(low, 1, HEIGHT))).toBe('i j >k');
	});

	test('n and p skip an empty page; one at the end is nowhere to go', () => {
		const gappy = answering(['a'], [], ['b'], ['c'], []);
		let list = gappy(newList(NO_FILTER, 1));
		const under = () => emailUnderCursor(list)?.id.raw;
		const steps: string[] = [];
		for (let press = 0; press < 4; press += 1) {
			list = jumpPage(list, 1, HEIGHT);
			while (wantedToken(list) !== undefined) list = gappy(list);
			steps.push(`n ${under()}`);
		}
		for (let press = 0; press < 3; press += 1) {
			list = jumpPage(list, -1, HEIGHT);
			steps.push(`p ${under()}`);
		}
		expect(steps).toEqual(['n b', 'n c', 'n c', 'n c', 'p b', 'p a', 'p a']);
		expect(list.goal).toBeUndefined();
	});
});

describe('going to the end', () => {
	test('loads all pages on the way', () => {
		const list = load(load(goToEnd(opened(), HEIGHT)));
		expect(seen(list)).toBe('>a b c');
		expect(seen(load(list))).toBe('i j >k');
		expect(load(list).goal).toBeUndefined();
	});

	test('is dropped by Esc: what was requested still comes in, the cursor stays', () => {
		const dropped = dropGoal(goToEnd(opened(), HEIGHT));
		expect(wantedToken(dropped)).toBeUndefined();
		const late = receivePage(dropped, {token: '1'}, pageOf(['d', 'e', 'f'], '2'), 0);
		expect(visibleRows(late, 10).rows).toHaveLength(6);
		expect(emailUnderCursor(late)?.id.raw).toBe('a');
		expect(wantedToken(late)).toBeUndefined();
	});
});

describe('a refresh', () => {
	test('asks for the one page that holds the cursor', () => {
		expect(refreshRequests(newList(NO_FILTER, 3), 2000)).toEqual([]);
		expect(refreshRequests(answering([])(newList(NO_FILTER, 3)), 2000)).toEqual([{token: null, size: 3}]);
		const second = moveCursor(load(jumpPage(opened(), 1, HEIGHT)), 2, HEIGHT);
		expect(refreshRequests(second, 2000)).toEqual([{token: '1', size: 3}]);
		expect(refreshRequests(moveCursor(second, -4, HEIGHT), 2000)).toEqual([{token: null, size: 3}]);
	});

	test('of an empty list puts the cursor on the first email that came', () => {
		const empty = receivePage(newList(NO_FILTER, 3), {token: null}, pageOf([]), 0);
		expect(seen(receiveRefresh(empty, {token: null}, pageOf(['a', 'b']), 1))).toBe('>a b');
	});

	test('marks the rows that are gone', () => {
		const list = receiveRefresh(opened(), {token: null}, pageOf(['a', 'c'], '1'), 1);
		expect(visibleRows(list, HEIGHT).rows.map(({isMissing}) => isMissing)).toEqual([false, true, false]);
	});
});

describe('a page that could not be loaded', () => {
	test.each([
		['unreachable', '1'],
		['limited', '1'],
		['broken', '1'],
	] as const)('%s: the page wanted next is %s', (kind, token) => {
		const failed = failPage(jumpPage(opened(), 1, HEIGHT), {token: '1'}, problemOf(kind), 5000);
		expect(wantedToken(failed)).toBe(token);
		expect(seen(failed)).toBe('>a b c');
		expect(failed).toMatchObject({retryAt: 5000, failures: 1});
	});

	test('is requested again when the user says so, and the page that comes clears the trouble', () => {
		const again = askAgain(failPage(jumpPage(opened(), 1, HEIGHT), {token: '1'}, problemOf('unreachable'), 5000));
		expect(wantedToken(again)).toBe('1');
		expect(again.retryAt).toBeUndefined();
		expect(load(again)).toMatchObject({failures: 0});
		expect(load(again).problem).toBeUndefined();
	});

	test('a refresh that failed is only said', () => {
		const failed = failRefresh(opened(), {token: null}, problemOf('unreachable'));
		expect(failed.problem?.kind).toBe('unreachable');
		expect(receiveRefresh(failed, {token: null}, pageOf(['a', 'b', 'c'], '1'), 1).problem).toBeUndefined();
	});
});
