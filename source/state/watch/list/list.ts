import {compact} from '../../../core/compact.ts';
import type {Email} from '../../../core/emails/email.ts';
import {
	changeFilter,
	type Filter,
	type FilterChange,
	type FilterPart,
	partsInOrder,
} from '../../../core/emails/filter.ts';
import type {Problem} from '../../../core/network/problem.ts';
import type {ByReason} from './by-reason.ts';
import {type ChangedRows, NO_CHANGED_ROWS} from './changed-rows.ts';
import {cursorRow, NOTHING_SELECTED, type Selection, windowTop} from './cursor.ts';
import type {Goal} from './goal.ts';
import {type Direction, UNKNOWN_DIRECTION} from './merge.ts';
import {NO_PAGES, type Pages, rowsFrom} from './pages.ts';
import type {RefreshPace} from './paging/refresh-pace.ts';
import {AT_REST, type Travel} from './paging/travel.ts';
import {newStreams, type Stream} from './streams.ts';

/** The emails of the operation: the rows that are loaded, if the cursor is, and what is still to be loaded. Times are epoch ms. */
export type List = {
	/** Counts the filters there have been: an answer to an earlier one is ignored. */
	readonly generation: number;
	readonly filter: Filter;
	/** The parts of the filter in force, in the order they were set. */
	readonly filterOrder: readonly FilterPart[];
	/** The statuses in force before the current ones. */
	readonly statusesBefore: Filter['statuses'];
	readonly pageSize: number;
	/** What the server sent: one stream, or one per status. */
	readonly streams: readonly Stream[];
	/** The streams as one list. */
	readonly whole: Pages;
	/** What is shown of it: without the emails that the client filters out itself. */
	readonly pages: Pages;
	readonly changed: ChangedRows;
	/** In which direction the server sorts its emails. */
	readonly direction: Direction;
	readonly selection: Selection;
	readonly travel: Travel;
	readonly goal?: Goal;
	/** When the last page came in. */
	readonly updatedAt?: number;
	/** Why the last request failed, if it is repeated automatically. */
	readonly problem?: Problem;
	/** Why the server refuses the list: nothing is asked of it until the user asks again. */
	readonly refusal?: Problem;
	/** What an email weighs in an answer, as far as those read tell. */
	readonly bytesPerEmail?: number;
	/** The server refuses a page size that differs from the first. */
	readonly hasFixedSize?: true;
	/** The largest page that the server gives, if it refused a larger one. */
	readonly largestSize?: number;
	/** Present if the emails are too heavy to be refreshed at every poll. */
	readonly refreshPace?: RefreshPace;
	/** How many times loading was stopped because memory was nearly full: what is under way is not read. */
	readonly stops?: number;
	/** The filter is applied to what is loaded: there is no server to ask, as in a replay. */
	readonly isLocal?: true;
	/** Present where the list is narrowed by reason. */
	readonly byReason?: ByReason;
	/** Page loads and refreshes that failed in a row. */
	readonly failures: number;
	/** Before this moment no page is requested again. */
	readonly retryAt?: number;
	/** After a refresh that failed, before when none is requested (epoch ms). */
	readonly refreshAt?: number;
	/** The stream that the problem is with; only a page of that stream ends it. */
	readonly failed?: Stream['status'];
};

/** Whether the rows are those of failures that were read, and no page is requested: the server has no filter by reason. */
export function isOfFailures({filter, isLocal}: Pick<List, 'filter' | 'isLocal'>): boolean {
	return filter.reasons.length > 0 && isLocal !== true;
}

/** An empty list that wants its first page; narrowed by domain it wants all pages, for only then is it known how many rows it has. */
export function newList(filter: Filter, pageSize: number, generation = 0): List {
	return {
		generation,
		filter,
		filterOrder: partsInOrder(filter, ['tags', 'statuses', 'dates', 'domains', 'reasons']),
		statusesBefore: [],
		pageSize,
		streams: newStreams(filter.statuses),
		whole: NO_PAGES,
		pages: NO_PAGES,
		changed: NO_CHANGED_ROWS,
		direction: UNKNOWN_DIRECTION,
		selection: NOTHING_SELECTED,
		travel: AT_REST,
		failures: 0,
		...(filter.domains.length === 0 || filter.reasons.length > 0 ? {} : {goal: {kind: 'all' as const}}),
	};
}

/** A new list with another filter. What was learned about the server and its emails is kept. */
export function refilter(list: List, change: FilterChange): List {
	const filter = changeFilter(list.filter, change);
	return {
		...newList(filter, list.pageSize, list.generation + 1),
		filterOrder: partsInOrder(filter, list.filterOrder, change.part),
		statusesBefore: change.part === 'statuses' ? list.filter.statuses : list.statusesBefore,
		...learnedIn(list),
	};
}

/** The same list from its start. If its first page still has the email under the cursor, the cursor stays on it. */
export function restartList(list: List): List {
	const {filter, pageSize, generation, filterOrder, statusesBefore, selection} = list;
	return {...newList(filter, pageSize, generation + 1), filterOrder, statusesBefore, selection, ...learnedIn(list)};
}

/** What does not depend on the filter. */
function learnedIn({direction, bytesPerEmail, hasFixedSize, largestSize, travel}: List): Partial<List> {
	return compact({direction, bytesPerEmail, hasFixedSize, largestSize, travel: {...AT_REST, height: travel.height}});
}

/** One visible row. `key` is unique among the rows. */
export type Row = {
	readonly key: string;
	readonly email: Email;
	readonly isSelected: boolean;
	readonly isMissing: boolean;
	/** Its status changed with the last poll. */
	readonly isChanged: boolean;
};

/** The rows in a window of `height` rows, and the row number (0-based) of the first. */
export function visibleRows(
	{pages, selection, changed}: List,
	height: number,
): {readonly top: number; readonly rows: readonly Row[]} {
	const top = windowTop(pages, selection, height);
	const rows = rowsFrom(pages, top, height).map((email) => ({
		key: email.id.raw,
		email,
		isSelected: email.id.raw === selection.id,
		isMissing: pages.missing.has(email.id.raw),
		isChanged: changed.has(email.id.raw),
	}));
	return {top, rows};
}

/** The email under the cursor, as the list has it. */
export function emailUnderCursor({pages, selection}: List): Email | undefined {
	if (selection.id === null) return undefined;
	return rowsFrom(pages, cursorRow(pages, selection), 1)[0];
}
