import type {Email, EmailPage} from '../../../core/emails/email.ts';
import {
	changeFilter,
	type Filter,
	type FilterChange,
	type FilterPart,
	partsInOrder,
} from '../../../core/emails/filter.ts';
import type {Problem} from '../../../core/network/problem.ts';
import {pagesAtDomain} from './at-domain.ts';
import {failureRow} from './failure-rows.ts';
import {arrival, type Goal, isAtEnd, loadTargetFor} from './goal.ts';
import {type Direction, learnDirection, UNKNOWN_DIRECTION} from './merge.ts';
import {firstRowOf, NO_PAGES, type Pages, pageIndexOf, rowCount, rowsFrom} from './pages.ts';
import {
	cursorRow,
	NOTHING_SELECTED,
	type Selection,
	selectAtTop,
	selectInView,
	selectRow,
	windowTop,
} from './selection.ts';
import {
	appendTo,
	newStreams,
	type PageRequest,
	pagesAt,
	refreshIn,
	requestsOf,
	type Stream,
	viewOf,
} from './streams.ts';

export type {Filter} from '../../../core/emails/filter.ts';

/** The emails of the operation: what is loaded, where the cursor stands, what is being asked for. */
export type List = {
	/** Counts the filters there have been: an answer to an earlier one is late news. */
	readonly generation: number;
	readonly filter: Filter;
	/** The parts of the filter in force, in the order they were set. */
	readonly filterOrder: readonly FilterPart[];
	/** The statuses before those now in force. */
	readonly statusesBefore: Filter['statuses'];
	readonly pageSize: number;
	/** What the server gave: one stream, or one a status. */
	readonly streams: readonly Stream[];
	/** The streams as one list. */
	readonly whole: Pages;
	/** What is shown of it: without what we leave out ourselves. */
	readonly pages: Pages;
	/** Which way the server orders its emails. */
	readonly direction: Direction;
	readonly selection: Selection;
	readonly goal?: Goal;
	readonly updatedAt?: number;
	readonly askedAt?: number;
	readonly problem?: Problem;
	/** In how many pieces the last page came, where it was too heavy for one. */
	readonly pieces?: number;
	/** Page loads and refreshes that failed in a row. */
	readonly failures: number;
	/** Before this moment no page is asked for again. */
	readonly retryAt?: number;
	/** Which of the streams the trouble is with; only a page of that one ends it. */
	readonly failed?: Stream['status'];
};

/** An empty list that wants its first page; narrowed by domain it wants all pages, for only then is it known how many rows it has. */
export function newList(filter: Filter, pageSize: number, generation = 0): List {
	return {
		generation,
		filter,
		filterOrder: partsInOrder(filter, ['tags', 'statuses', 'dates', 'domains']),
		statusesBefore: [],
		pageSize,
		streams: newStreams(filter.statuses),
		whole: NO_PAGES,
		pages: NO_PAGES,
		direction: UNKNOWN_DIRECTION,
		selection: NOTHING_SELECTED,
		failures: 0,
		...(filter.domains.length === 0 ? {} : {goal: {kind: 'all' as const}}),
	};
}

/** The list begun anew with another filter; which way the server orders its emails stays known. */
export function refilter(list: List, change: FilterChange): List {
	const filter = changeFilter(list.filter, change);
	return {
		...newList(filter, list.pageSize, list.generation + 1),
		filterOrder: partsInOrder(filter, list.filterOrder, change.part),
		statusesBefore: change.part === 'statuses' ? list.filter.statuses : list.statusesBefore,
		direction: list.direction,
	};
}

/** The pages that have to be loaded now. */
export function wantedPages(list: List): readonly PageRequest[] {
	if (list.problem?.kind === 'refused' || list.problem?.kind === 'malformed') return [];
	return requestsOf(list.streams, list.whole, loadTargetFor(list.goal, list.pages));
}

/** The loaded pages that a refresh asks for: the one the cursor is on, with several statuses one a status. */
export function pagesUnderCursor(list: List): readonly PageRequest[] {
	return pagesAt(list.streams, emailUnderCursor(list), list.direction);
}

/** A page load went out. */
export function askPage(list: List, at: number): List {
	return {...list, askedAt: at};
}

/** A page came in: it is added, and the cursor goes to its goal if that is within reach now. */
export function receivePage(list: List, request: PageRequest, page: EmailPage, at: number): List {
	const {askedAt: _, ...rest} =
		list.failed === undefined || list.failed === request.status ? clearFailures({...list, failures: 0}) : list;
	const direction = learnDirection(list.direction, page.emails);
	return reachGoal(shown({...withPieces(rest, page), direction, updatedAt: at}, appendTo(list.streams, request, page)));
}

function withPieces<L extends Pick<List, 'pieces'>>(
	{pieces: _, ...list}: L,
	{pieces}: EmailPage,
): Omit<L, 'pieces'> & Pick<List, 'pieces'> {
	return pieces === undefined ? list : {...list, pieces};
}

