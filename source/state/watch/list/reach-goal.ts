import {type Selection, selectAtTop, selectInView, selectRow} from './cursor.ts';
import {failureRow} from './failure-rows.ts';
import type {Goal} from './goal.ts';
import type {List} from './list.ts';
import {firstRowOf, isDone, pageIndexOf, rowCount, rowOf} from './pages.ts';

/** Whether everything there is to ask for has been loaded: to the end of the list, or to where it broke off. */
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
	const {pages} = list;
	const target = pages.loaded.findIndex(({emails}, index) => index >= page && emails.length > 0);
	const isThere = target !== -1 && (isAtEnd(list) || isWholePage(list, target));
	return isThere ? selectAtTop(pages, firstRowOf(pages, target), height) : undefined;
}

/** There is no such page: the last one is as far as the cursor goes, and it never goes back. */
function atLastPage({height}: Extract<Goal, {kind: 'page'}>, {pages, selection}: List): Selection {
	const last = pages.loaded.findLastIndex(({emails}) => emails.length > 0);
	const here = selection.id === null ? -1 : (pageIndexOf(pages, selection.id) ?? -1);
	return last > here ? selectAtTop(pages, firstRowOf(pages, last), height) : selection;
}

/** Whether a page has all of its rows: with several statuses it fills up as their pages come in. */
function isWholePage({streams, whole, pageSize}: List, index: number): boolean {
	return streams.length === 1 || whole.loaded[index]?.emails.length === pageSize;
}
