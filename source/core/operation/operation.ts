import type {Untrusted} from '../text/text.ts';
import type {OperationStatus} from './status.ts';

/** The counters of an operation as the server gave them: integers >= 0, absent where it gave none (or nonsense). */
export type Stats = {
	readonly total?: number;
	readonly queued: number;
	readonly sent: number;
	readonly scheduled: number;
	readonly delivered: number;
	readonly opened: number;
	readonly undelivered: number;
	readonly failed: number;
	readonly canceled: number;
};

/** The counters that each stand for a status of emails; what has ended comes first, so that a bar of them grows as the percentage does. */
export const COUNTERS = [
	'delivered',
	'opened',
	'undelivered',
	'failed',
	'canceled',
	'sent',
	'queued',
	'scheduled',
] as const;

/** The name of one counter. */
export type Counter = (typeof COUNTERS)[number];

/** One send: what `POST /Emails` started (guide, "What is an Operation?"). Times are epoch ms. */
export type Operation = {
	readonly status: Untrusted;
	readonly stats: Stats;
	readonly createdAt?: number;
	readonly updatedAt?: number;
};

/** An operation as a list of operations has it. */
export type ListedOperation = Operation & {readonly id: Untrusted};

/** One page of operations, newest first; `next` is the token of the page after it, null at the end. */
export type OperationPage = {readonly operations: readonly ListedOperation[]; readonly next: string | null};

/** Whether the operation has this documented status. */
export function hasStatus(operation: Operation, ...statuses: readonly OperationStatus[]): boolean {
	return (statuses as readonly string[]).includes(operation.status.raw);
}

/** Whether Twilio has finished processing it: COMPLETED or CANCELED. Emails can still move after that. */
export function isOver(operation: Operation): boolean {
	return hasStatus(operation, 'COMPLETED', 'CANCELED');
}
