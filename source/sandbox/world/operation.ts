import type {Mailbag} from '../mail/templates.ts';
import {type EmailIds, emailIds, operationId} from './ids.ts';
import type {Counts, Life} from './life.ts';
import type {OperationStatus, Tally} from './status.ts';

/** Why an email failed: Twilio publishes no list for emails, so the codes are its general ones. */
export type Reason = {readonly code: number; readonly message: string};

/** What a client did to one email, in epoch ms. */
export type Intervention = {readonly canceledAt?: number; readonly deletedAt?: number};

/** What a send is made of. Times in epoch ms. */
export type OperationParts = {
	readonly seed: number;
	readonly createdAt: number;
	readonly scheduledFor?: number | undefined;
	readonly life: Life;
	readonly mail: Mailbag;
	readonly reasons: readonly [Reason, ...Reason[]];
};

/** A send: what its emails follow from, never the emails themselves. */
export type Operation = OperationParts & {
	readonly id: string;
	readonly ids: EmailIds;
	/** By index, for the few emails that a client touched. */
	readonly interventions: Map<number, Intervention>;
};

/** One email of an operation: the pair everything about it follows from. */
export type EmailRef = {readonly operation: Operation; readonly index: number};

/** An operation with its ids. */
export function createOperation(parts: OperationParts): Operation {
	const {seed, createdAt} = parts;
	return {
		...parts,
		id: operationId(seed, createdAt),
		ids: emailIds(seed, createdAt),
		interventions: new Map(),
	};
}

/** Where an email stands at a moment. */
export function countsOf({operation, index}: EmailRef, now: number): Counts {
	const canceledAt = operation.interventions.get(index)?.canceledAt;
	if (canceledAt !== undefined && canceledAt <= now) {
		return {status: 'CANCELED', sinceMs: canceledAt - operation.createdAt};
	}
	return operation.life.counts(index, now - operation.createdAt);
}

/** How many emails are in each status at a moment. */
export function tallyOf({life, createdAt, interventions}: Operation, now: number): Tally {
	const tally = life.tally(now - createdAt);
	for (const [index, {canceledAt}] of interventions) {
		if (canceledAt === undefined || canceledAt > now) continue;
		tally[life.counts(index, now - createdAt).status] -= 1;
		tally.CANCELED += 1;
	}
	return tally;
}

/** When an operation last changed, in epoch ms. */
export function changedAt({life, createdAt, interventions}: Operation, now: number): number {
	let latest = createdAt + life.lastChangeMs(now - createdAt);
	for (const {canceledAt = 0, deletedAt = 0} of interventions.values()) {
		if (canceledAt <= now) latest = Math.max(latest, canceledAt);
		if (deletedAt <= now) latest = Math.max(latest, deletedAt);
	}
	return latest;
}

/** COMPLETED means processed: nothing waits any more, though sent emails may still be on their way. */
export function operationStatus(total: number, tally: Tally): OperationStatus {
	if (total > 0 && tally.CANCELED === total) return 'CANCELED';
	if (tally.SCHEDULED > 0 && tally.SCHEDULED + tally.CANCELED === total) return 'SCHEDULED';
	return tally.SCHEDULED + tally.QUEUED > 0 ? 'PROCESSING' : 'COMPLETED';
}

/** Deletes an email: a scheduled one is called off, any other is marked. */
export function deleteEmail(email: EmailRef, now: number): void {
	const {interventions} = email.operation;
	const known = interventions.get(email.index) ?? {};
	if (countsOf(email, now).status === 'SCHEDULED') interventions.set(email.index, {...known, canceledAt: now});
	else if (known.deletedAt === undefined) interventions.set(email.index, {...known, deletedAt: now});
}
