import type * as v from 'valibot';
import type {EmailFilters, OperationFilters} from '../../world/listing.ts';
import {parseTagFilter} from '../../world/tags.ts';
import {invalidRequest, type ValidationError} from '../errors.ts';
import {emailsQuerySchema, operationsQuerySchema, pagingQuerySchema} from './query-schemas.ts';
import {validate} from './validate.ts';

const DAY_MS = 86_400_000;

/** A query as received: each parameter with all its values. */
export type RawQuery = Readonly<Record<string, readonly string[]>>;

/** The query of a list: what to list, and which page. */
export type ListQuery<TFilters> = {
	readonly filters: TFilters;
	readonly pageToken: string | undefined;
	readonly pageSize: number;
};

/** Reads the query of `GET /Emails`. Throws the error for an invalid request. */
export function readEmailsQuery(raw: RawQuery): ListQuery<EmailFilters> {
	const {pageToken, pageSize, tags, startDate, endDate, ...plain} = readQuery(emailsQuerySchema, raw);
	const pairs = tags === undefined ? undefined : parseTagFilter(tags);
	return {pageToken, pageSize, filters: {...plain, ...createdRange(startDate, endDate), tags: pairs}};
}

/** Reads the query of `GET /Emails/Operations`. Throws the error for an invalid request. */
export function readOperationsQuery(raw: RawQuery): ListQuery<OperationFilters> {
	const {pageToken, pageSize, status, startDate, endDate} = readQuery(operationsQuerySchema, raw);
	return {pageToken, pageSize, filters: {status, ...createdRange(startDate, endDate)}};
}

/** Reads the query of a list without filters. Throws the error for an invalid request. */
export function readPagingQuery(raw: RawQuery): ListQuery<object> {
	return {filters: {}, pageToken: undefined, ...readQuery(pagingQuerySchema, raw)};
}

/** Validates a query. A repeated parameter is an error; an unknown one is ignored. */
function readQuery<TSchema extends v.GenericSchema>(schema: TSchema, raw: RawQuery): v.InferOutput<TSchema> {
	const single: Record<string, string> = {};
	const repeated: ValidationError[] = [];
	for (const [path, values] of Object.entries(raw)) {
		single[path] = values[0] ?? '';
		if (values.length > 1) repeated.push({path, message: 'must be given once'});
	}
	return validate(schema, single, repeated);
}

function createdRange(startDate: string | undefined, endDate: string | undefined) {
	const startMs = startDate === undefined ? undefined : Date.parse(startDate);
	const endMs = endDate === undefined ? undefined : endOf(endDate);
	if (startMs !== undefined && endMs !== undefined && startMs > endMs) {
		throw invalidRequest([{path: 'endDate', message: 'must not be before startDate'}]);
	}
	return {startMs, endMs};
}

/** A date without a time includes its whole day. */
function endOf(date: string): number {
	return Date.parse(date) + (date.includes('T') ? 0 : DAY_MS - 1);
}
