import * as v from 'valibot';
import {EMAIL_ID, OPERATION_ID} from '../world/ids.ts';
import {EMAIL_STATUSES, OPERATION_STATUSES} from '../world/status.ts';

/** A moment as Twilio's samples print it, to the second. */
export const TimeSchema = v.pipe(v.string(), v.isoTimestamp());

/** A counter. */
export const CountSchema = v.pipe(v.number(), v.integer(), v.minValue(0));

/** The counters of an operation that both documents name. */
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

/** What both documents say of an operation, but for its stats. */
export const OperationEntries = {
	id: v.pipe(v.string(), v.regex(OPERATION_ID)),
	status: v.picklist(OPERATION_STATUSES),
	createdAt: TimeSchema,
	updatedAt: TimeSchema,
};

/** A sender or a recipient. */
export const PartySchema = v.strictObject({address: v.string(), name: v.optional(v.string())});

/** What both documents say of an email in the same shape. */
export const EmailEntries = {
	id: v.pipe(v.string(), v.regex(EMAIL_ID)),
	from: PartySchema,
	status: v.picklist(EMAIL_STATUSES),
	tags: v.record(v.string(), v.string()),
	createdAt: TimeSchema,
	updatedAt: TimeSchema,
};

/** Why an email failed; Twilio names the resource but does not document its shape. */
export const ErrorSchema = v.strictObject({
	emailId: v.pipe(v.string(), v.regex(EMAIL_ID)),
	code: v.pipe(v.number(), v.integer()),
	message: v.string(),
	more_info: v.string(),
	createdAt: TimeSchema,
});

/** How one recipient of an email fared; Twilio names the resource but does not document its shape. */
export const ReceiptSchema = v.strictObject({
	to: PartySchema,
	status: v.picklist(EMAIL_STATUSES),
	updatedAt: TimeSchema,
});
