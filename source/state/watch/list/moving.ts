import {cursorRow, scrolledBy, selectAtTop, selectInView, selectRow} from './cursor.ts';
import {failureRow} from './failure-rows.ts';
import {isForAll} from './goal.ts';
import type {List} from './list.ts';
import {rowCount} from './pages.ts';
import {AT_REST} from './paging/travel.ts';
import {isAtEnd, reachGoal} from './reach-goal.ts';

/** Moves the cursor by rows. Past the last loaded row it waits for the page with the row it is to be on. */
export function moveCursor(list: List, by: number, height: number): List {
	const from = list.goal?.kind === 'row' ? list.goal.row : cursorRow(list.pages, list.selection);
	return goToRow(list, from + by, height);
}

/** Moves the cursor to a row, loading pages as needed. While everything is being loaded it goes as far as the rows do. */
export function goToRow(list: List, row: number, height: number): List {
	const last = rowCount(list.pages) - 1;
	const selection = selectRow(list.pages, list.selection, row, height);
	if (isForAll(list.goal)) return {...list, selection};
	const {goal: _, ...rest} = list;
	if (row <= last || isAtEnd(list)) return {...rest, selection};
	return {...rest, selection, goal: {kind: 'row', row, height}};
}

/**
 * Scrolls a window of `height` rows. The cursor stays on its email as long as that is visible; if the loaded rows end, it waits for more
 * of them as when it is moved.
 */
export function scrollWindow(list: List, by: number, height: number): List {
	const selection = scrolledBy(list.pages, list.selection, by, height);
	if (selection === list.selection) {
		const isWaiting = by > 0 && !isAtEnd(list);
		return isWaiting ? goToRow(list, rowCount(list.pages) - 1 + by, height) : list;
	}
	if (isForAll(list.goal)) return {...list, selection};
	const {goal: _, ...rest} = list;
	return {...rest, selection};
}

/** Moves the cursor to the very last row, loading all pages on the way. */
export function goToEnd(list: List, height: number): List {
	return reachGoal({...list, goal: {kind: 'end', height}});
}

/**
 * Moves the cursor by pages of the size of the first, to the first row of the page; forward it counts from the page it is already
 * waiting for. Larger pages, and parts of them, count as so many small ones.
 */
export function jumpPage(list: List, by: 1 | -1, height: number): List {
	const {goal, ...rest} = list;
	const here = Math.floor(cursorRow(list.pages, list.selection) / list.pageSize);
	const from = goal?.kind === 'page' ? goal.page : here;
	if (by === 1) return reachGoal({...rest, goal: {kind: 'page', page: from + 1, height}});
	if (from - 1 > here) return {...rest, goal: {kind: 'page', page: from - 1, height}};
	const page = goal === undefined ? here - 1 : here;
	return {...rest, selection: selectAtTop(list.pages, Math.max(0, page) * list.pageSize, height)};
}

/** Moves the cursor to the next failed or undelivered email, loading pages as needed; with `by` -1 to the last one above, among the loaded rows. */
export function seekFailure(list: List, by: 1 | -1, height: number): List {
	const {goal: _, ...before} = list;
	const rest = {...before, travel: {...AT_REST, height}};
	const {id} = list.selection;
	if (by === 1) return reachGoal({...rest, goal: {kind: 'failure', after: id, height}});
	const row = failureRow(list.pages, cursorRow(list.pages, list.selection) - 1, -1);
	return row === undefined ? rest : {...rest, selection: selectInView(list.pages, list.selection, row, height)};
}

/** Stops waiting for pages. One that has been requested already still comes in. */
export function dropGoal({goal: _, ...rest}: List): List {
	return rest;
}
