import {failureRow} from './failure-rows.ts';
import {firstRowOf, isComplete, type Pages, pageIndexOf, rowCount, rowOf} from './pages.ts';
import {type Selection, selectAtTop, selectInView, selectRow} from './selection.ts';
import {isStuck, type LoadTarget, type Stream} from './streams.ts';

/** Where the cursor is on its way to while the pages between are still being loaded. */
export type Goal =
	| {readonly kind: 'row'; readonly row: number; readonly height: number}
	| {readonly kind: 'page'; readonly page: number; readonly height: number}
	| {readonly kind: 'end'; readonly height: number}
	/** Everything loaded, the cursor where it is. */
	| {readonly kind: 'all'}
	/** The first failed or undelivered email below the one with the id `after`. */
	| {readonly kind: 'failure'; readonly after: string | null; readonly height: number};

/** What of a list decides how far the cursor can go. */
export type Ground = {
	/** What the server gave: one stream, or one a status. */
	readonly streams: readonly Stream[];
	/** The streams as one list. */
	readonly whole: Pages;
	/** What is shown of it. */
	readonly pages: Pages;
	readonly pageSize: number;
	readonly selection: Selection;
};

const LOAD_TARGETS: Readonly<Record<Goal['kind'], LoadTarget>> = {
	row: 'more',
	page: 'more',
	end: 'all',
	all: 'all',
	failure: 'more',
};

/** How much has to be loaded for a goal; without one, the first page that brings something to show. */
export function loadTargetFor(goal: Goal | undefined, pages: Pages): LoadTarget {
	if (goal !== undefined) return LOAD_TARGETS[goal.kind];
	return rowCount(pages) === 0 ? 'more' : 'none';
}

/** Whether everything has been loaded, up to the end or to where the server sends nothing more. */
export function isAtEnd({pages, streams}: Pick<Ground, 'pages' | 'streams'>): boolean {
	return isComplete(pages) || streams.every((stream) => isStuck(stream.pages));
}

/** Where the cursor stands once it has got where it was going, or as far as it can; undefined while it has to wait for pages. */
export function arrival(goal: Goal, ground: Ground): Selection | undefined {
	const {pages, selection} = ground;
	const isDone = isAtEnd(ground);
	switch (goal.kind) {
		case 'row':
			return isDone || goal.row < rowCount(pages) ? selectRow(pages, selection, goal.row, goal.height) : undefined;
		case 'end':
			return isDone ? selectRow(pages, selection, rowCount(pages) - 1, goal.height) : undefined;
		case 'all':
			return isDone ? selection : undefined;
		case 'page':
			return atPage(goal, ground) ?? (isDone ? atLastPage(goal, ground) : undefined);
		case 'failure':
			return atFailure(goal, ground) ?? (isDone ? selection : undefined);
	}
}

function atFailure(
	{after, height}: Extract<Goal, {kind: 'failure'}>,
	{pages, selection}: Ground,
): Selection | undefined {
	const from = after === null ? 0 : (rowOf(pages, after) ?? -1) + 1;
	const row = failureRow(pages, from, 1);
	return row === undefined ? undefined : selectInView(pages, selection, row, height);
}

function atPage({page, height}: Extract<Goal, {kind: 'page'}>, ground: Ground): Selection | undefined {
	const {pages} = ground;
	const target = pages.loaded.findIndex(({emails}, index) => index >= page && emails.length > 0);
	const isThere = target !== -1 && (isAtEnd(ground) || isWholePage(ground, target));
	return isThere ? selectAtTop(pages, firstRowOf(pages, target), height) : undefined;
}

/** There is no such page: the last one is as far as it goes, never back. */
function atLastPage({height}: Extract<Goal, {kind: 'page'}>, {pages, selection}: Ground): Selection {
	const last = pages.loaded.findLastIndex(({emails}) => emails.length > 0);
	const here = selection.id === null ? -1 : (pageIndexOf(pages, selection.id) ?? -1);
	return last > here ? selectAtTop(pages, firstRowOf(pages, last), height) : selection;
}

/** Whether a page is all there: one of several statuses fills up as their pages come in. */
function isWholePage({streams, whole, pageSize}: Ground, index: number): boolean {
	return streams.length === 1 || whole.loaded[index]?.emails.length === pageSize;
}
