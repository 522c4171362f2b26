import {toApiDate} from '../time/dates.ts';
import {type Filter, type Slice, selectedStatuses, sliceOf} from './filter.ts';
import {formatTagFilter} from './tags.ts';

/** The query parameters that narrow a list of emails (`GET /Emails`), as they are before they are encoded for a URL. */
export function sliceQuery({status, since, until, tags}: Slice): Readonly<Record<string, string>> {
	return {
		...(status === undefined ? {} : {status}),
		...(since === undefined ? {} : {startDate: toApiDate(since)}),
		...(until === undefined ? {} : {endDate: toApiDate(until)}),
		...(tags.length === 0 ? {} : {tags: formatTagFilter(tags)}),
	};
}

/** The slices that make up a filter: one for each of its statuses, or one for all; for a filter by reason those of failures. */
export function slicesOf(filter: Filter): readonly Slice[] {
	const statuses = selectedStatuses(filter);
	const isOfAny = statuses.length === 0 && filter.reasons.length === 0;
	return isOfAny ? [sliceOf(filter, undefined)] : statuses.map((status) => sliceOf(filter, status));
}
