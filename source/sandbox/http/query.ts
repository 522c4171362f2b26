import * as v from 'valibot';
import {EMAIL_ID, OPERATION_ID} from '../world/ids.ts';
import {EMAIL_STATUSES, OPERATION_STATUSES} from '../world/status.ts';
import {isTag, parseTagFilter, TAG_FILTER} from '../world/tags.ts';
import type {EmailFilters, OperationFilters} from './listing.ts';
import {invalid, type ValidationError} from './problem.ts';
import {demand} from './validation-errors.ts';

const DATE = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d))?$/;
const DAY_MS = 86_400_000;

/** An operation id in a path or a query. */
const OperationIdSchema = v.pipe(
	v.string(),
	v.regex(
		OPERATION_ID,
		'must be an operation id: comms_operation_ and 26 characters, such as 01h9krwprkeee8fzqspvwy6nq8',
	),
);

/** An email id in a path. */
const EmailIdSchema = v.pipe(
	v.string(),
	v.regex(EMAIL_ID, 'must be an email id: comms_email_ and 26 characters, such as 01h9krwprkeee8fzqspvwy6nq8'),
);

/** The path of a call about one operation. */
export const OperationPathSchema = v.object({operationId: OperationIdSchema});

/** The path of a call about one email. */
export const EmailPathSchema = v.object({emailId: EmailIdSchema});

const DateSchema = v.pipe(
	v.string(),
	v.regex(DATE, 'must be a date such as 2026-04-05 or 2026-04-05T06:20:00Z'),
	v.check((text) => !Number.isNaN(Date.parse(text)), 'must be a date that exists'),
);

const PAGE_SIZE = 'must be a whole number from 1 to 1000';
const PagingEntries = {
	pageToken: v.optional(v.pipe(v.string(), v.nonEmpty('must not be empty'))),
	pageSize: v.optional(
		v.pipe(
			v.string(),
			v.regex(/^\d{1,9}$/, PAGE_SIZE),
			v.transform(Number),
			v.number(),
			v.integer(),
			v.minValue(1, PAGE_SIZE),
			v.maxValue(1000, PAGE_SIZE),
		),
		'50',
	),
};

const CreatedEntries = {startDate: v.optional(DateSchema), endDate: v.optional(DateSchema)};

/** The query of a list that is only paged. */
export const PagingQuerySchema = v.object(PagingEntries);

/** The query of a list of operations. */
export const OperationsQuerySchema = v.object({
	status: v.optional(v.picklist(OPERATION_STATUSES, `must be one of ${OPERATION_STATUSES.join(', ')}`)),
	...CreatedEntries,
	...PagingEntries,
});

/** The query of a list of emails. */
export const EmailsQuerySchema = v.object({
	operationId: v.optional(OperationIdSchema),
	status: v.optional(v.picklist(EMAIL_STATUSES, `must be one of ${EMAIL_STATUSES.join(', ')}`)),
	tags: v.optional(
		v.pipe(
			v.string(),
			v.regex(
				TAG_FILTER,
				'must be 1 to 10 pairs key:value, each ended by a semicolon, such as campaign:spring;plan:pro;',
			),
			v.check(
				(filter) => parseTagFilter(filter).every(isTag),
				'must have keys of at most 128 characters and values of at most 256',
			),
		),
	),
	...CreatedEntries,
	...PagingEntries,
});

/** A query as it comes, each parameter with all its values. */
export type RawQuery = Readonly<Record<string, readonly string[]>>;

/** A list wanted: what to list, and where to begin. */
export type ListQuery<TFilters> = {
	readonly filters: TFilters;
	readonly pageToken: string | undefined;
	readonly pageSize: number;
};

/** Reads the query of a list of emails, or throws every validationError it has. */
export function readEmailsQuery(raw: RawQuery): ListQuery<EmailFilters> {
	const {pageToken, pageSize, tags, startDate, endDate, ...plain} = readQuery(EmailsQuerySchema, raw);
	const pairs = tags === undefined ? undefined : parseTagFilter(tags);
	return {pageToken, pageSize, filters: {...plain, ...created(startDate, endDate), tags: pairs}};
}

/** Reads the query of a list of operations, or throws every validationError it has. */
export function readOperationsQuery(raw: RawQuery): ListQuery<OperationFilters> {
	const {pageToken, pageSize, status, startDate, endDate} = readQuery(OperationsQuerySchema, raw);
	return {pageToken, pageSize, filters: {status, ...created(startDate, endDate)}};
}

/** Reads a query that only pages, or throws every validationError it has. */
export function readPagingQuery(raw: RawQuery): ListQuery<object> {
	return {filters: {}, pageToken: undefined, ...readQuery(PagingQuerySchema, raw)};
}

/** Checks a query: a parameter given twice is a validationError too, unknown ones are ignored. */
function readQuery<TSchema extends v.GenericSchema>(schema: TSchema, raw: RawQuery): v.InferOutput<TSchema> {
	const single: Record<string, string> = {};
	const repeated: ValidationError[] = [];
	for (const [path, values] of Object.entries(raw)) {
		single[path] = values[0] ?? '';
		if (values.length > 1) repeated.push({path, message: 'must be given once'});
	}
	return demand(schema, single, repeated);
}

function created(startDate: string | undefined, endDate: string | undefined) {
	const startMs = startDate === undefined ? undefined : Date.parse(startDate);
	const endMs = endDate === undefined ? undefined : endOf(endDate);
	if (startMs !== undefined && endMs !== undefined && startMs > endMs) {
		throw invalid([{path: 'endDate', message: 'must not be before startDate'}]);
	}
	return {startMs, endMs};
}

/** A day counts to its last millisecond. */
function endOf(date: string): number {
	return Date.parse(date) + (date.includes('T') ? 0 : DAY_MS - 1);
}
