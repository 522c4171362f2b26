import {type EmailIds, emailIds, operationId} from './ids.ts';
import type {MessageSource} from './message.ts';
import type {EmailState} from './outcomes/groups.ts';
import type {CountScope, Timeline} from './outcomes/timeline.ts';
import {mix} from './random.ts';
import type {OperationStatus, StatusCounts} from './status.ts';

/** Why an email failed. Twilio publishes no error codes for emails, so the codes are its general ones. */
export type Reason = {readonly code: number; readonly message: string};

/** What a client did to one email, in epoch ms. */
export type Intervention = {readonly canceledAt?: number; readonly deletedAt?: number};

/** What an operation is made of. Times in epoch ms. */
export type OperationParts = {
	readonly seed: number;
	readonly createdAt: number;
	readonly scheduledFor?: number | undefined;
	/** It is not visible before: it was prepared to be sent then. */
	readonly knownFrom?: number;
	readonly timeline: Timeline;
	/** By how many ms the counters trail the emails; undefined for none. */
	readonly lagMs?: number | undefined;
	readonly messages: MessageSource;
	readonly reasons: readonly [Reason, ...Reason[]];
};

/** A send. Its emails are not stored: they follow from its parts. */
export type Operation = OperationParts & {
	readonly id: string;
	readonly ids: EmailIds;
	/** By index, for the few emails that a client canceled or deleted. */
	readonly interventions: Map<number, Intervention>;
};

/** One email of an operation. */
export type EmailRef = {readonly operation: Operation; readonly index: number};

/** Makes an operation and its ids. */
export function createOperation(parts: OperationParts): Operation {
	const {seed, createdAt} = parts;
	return {...parts, id: operationId(seed, createdAt), ids: emailIds(seed, createdAt), interventions: new Map()};
}

/** Returns the status of an email. */
export function stateOf({operation, index}: EmailRef, now: number): EmailState {
	const canceledAt = operation.interventions.get(index)?.canceledAt;
	if (canceledAt !== undefined && canceledAt <= now) {
		return {status: 'CANCELED', sinceMs: canceledAt - operation.createdAt};
	}
	return operation.timeline.stateOf(index, now - operation.createdAt);
}

/** Counts the emails of an operation that exist, by status. */
export function countsOf(operation: Operation, now: number): StatusCounts {
	return countAt(operation, now, 'all');
}

/** Counts what the counters of an operation report, which may trail the emails and leave some out, and how many emails they know of. */
export function reportedCounts(
	operation: Operation,
	now: number,
): {readonly total: number; readonly counts: StatusCounts} {
	const {timeline, createdAt, lagMs = 0} = operation;
	const at = Math.max(createdAt, now - lagMs);
	return {total: timeline.createdCount(at - createdAt), counts: countAt(operation, at, 'reported')};
}

function countAt({timeline, createdAt, interventions}: Operation, now: number, scope: CountScope): StatusCounts {
	const elapsedMs = now - createdAt;
	const counts = timeline.counts(elapsedMs, scope);
	for (const [index, {canceledAt}] of interventions) {
		const isLeftOut = scope === 'reported' && timeline.outcomeOf(index).isUncounted;
		if (canceledAt === undefined || canceledAt > now || isLeftOut) continue;
		counts[timeline.stateOf(index, elapsedMs).status] -= 1;
		counts.CANCELED += 1;
	}
	return counts;
}

/** Returns when an operation last changed, in epoch ms. */
export function changedAt({timeline, createdAt, interventions}: Operation, now: number): number {
	let latest = createdAt + timeline.lastChangeMs(now - createdAt);
	for (const {canceledAt = 0, deletedAt = 0} of interventions.values()) {
		if (canceledAt <= now) latest = Math.max(latest, canceledAt);
		if (deletedAt <= now) latest = Math.max(latest, deletedAt);
	}
	return latest;
}

/** Returns the status of an operation. COMPLETED means that all its emails were processed; sent ones may still be on their way. */
export function operationStatus(operation: Operation, now: number): OperationStatus {
	const {timeline, createdAt, scheduledFor = createdAt} = operation;
	const {recipients} = timeline;
	const created = timeline.createdCount(now - createdAt);
	const {SCHEDULED, QUEUED, CANCELED} = countsOf(operation, now);
	if (recipients > 0 && CANCELED === recipients) return 'CANCELED';
	if (created < recipients) return now < scheduledFor ? 'SCHEDULED' : 'PROCESSING';
	if (SCHEDULED > 0 && SCHEDULED + CANCELED === recipients) return 'SCHEDULED';
	return SCHEDULED + QUEUED > 0 ? 'PROCESSING' : 'COMPLETED';
}

/** Deletes an email: cancels it while it is scheduled, marks it as deleted otherwise. */
export function deleteEmail(email: EmailRef, now: number): void {
	const {interventions} = email.operation;
	const known = interventions.get(email.index) ?? {};
	if (stateOf(email, now).status === 'SCHEDULED') interventions.set(email.index, {...known, canceledAt: now});
	else if (known.deletedAt === undefined) interventions.set(email.index, {...known, deletedAt: now});
}

/** Returns the reason an email failed for, should it fail. */
export function reasonOf({operation: {reasons, seed}, index}: EmailRef): Reason {
	return reasons[mix(seed, index) % reasons.length] ?? reasons[0];
}
