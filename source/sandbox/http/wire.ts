import type * as v from 'valibot';
import type {Counting} from '../options.ts';
import {changedAt, countsOf, type EmailRef, type Operation, operationStatus, tallyOf} from '../world/operation.ts';
import {reasonOf} from '../world/reasons.ts';
import type {Tally} from '../world/status.ts';
import {moreInfo} from './problem.ts';
import type {ErrorSchema, ReceiptSchema} from './wire-schemas.ts';

/** The lists of the API, by the name that the reference gives them. */
export type ListName = 'emails' | 'operations' | 'errors' | 'receipts';

/** What a page says of its place among the pages. */
export type Paging = {readonly self: string; readonly next: string | null; readonly size: number};

/** How one dialect writes what the sandbox knows. */
export type Writer = {
	operation(operation: Operation, counting: Counting, now: number): object;
	email(email: EmailRef, now: number): object;
	page(list: ListName, items: readonly object[], paging: Paging): object;
};

/** What one dialect promises about its answers. */
export type WireSchemas = {
	readonly Operation: v.GenericSchema;
	readonly Email: v.GenericSchema;
	page(list: ListName, item: v.GenericSchema): v.GenericSchema;
};

/** A moment in Twilio's notation. */
export function toTime(epochMs: number): string {
	return `${new Date(epochMs).toISOString().slice(0, 19)}Z`;
}

/** The counters of a tally, in either counting. */
function toStats(total: number, tally: Tally, counting: Counting) {
	const isCumulative = counting === 'cumulative';
	const delivered = tally.DELIVERED + (isCumulative ? tally.OPENED : 0);
	return {
		total,
		queued: tally.QUEUED,
		sent: tally.SENT + (isCumulative ? delivered + tally.UNDELIVERED : 0),
		scheduled: tally.SCHEDULED,
		delivered,
		opened: tally.OPENED,
		undelivered: tally.UNDELIVERED,
		failed: tally.FAILED,
		canceled: tally.CANCELED,
	};
}

/** How many sending attempts were made: what was received, waits or was called off had none. */
export function attemptsOf(operation: Operation, now: number): number {
	const {SENT, DELIVERED, UNDELIVERED, OPENED, FAILED} = tallyOf(operation, now);
	return SENT + DELIVERED + UNDELIVERED + OPENED + FAILED;
}

/** An operation as both documents have it. */
export function toOperation(operation: Operation, counting: Counting, now: number) {
	const tally = tallyOf(operation, now);
	const {total} = operation.life;
	return {
		id: operation.id,
		status: operationStatus(total, tally),
		stats: toStats(total, tally, counting),
		createdAt: toTime(operation.createdAt),
		updatedAt: toTime(changedAt(operation, now)),
	};
}

/** What both documents say of an email, and the template it carries. */
export function toEmail(email: EmailRef, now: number) {
	const {operation, index} = email;
	const {status, sinceMs} = countsOf(email, now);
	const changed = Math.max(operation.createdAt + sinceMs, deletionOf(email) ?? 0);
	const {from, to, content} = operation.mail.template(index, operation.life.outcomeOf(index).domains);
	const wasReceived = status === 'INBOUND';
	return {
		id: operation.ids.at(index),
		from: wasReceived ? to : from,
		to: wasReceived ? from : to,
		content,
		status,
		tags: operation.mail.tagsOf(index),
		createdAt: toTime(operation.createdAt),
		updatedAt: toTime(changed),
	};
}

/** When a client deleted an email, in epoch ms. */
export function deletionOf({operation, index}: EmailRef): number | undefined {
	return operation.interventions.get(index)?.deletedAt;
}

/** Why a failed email failed. */
export function toError(email: EmailRef, now: number): v.InferOutput<typeof ErrorSchema> {
	const {operation, index} = email;
	const {code, message} = reasonOf(email);
	const createdAt = toTime(operation.createdAt + countsOf(email, now).sinceMs);
	return {emailId: operation.ids.at(index), code, message, more_info: moreInfo(code), createdAt};
}

/** How the recipient of an email fared. */
export function toReceipt(email: EmailRef, now: number): v.InferOutput<typeof ReceiptSchema> {
	const {to, status, updatedAt} = toEmail(email, now);
	return {to, status, updatedAt};
}
