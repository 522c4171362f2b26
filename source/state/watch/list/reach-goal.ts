import {cursorRow, type Selection, selectAtTop, selectInView, selectRow} from './cursor.ts';
import {failureRow} from './failure-rows.ts';
import type {Goal} from './goal.ts';
import type {List} from './list.ts';
import {isDone, rowCount, rowOf} from './pages.ts';

/** Whether everything has been loaded: to the end of the list, or to where it broke off. */
export function isAtEnd({streams}: Pick<List, 'streams'>): boolean {
	return streams.every(({pages}) => isDone(pages));
}

/** The list with the cursor at its goal, if the rows for it are loaded; else the list as it is, still on its way there. */
export function reachGoal(list: List): List {
	const {goal, ...rest} = list;
	if (goal === undefined) return list;
	const selection = arrival(goal, list);
	return selection === undefined ? list : {...rest, selection};
}

/** Where the cursor is once it has reached its goal, or come as close as it can; undefined while pages are missing. */
function arrival(goal: Goal, list: List): Selection | undefined {
	const {pages, selection} = list;
	const isDone = isAtEnd(list);
	switch (goal.kind) {
		case 'row':
			return isDone || goal.row < rowCount(pages) ? selectRow(pages, selection, goal.row, goal.height) : undefined;
		case 'end':
			return isDone ? selectRow(pages, selection, rowCount(pages) - 1, goal.height) : undefined;
		case 'all':
		case 'marks':
		// What is looked for is known only outside the list: see find/find.ts.
		case 'match':
			return isDone ? selection : undefined;
		case 'page':
			return atPage(goal, list) ?? (isDone ? atLastPage(goal, list) : undefined);
		case 'failure':
			return atFailure(goal, list) ?? (isDone ? selection : undefined);
	}
}

function atFailure({after, height}: Extract<Goal, {kind: 'failure'}>, {pages, selection}: List): Selection | undefined {
	const from = after === null ? 0 : (rowOf(pages, after) ?? -1) + 1;
	const row = failureRow(pages, from, 1);
	return row === undefined ? undefined : selectInView(pages, selection, row, height);
}

function atPage({page, height}: Extract<Goal, {kind: 'page'}>, list: List): Selection | undefined {
	const {pages, pageSize, streams} = list;
	// With several statuses a page fills up as their pages come in.
	const needed = streams.length === 1 || isAtEnd(list) ? 1 : pageSize;
	const row = page * pageSize;
	return row + needed <= rowCount(pages) ? selectAtTop(pages, row, height) : undefined;
}

/** There is no such page: the cursor goes to the last one, and never back. */
function atLastPage({height}: Extract<Goal, {kind: 'page'}>, {pages, pageSize, selection}: List): Selection {
	const last = Math.floor(Math.max(0, rowCount(pages) - 1) / pageSize) * pageSize;
	return last > cursorRow(pages, selection) ? selectAtTop(pages, last, height) : selection;
}
