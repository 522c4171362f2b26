/** Where the cursor is going while the pages in between are loaded. `height` is the number of visible rows. */
export type Goal =
	| {readonly kind: 'row'; readonly row: number; readonly height: number}
	| {readonly kind: 'page'; readonly page: number; readonly height: number}
	| {readonly kind: 'end'; readonly height: number}
	/** Everything loaded; the cursor stays where it is. */
	| {readonly kind: 'all'}
	/** The first failed or undelivered email below the one with the id `after`. */
	| {readonly kind: 'failure'; readonly after: string | null; readonly height: number}
	/** The next email below the cursor that matches what is looked for. */
	| {readonly kind: 'match'; readonly height: number}
	/** Everything loaded, for all of it to be marked; the cursor stays where it is. */
	| {readonly kind: 'marks'};

/** How much is to be loaded: nothing, the page behind the last row, or every page there is. */
export type LoadTarget = 'none' | 'more' | 'all';

const LOAD_TARGETS: Readonly<Record<Goal['kind'], LoadTarget>> = {
	row: 'more',
	page: 'more',
	end: 'all',
	all: 'all',
	failure: 'more',
	match: 'more',
	marks: 'all',
};

/** Whether a goal needs everything, and leaves the cursor free to move meanwhile. */
export function isForAll(goal: Goal | undefined): boolean {
	return goal?.kind === 'all' || goal?.kind === 'marks';
}

/** How much has to be loaded for a goal; without one, as many pages as it takes to have a row to show. */
export function loadTargetFor(goal: Goal | undefined, isEmpty: boolean): LoadTarget {
	if (goal !== undefined) return LOAD_TARGETS[goal.kind];
	return isEmpty ? 'more' : 'none';
}
