import type {PageLink} from '../network/paging.ts';
import type {Untrusted} from '../text/text.ts';
import type {Stats} from './stats.ts';
import type {OperationStatus} from './status.ts';

/** One send, started by `POST /Emails` (guide, "What is an Operation?"). Times are epoch ms. */
export type Operation = {
	readonly status: Untrusted;
	/** The numbers of its `stats` that can be read. */
	readonly stats: Stats;
	/** Its `stats` as the server sent them, for scripts. */
	readonly givenStats?: unknown;
	/** The server's clock when it answered (its `Date` header): its other times are measured against that. */
	readonly answeredAt?: number;
	readonly createdAt?: number;
	readonly updatedAt?: number;
};

/** An operation in a list of operations. */
export type ListedOperation = Operation & {readonly id: Untrusted};

/** One page of operations, newest first. `unreadable` is how many of its items could not be read, absent if none. */
export type OperationPage = PageLink & {
	readonly operations: readonly ListedOperation[];
	readonly unreadable?: number;
	/** When the server says it answered (epoch ms). */
	readonly answeredAt?: number;
	/** How large the answer was, in bytes. */
	readonly bytes?: number;
};

/** Whether the operation has one of these statuses, in upper or lower case (prose and a public sample use lower case). */
export function hasStatus(operation: Pick<Operation, 'status'>, ...statuses: readonly OperationStatus[]): boolean {
	return (statuses as readonly string[]).includes(operation.status.raw.toUpperCase());
}

/**
 * Whether more of its emails may still be created: Twilio creates them while it processes the send (guide), and only `recipients` says
 * from the start how many there will be.
 */
export function mayGrow(operation: Pick<Operation, 'status' | 'stats'>): boolean {
	return !isOver(operation) && (operation.stats.recipients ?? 0) === 0;
}

/** Whether Twilio has finished processing it: COMPLETED or CANCELED. Its emails can still change their status. */
export function isOver(operation: Pick<Operation, 'status'>): boolean {
	return hasStatus(operation, 'COMPLETED', 'CANCELED');
}
