import type {Untrusted} from '../text/text.ts';
import type {OperationStatus} from './status.ts';

/** The counters of an operation as the server sent them: integers >= 0; `total` is absent where it sent none or nonsense. */
export type Stats = {
	readonly total?: number;
	/** How many recipients the request had, and how many sending attempts there were; one of the documented shapes has neither. */
	readonly recipients?: number;
	readonly attempts?: number;
	readonly queued: number;
	readonly sent: number;
	readonly scheduled: number;
	readonly delivered: number;
	readonly opened: number;
	readonly undelivered: number;
	readonly failed: number;
	readonly canceled: number;
};

/** The counters of the statuses an email can have. Final ones come first, so that a bar of them grows with the percentage. */
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

/** One send, started by `POST /Emails` (guide, "What is an Operation?"). Times are epoch ms. */
export type Operation = {
	readonly status: Untrusted;
	readonly stats: Stats;
	readonly createdAt?: number;
	readonly updatedAt?: number;
};

/** An operation in a list of operations. */
export type ListedOperation = Operation & {readonly id: Untrusted};

/** One page of operations, newest first. `next` is the token of the page after it, null on the last. */
export type OperationPage = {readonly operations: readonly ListedOperation[]; readonly next: string | null};

/** Whether the operation has one of these statuses. */
export function hasStatus(operation: Operation, ...statuses: readonly OperationStatus[]): boolean {
	return (statuses as readonly string[]).includes(operation.status.raw);
}

/** Whether Twilio has finished processing it: COMPLETED or CANCELED. Its emails can still change their status. */
export function isOver(operation: Operation): boolean {
	return hasStatus(operation, 'COMPLETED', 'CANCELED');
}
