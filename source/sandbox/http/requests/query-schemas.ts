import * as v from 'valibot';
import {EMAIL_ID, OPERATION_ID} from '../../world/ids.ts';
import {EMAIL_STATUSES, OPERATION_STATUSES} from '../../world/status.ts';
import {isTag, parseTagFilter, TAG_FILTER} from '../../world/tags.ts';
import {existsInCalendar} from './dates.ts';

const DATE = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d))?$/;
const PAGE_SIZE = 'must be a whole number from 1 to 1000';

const operationIdSchema = v.pipe(
	v.string(),
	v.regex(
		OPERATION_ID,
		'must be an operation id: comms_operation_ and 26 characters, such as 01h9krwprkeee8fzqspvwy6nq8',
	),
);

const emailIdSchema = v.pipe(
	v.string(),
	v.regex(EMAIL_ID, 'must be an email id: comms_email_ and 26 characters, such as 01h9krwprkeee8fzqspvwy6nq8'),
);

const dateSchema = v.pipe(
	v.string(),
	v.regex(DATE, 'must be a date such as 2026-04-05 or 2026-04-05T06:20:00Z'),
	v.check(existsInCalendar, 'must be a date that exists'),
);

const createdEntries = {startDate: v.optional(dateSchema), endDate: v.optional(dateSchema)};

/** `pageSize` is 1 to 1,000, by default 50 (API reference, `GET /Emails`). */
const pagingEntries = {
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

/** The path of a call for one operation. */
export const operationPathSchema = v.object({operationId: operationIdSchema});

/** The path of a call for one email. */
export const emailPathSchema = v.object({emailId: emailIdSchema});

/** The query of a list without filters. */
export const pagingQuerySchema = v.object(pagingEntries);

/** The query of `GET /Emails/Operations` (API reference). */
export const operationsQuerySchema = v.object({
	status: v.optional(v.picklist(OPERATION_STATUSES, `must be one of ${OPERATION_STATUSES.join(', ')}`)),
	...createdEntries,
	...pagingEntries,
});

/** The query of `GET /Emails` (API reference). */
export const emailsQuerySchema = v.object({
	operationId: v.optional(operationIdSchema),
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
	...createdEntries,
	...pagingEntries,
});