/** The list with these streams; the cursor goes to the first row as soon as there is one. */
function shown(list: List, streams: readonly Stream[]): List {
	const whole = viewOf(streams, list.direction, list.pageSize, list.whole);
	const pages = pagesAtDomain(whole, list.filter.domains);
	const selection = list.selection.id === null ? selectAtTop(pages, 0, 1) : list.selection;
	return {...list, streams, whole, pages, selection};
}

/** A fresh answer for a loaded page came in. */
export function receiveRefresh(list: List, request: PageRequest, page: EmailPage, at: number): List {
	const {problem: _, ...rest} = list;
	return shown({...withPieces(rest, page), updatedAt: at, failures: 0}, refreshIn(list.streams, request, page));
}

/** A request for a page failed: what is loaded stays. */
export function failPage(list: List, {status}: Pick<PageRequest, 'status'>, problem: Problem, retryAt: number): List {
	const {askedAt: _, failed: __, ...rest} = list;
	return {...rest, problem, failures: list.failures + 1, retryAt, ...(status === undefined ? {} : {failed: status})};
}

/** Somebody asked to try again: what failed before no longer holds anything back. */
export function clearFailures({problem: _, retryAt: __, failed: ___, ...rest}: List): List {
	return rest;
}

/** A refresh failed: only said, the next poll asks again. */
export function failRefresh(list: List, problem: Problem): List {
	return {...list, problem, failures: list.failures + 1};
}

/** Moves the cursor by rows; past the last loaded one it waits for the page that brings it. */
export function moveCursor(list: List, by: number, height: number): List {
	const from = list.goal?.kind === 'row' ? list.goal.row : cursorRow(list.pages, list.selection);
	return goToRow(list, from + by, height);
}

/** Puts the cursor on a row, loading on as needed. */
export function goToRow(list: List, row: number, height: number): List {
	const {goal: _, ...rest} = list;
	const last = rowCount(list.pages) - 1;
	const selection = selectRow(list.pages, list.selection, row, height);
	if (row <= last || isAtEnd(list)) return {...rest, selection};
	return {...rest, selection, goal: {kind: 'row', row, height}};
}

/** Goes to the end of everything, loading all pages on the way. */
export function goToEnd(list: List, height: number): List {
	return reachGoal({...list, goal: {kind: 'end', height}});
}

/** Jumps by server pages, to the first row of the page; forward it counts on from the page it is already waiting for. */
export function jumpPage(list: List, by: 1 | -1, height: number): List {
	const {goal, ...rest} = list;
	const here = list.selection.id === null ? 0 : (pageIndexOf(list.pages, list.selection.id) ?? 0);
	if (by === 1)
		return reachGoal({...rest, goal: {kind: 'page', page: (goal?.kind === 'page' ? goal.page : here) + 1, height}});
	const waiting = goal?.kind === 'page' && goal.page - 1 > here ? goal.page - 1 : undefined;
	if (waiting !== undefined) return {...rest, goal: {kind: 'page', page: waiting, height}};
	const target = list.pages.loaded.findLastIndex(({emails}, index) => index < here && emails.length > 0);
	const row = firstRowOf(list.pages, Math.max(0, goal === undefined ? target : here));
	return {...rest, selection: selectAtTop(list.pages, row, height)};
}

/** Goes to the next failed or undelivered email, loading on as needed, or with `by` -1 to the one before among the loaded rows. */
export function seekFailure(list: List, by: 1 | -1, height: number): List {
	const {goal: _, ...rest} = list;
	const {id} = list.selection;
	if (by === 1) return reachGoal({...rest, goal: {kind: 'failure', after: id, height}});
	const row = failureRow(list.pages, cursorRow(list.pages, list.selection) - 1, -1);
	return row === undefined ? rest : {...rest, selection: selectInView(list.pages, list.selection, row, height)};
}

/** Loads everything there is, the cursor staying where it is. */
export function loadAll(list: List): List {
	return reachGoal({...list, goal: {kind: 'all'}});
}

/** Stops waiting for pages; one already asked for still comes in. */
export function dropGoal({goal: _, ...rest}: List): List {
	return rest;
}

/** The list with the cursor at its goal, if that is within reach now. */
function reachGoal(list: List): List {
	const {goal, ...rest} = list;
	if (goal === undefined) return list;
	const selection = arrival(goal, list);
	return selection === undefined ? list : {...rest, selection};
}

/** One visible row. `key` is unique among the rows. */
export type Row = {
	readonly key: string;
	readonly email: Email;
	readonly isSelected: boolean;
	readonly isMissing: boolean;
};

/** The rows that a window of `height` shows, and the row number (0-based) of the first. */
export function visibleRows(
	{pages, selection}: List,
	height: number,
): {readonly top: number; readonly rows: readonly Row[]} {
	const top = windowTop(pages, selection, height);
	const rows = rowsFrom(pages, top, height).map((email) => ({
		key: email.id.raw,
		email,
		isSelected: email.id.raw === selection.id,
		isMissing: pages.missing.has(email.id.raw),
	}));
	return {top, rows};
}

/** The email the cursor is on, as the list has it. */
export function emailUnderCursor({pages, selection}: List): Email | undefined {
	if (selection.id === null) return undefined;
	return rowsFrom(pages, cursorRow(pages, selection), 1)[0];
}
