import {EMAIL_STATUSES, type EmailStatus} from '../operation/status.ts';
import type {DateRange} from '../time/dates.ts';
import type {TagFilter} from './tags.ts';

/**
 * What is left out of the list. No statuses are all of them; times are epoch ms, both ends included. The server is asked for all
 * of that but the recipients' `domain` (in small letters), which its API does not know: we apply that one to what it gave.
 */
export type Filter = {
	readonly tags: TagFilter;
	readonly statuses: readonly EmailStatus[];
	readonly domain?: string;
} & DateRange;

/** What one request narrows its list to: the API takes one status. */
export type Slice = {readonly tags: TagFilter; readonly status?: EmailStatus} & DateRange;

/** The parts of a filter, each with a key of its own. */
export type FilterPart = 'tags' | 'statuses' | 'dates' | 'domain';

/** Another value for one part of the filter. */
export type FilterChange =
	| {readonly part: 'tags'; readonly tags: TagFilter}
	| {readonly part: 'statuses'; readonly statuses: readonly EmailStatus[]}
	| {readonly part: 'dates'; readonly range: DateRange}
	| {readonly part: 'domain'; readonly domain: string | undefined};

/** A filter that leaves nothing out. */
export const NO_FILTER: Filter = {tags: [], statuses: []};

/** The statuses of an email that did not arrive. */
export const FAILURES: readonly EmailStatus[] = ['FAILED', 'UNDELIVERED'];

/** Every status in the order in which people look for them: first what did not arrive, then an email's life. */
export const STATUS_ORDER: readonly EmailStatus[] = [
	...FAILURES,
	...EMAIL_STATUSES.filter((status) => !FAILURES.includes(status)),
];

/** The statuses, each once, what failed first. */
export function sortedStatuses(statuses: readonly EmailStatus[]): readonly EmailStatus[] {
	return STATUS_ORDER.filter((status) => statuses.includes(status));
}

/** The filter after a change of one part. */
export function changeFilter(filter: Filter, change: FilterChange): Filter {
	const {since: _, until: __, ...undated} = filter;
	const {domain: ___, ...anywhere} = filter;
	if (change.part === 'domain') return change.domain === undefined ? anywhere : {...anywhere, domain: change.domain};
	if (change.part === 'tags') return {...filter, tags: change.tags};
	if (change.part === 'statuses') return {...filter, statuses: sortedStatuses(change.statuses)};
	return {...undated, ...change.range};
}

/** The change that takes a part out of the filter. */
export function clearing(part: FilterPart): FilterChange {
	if (part === 'tags') return {part, tags: []};
	if (part === 'domain') return {part, domain: undefined};
	return part === 'statuses' ? {part, statuses: []} : {part, range: {}};
}

/** Whether a part of the filter leaves anything out. */
export function isSet({tags, statuses, domain, since, until}: Filter, part: FilterPart): boolean {
	if (part === 'tags') return tags.length > 0;
	if (part === 'domain') return domain !== undefined;
	return part === 'statuses' ? statuses.length > 0 : since !== undefined || until !== undefined;
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

/** Whether the list is narrowed to what failed, in either way, and nothing else. */
export function isFailuresOnly({statuses}: Filter): boolean {
	return statuses.length === FAILURES.length && FAILURES.every((status) => statuses.includes(status));
}

/** Whether two filters ask for the same. */
export function isSameFilter(a: Filter, b: Filter): boolean {
	return (
		a.since === b.since &&
		a.until === b.until &&
		a.domain === b.domain &&
		JSON.stringify([a.tags, a.statuses]) === JSON.stringify([b.tags, b.statuses])
	);
}

/** What a request for one status of the filter narrows to. */
export function sliceOf({statuses: _, domain: __, ...rest}: Filter, status: EmailStatus | undefined): Slice {
	return {...rest, ...(status === undefined ? {} : {status})};
}
