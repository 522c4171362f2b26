import type * as v from 'valibot';
import type {Counting} from '../../options.ts';
import {
	changedAt,
	type EmailRef,
	type Operation,
	operationStatus,
	reasonOf,
	reportedCounts,
	stateOf,
} from '../../world/operation.ts';
import {infoUrl} from '../errors.ts';
import type {errorSchema, receiptSchema} from './schemas.ts';

/** Formats a time as in Twilio's samples: UTC, to the second. */
export function toTime(epochMs: number): string {
	return `${new Date(epochMs).toISOString().slice(0, 19)}Z`;
}

/** Formats a time that may be missing. */
export function toTimeOrNull(epochMs: number | undefined): string | null {
	return epochMs === undefined ? null : toTime(epochMs);
}

/** Makes the nine counters of an operation that guide and reference share. */
function toStats({total, counts}: ReturnType<typeof reportedCounts>, counting: Counting) {
	const isCumulative = counting === 'cumulative';
	const delivered = counts.DELIVERED + (isCumulative ? counts.OPENED : 0);
	return {
		total,
		queued: counts.QUEUED,
		sent: counts.SENT + (isCumulative ? delivered + counts.UNDELIVERED : 0),
		scheduled: counts.SCHEDULED,
		delivered,
		opened: counts.OPENED,
		undelivered: counts.UNDELIVERED,
		failed: counts.FAILED,
		canceled: counts.CANCELED,
	};
}

/**
 * Counts sending attempts. Emails that were received, still wait or were canceled had none; an undelivered email was tried twice, as
 * attempts may exceed recipients (reference, A).
 */
export function attemptsOf(operation: Operation, now: number): number {
	const {SENT, DELIVERED, UNDELIVERED, OPENED, FAILED} = reportedCounts(operation, now).counts;
	return SENT + DELIVERED + 2 * UNDELIVERED + OPENED + FAILED;
}

/** Makes the fields of an operation that guide and reference share. */
export function toOperation(operation: Operation, counting: Counting, now: number) {
	return {
		id: operation.id,
		status: operationStatus(operation, now),
		stats: toStats(reportedCounts(operation, now), counting),
		createdAt: toTime(operation.createdAt),
		updatedAt: toTime(changedAt(operation, now)),
	};
}

/** Makes the fields of an email that guide and reference share, from the message it carries. */
export function toEmail(email: EmailRef, now: number) {
	const {operation, index} = email;
	const {status, sinceMs} = stateOf(email, now);
	const created = operation.createdAt + operation.timeline.createdMs(index);
	const changed = Math.max(operation.createdAt + sinceMs, deletedAt(email) ?? 0);
	const {from, to, content} = operation.messages.messageOf(index, operation.timeline.outcomeOf(index).domains);
	const wasReceived = status === 'INBOUND';
	return {
		id: operation.ids.at(index),
		from: wasReceived ? to : from,
		to: wasReceived ? from : to,
		content,
		status,
		tags: operation.messages.tagsOf(index),
		createdAt: toTime(created),
		updatedAt: toTime(changed),
	};
}

/** Returns when a client deleted an email, in epoch ms. */
export function deletedAt({operation, index}: EmailRef): number | undefined {
	return operation.interventions.get(index)?.deletedAt;
}

/** Makes an item of `/Errors`: why an email failed. */
export function toError(email: EmailRef, now: number): v.InferOutput<typeof errorSchema> {
	const {operation, index} = email;
	const {code, message} = reasonOf(email);
	const createdAt = toTime(operation.createdAt + stateOf(email, now).sinceMs);
	return {emailId: operation.ids.at(index), code, message, more_info: infoUrl(code), createdAt};
}

/** Makes an item of `/Receipts`: the status of an email for its recipient. */
export function toReceipt(email: EmailRef, now: number): v.InferOutput<typeof receiptSchema> {
	const {to, status, updatedAt} = toEmail(email, now);
	return {to, status, updatedAt};
}
