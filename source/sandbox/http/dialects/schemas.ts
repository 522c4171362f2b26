import * as v from 'valibot';
import {EMAIL_ID, OPERATION_ID} from '../../world/ids.ts';
import {EMAIL_STATUSES, OPERATION_STATUSES} from '../../world/status.ts';

/** A time, as in Twilio's samples. */
export const timeSchema = v.pipe(v.string(), v.isoTimestamp());

/** A counter of an operation. */
export const countSchema = v.pipe(v.number(), v.integer(), v.minValue(0));

/** The counters that guide and reference share. */
export const statsEntries = {
	total: countSchema,
	queued: countSchema,
	sent: countSchema,
	scheduled: countSchema,
	delivered: countSchema,
	opened: countSchema,
	undelivered: countSchema,
	failed: countSchema,
	canceled: countSchema,
};

/** The fields of an operation that guide and reference share, without `stats`. */
export const operationEntries = {
	id: v.pipe(v.string(), v.regex(OPERATION_ID)),
	status: v.picklist(OPERATION_STATUSES),
	createdAt: timeSchema,
	updatedAt: timeSchema,
};

/** A sender or recipient. */
export const mailboxSchema = v.strictObject({address: v.string(), name: v.optional(v.string())});

/** The fields of an email that guide and reference share. */
export const emailEntries = {
	id: v.pipe(v.string(), v.regex(EMAIL_ID)),
	from: mailboxSchema,
	status: v.picklist(EMAIL_STATUSES),
	tags: v.record(v.string(), v.string()),
	createdAt: timeSchema,
	updatedAt: timeSchema,
};

/** An item of `/Errors`. The reference mentions the resource without its shape, so this shape is the sandbox's own. */
export const errorSchema = v.strictObject({
	emailId: v.pipe(v.string(), v.regex(EMAIL_ID)),
	code: v.pipe(v.number(), v.integer()),
	message: v.string(),
	more_info: v.string(),
	createdAt: timeSchema,
});

/** An item of `/Receipts`. The reference mentions the resource without its shape, so this shape is the sandbox's own. */
export const receiptSchema = v.strictObject({
	to: mailboxSchema,
	status: v.picklist(EMAIL_STATUSES),
	updatedAt: timeSchema,
});
