import {EMAIL_STATUSES, type EmailStatus} from '../operation/status.ts';
import type {DateRange} from '../time/dates.ts';
import type {TagFilter} from './tags.ts';

/** A reason as a filter names it: by its code, by its code and words, or by its words where it has no code; `none` for no reason. */
export type ReasonKey = string;

/**
 * Which emails a list shows: those with all of the tags, any of the statuses, any of the recipients' domains (in lower case) and any of
 * the reasons, which only failures have; an empty part lets every email through. Times are epoch ms, both ends included. The API has no
 * filter by domain or reason, so the client applies these parts itself.
 */
export type Filter = {
	readonly tags: TagFilter;
	readonly statuses: readonly EmailStatus[];
	readonly domains: readonly string[];
	readonly reasons: readonly ReasonKey[];
} & DateRange;

/** What one request narrows its list to: the API takes one status. */
export type Slice = {readonly tags: TagFilter; readonly status?: EmailStatus} & DateRange;

/** The parts of a filter, each with its own key. */
export type FilterPart = 'tags' | 'statuses' | 'dates' | 'domains' | 'reasons';

/** Another value for one part of the filter. */
export type FilterChange =
	| {readonly part: 'tags'; readonly tags: TagFilter}
	| {readonly part: 'statuses'; readonly statuses: readonly EmailStatus[]}
	| {readonly part: 'dates'; readonly range: DateRange}
	| {readonly part: 'domains'; readonly domains: readonly string[]}
	| {readonly part: 'reasons'; readonly reasons: readonly ReasonKey[]};

/** A filter that matches every email. */
export const NO_FILTER: Filter = {tags: [], statuses: [], domains: [], reasons: []};

/** The statuses of a failure; the server lists each of them separately. */
export const FAILURE_STATUSES = ['FAILED', 'UNDELIVERED'] as const satisfies readonly EmailStatus[];

/** One of these statuses. */
export type FailureStatus = (typeof FAILURE_STATUSES)[number];

/** Whether a status is that of a failure. */
export function isFailureStatus(status: string): status is FailureStatus {
	return (FAILURE_STATUSES as readonly string[]).includes(status);
}

/** Every status, failures first, then in the order in which an email passes them. */
export const STATUS_ORDER: readonly EmailStatus[] = [
	...FAILURE_STATUSES,
	...EMAIL_STATUSES.filter((status) => !isFailureStatus(status)),
];

/** The statuses, each once, failures first. */
export function sortedStatuses(statuses: readonly EmailStatus[]): readonly EmailStatus[] {
	return STATUS_ORDER.filter((status) => statuses.includes(status));
}

/** The filter after a change of one part. */
export function changeFilter(filter: Filter, change: FilterChange): Filter {
	const {since: _, until: __, ...undated} = filter;
	switch (change.part) {
		case 'tags':
			return {...filter, tags: change.tags};
		case 'statuses':
			return {...filter, statuses: sortedStatuses(change.statuses)};
		case 'domains':
			return {...filter, domains: change.domains};
		case 'reasons':
			return {...filter, reasons: change.reasons};
		case 'dates':
			return {...undated, ...change.range};
	}
}

/** The change that clears a part of the filter. */
export function clearing(part: FilterPart): FilterChange {
	switch (part) {
		case 'tags':
			return {part, tags: []};
		case 'statuses':
			return {part, statuses: []};
		case 'domains':
			return {part, domains: []};
		case 'reasons':
			return {part, reasons: []};
		case 'dates':
			return {part, range: {}};
	}
}

/** Whether a part of the filter is set. */
export function isSet(filter: Filter, part: FilterPart): boolean {
	return part === 'dates' ? filter.since !== undefined || filter.until !== undefined : filter[part].length > 0;
}

/** Whether a filter matches every email. */
export function isUnfiltered(filter: Filter): boolean {
	return isSameFilter(filter, NO_FILTER);
}

/** The parts in force, in the order they were set: `order` is that before the last change. */
export function partsInOrder(
	filter: Filter,
	order: readonly FilterPart[],
	changed?: FilterPart,
): readonly FilterPart[] {
	const kept = order.filter((part) => part !== changed);
	return [...kept, ...(changed === undefined ? [] : [changed])].filter((part) => isSet(filter, part));
}

/** Whether the list is narrowed to failures and nothing else. */
export function isFailuresOnly({statuses}: Filter): boolean {
	return statuses.length === FAILURE_STATUSES.length && FAILURE_STATUSES.every((status) => statuses.includes(status));
}

/** Whether a filter matches failures only. */
export function hasOnlyFailures({statuses, reasons}: Filter): boolean {
	return reasons.length > 0 || (statuses.length > 0 && statuses.every(isFailureStatus));
}

/** The statuses that a filter selects; with a reason those of failures only. Without either, every status: an empty list. */
export function selectedStatuses({statuses, reasons}: Filter): readonly EmailStatus[] {
	if (reasons.length === 0) return statuses;
	return statuses.length === 0 ? FAILURE_STATUSES : statuses.filter(isFailureStatus);
}

/** Whether two filters match the same emails. */
export function isSameFilter(a: Filter, b: Filter): boolean {
	return (
		a.since === b.since &&
		a.until === b.until &&
		JSON.stringify([a.tags, a.statuses, a.domains, a.reasons]) ===
			JSON.stringify([b.tags, b.statuses, b.domains, b.reasons])
	);
}

/** The slice of a filter that one request asks for: one of its statuses, or any where undefined. */
export function sliceOf(
	{statuses: _, domains: __, reasons: ___, ...rest}: Filter,
	status: EmailStatus | undefined,
): Slice {
	return {...rest, ...(status === undefined ? {} : {status})};
}
