import {COUNTERS, type Counter} from '../../../core/operation/counters.ts';
import {rangeOf} from '../../../core/operation/counts.ts';
import {plural} from '../../../core/text/format.ts';
import {type SafeText, say} from '../../../core/text/text.ts';
import type {List} from '../list/list.ts';
import {isComplete, type Pages, rowCount, withoutMissing} from '../list/pages.ts';
import {leftOutIn} from '../list/streams.ts';
import type {State} from '../state.ts';

/** What is behind the other once all rows are loaded, and by how many emails. */
export type Lag = {readonly behind: 'list' | 'counters'; readonly emails: number};

/** How the counters differ from the rows, in words; undefined if {@link lagOf} is, and in a replay, whose list is what was recorded. */
export function lagText(state: State): SafeText | undefined {
	const lag = state.replay === undefined ? lagOf(state) : undefined;
	if (lag === undefined) return undefined;
	const emails = plural(lag.emails, 'email');
	return lag.behind === 'list'
		? say`the list is ${emails} behind the counters`
		: say`the counters are ${emails} behind the list`;
}

/**
 * How the counters differ from the rows once all rows are loaded, with or without a filter by status. Undefined if they agree, where
 * rows are missing or another filter leaves some out, and for what the next poll brings anyway: the few emails whose status changed
 * between its two answers.
 */
export function lagOf({watch, list}: Pick<State, 'watch' | 'list'>): Lag | undefined {
	const {counts, changedAt, updatedAt} = watch;
	const names = countersFor(list);
	const expected = countedRows({watch, list});
	if (counts === undefined || names === undefined || expected === undefined || !isWhole(list)) return undefined;
	const listed = listedCounts(withoutMissing(list.pages));
	const isTransient = (emails: number) => changedAt === updatedAt && emails <= list.pageSize;
	const surplus = listed.rows - expected;
	// Without a filter the rows only ever become more.
	if (surplus > 0 && !(list.filterOrder.length > 0 && isTransient(surplus)))
		return {behind: 'counters', emails: surplus};
	const missing = names.reduce((sum, name) => sum + Math.max(0, (counts[name] ?? 0) - listed.of(name)), 0);
	// A row whose status has no counter may be any of them.
	const uncounted = listed.rows - COUNTERS.reduce((sum, name) => sum + listed.of(name), 0);
	const behind = Math.max(0, missing - uncounted);
	if (surplus > 0 || behind === 0 || isTransient(behind)) return undefined;
	return {behind: 'list', emails: behind};
}

/** The counters of the emails that the filter selects; undefined if no counters tell. */
function countersFor({filter, filterOrder}: List): readonly Counter[] | undefined {
	if (filterOrder.length === 0) return COUNTERS;
	if (filterOrder.some((part) => part !== 'statuses')) return undefined;
	const names = COUNTERS.filter((name) => (filter.statuses as readonly string[]).includes(name.toUpperCase()));
	return names.length === filter.statuses.length ? names : undefined;
}

function isWhole({pages, streams}: List): boolean {
	const {unreadable, foreign} = leftOutIn(streams);
	return isComplete(pages) && unreadable + foreign === 0;
}

/** How many rows the list has once it is whole, by the counters; undefined if they do not say. */
export function countedRows({watch: {counts}, list}: Pick<State, 'watch' | 'list'>): number | undefined {
	const names = countersFor(list);
	if (counts === undefined || names === undefined) return undefined;
	if (list.filterOrder.length === 0) return counts.denominator;
	const {least, most} = rangeOf(counts, names);
	return least === most ? least : undefined;
}

/** How many rows there are, and how many have the status that a counter counts. */
function listedCounts(pages: Pages): {readonly rows: number; readonly of: (name: Counter) => number} {
	const of = (name: Counter) =>
		pages.loaded.reduce((sum, {statusCounts}) => sum + (statusCounts.get(name.toUpperCase()) ?? 0), 0);
	return {rows: rowCount(pages), of};
}
