import * as v from 'valibot';
import {EMAIL_ID, OPERATION_ID} from '../../world/ids.ts';
import {EMAIL_STATUSES, OPERATION_STATUSES} from '../../world/status.ts';

/** A time, as in Twilio's samples. */
export const TimeSchema = v.pipe(v.string(), v.isoTimestamp());

/** A counter of an operation. */
export const CountSchema = v.pipe(v.number(), v.integer(), v.minValue(0));

/** The counters that guide and reference share. */
export const StatsEntries = {
	total: CountSchema,
	queued: CountSchema,
	sent: CountSchema,
	scheduled: CountSchema,
	delivered: CountSchema,
	opened: CountSchema,
	undelivered: CountSchema,
	failed: CountSchema,
	canceled: CountSchema,
};

/** The fields of an operation that guide and reference share, without `stats`. */
export const OperationEntries = {
	id: v.pipe(v.string(), v.regex(OPERATION_ID)),
	status: v.picklist(OPERATION_STATUSES),
	createdAt: TimeSchema,
	updatedAt: TimeSchema,
};

/** A sender or recipient. */
export const MailboxSchema = v.strictObject({address: v.string(), name: v.optional(v.string())});

/** The fields of an email that guide and reference share. */
export const EmailEntries = {
	id: v.pipe(v.string(), v.regex(EMAIL_ID)),
	from: MailboxSchema,
	status: v.picklist(EMAIL_STATUSES),
	tags: v.record(v.string(), v.string()),
	createdAt: TimeSchema,
	updatedAt: TimeSchema,
};

/** An item of `/Errors`. The reference mentions the resource without its shape, so this shape is the sandbox's own. */
export const ErrorSchema = v.strictObject({
	emailId: v.pipe(v.string(), v.regex(EMAIL_ID)),
	code: v.pipe(v.number(), v.integer()),
	message: v.string(),
	more_info: v.string(),
	createdAt: TimeSchema,
});

/** An item of `/Receipts`. The reference mentions the resource without its shape, so this shape is the sandbox's own. */
export const ReceiptSchema = v.strictObject({
	to: MailboxSchema,
	status: v.picklist(EMAIL_STATUSES),
	updatedAt: TimeSchema,
});
