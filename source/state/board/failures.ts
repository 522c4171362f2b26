import type {Email} from '../../core/emails/email.ts';
import {type FailureGroup, groupFailures} from '../../core/emails/failure-groups.ts';
import type {Problem} from '../../core/network/problem.ts';
import {failureCount} from '../../core/operation/counts.ts';
import type {OperationId} from '../../core/operation/ids.ts';
import type {BoardRow} from './rows/row.ts';
import type {BoardView} from './rows/view.ts';
import type {Send} from './send.ts';

/** What failed of the send under the cursor, once it has been read. */
export type BoardFailures = {
	/** Whose they are. */
	readonly of?: OperationId;
	readonly groups?: readonly FailureGroup[];
	/** How many were read, and how many the counters had then. */
	readonly read?: number;
	readonly counted?: number;
	readonly readAt?: number;
	/** How many requests the last read took. */
	readonly requests?: number;
	readonly problem?: Problem;
};

/** How long the cursor rests on a send before its failures are read. */
export const REST_MS = 1000;
/** After the first read of a send at most six requests a minute: so far apart on average. */
const REQUEST_EVERY_MS = 10_000;

/**
 * Whose failures are to be read, and at which moment (epoch ms) at the earliest; undefined if none are wanted: the cursor is on no send
 * with failures, or what was read is still all there is.
 */
export function failuresWanted({
	rows,
	view,
	failures,
}: {
	readonly rows: readonly BoardRow[];
	readonly view: BoardView;
	readonly failures: BoardFailures;
}): {readonly id: OperationId; readonly notBefore: number} | undefined {
	const row = rows.find(({key}) => key === view.cursor);
	if (row?.kind !== 'send' || view.restsSince === undefined) return undefined;
	const {id, watch} = row.send;
	const counted = watch.counts === undefined ? 0 : failureCount(watch.counts);
	if (counted === 0) return undefined;
	const isOwn = failures.of === id;
	if (isOwn && failures.problem === undefined && failures.counted === counted) return undefined;
	const restedAt = view.restsSince + REST_MS;
	const {readAt, requests = 1} = failures;
	return {
		id,
		notBefore: isOwn && readAt !== undefined ? Math.max(restedAt, readAt + requests * REQUEST_EVERY_MS) : restedAt,
	};
}

/** The failures by domain after a read of them. */
export function failuresAfter(
	sends: ReadonlyMap<OperationId, Send>,
	{
		id,
		emails,
		requests,
		at,
	}: {
		readonly id: OperationId;
		readonly emails: readonly Email[];
		readonly requests: number;
		readonly at: number;
	},
): BoardFailures {
	const counts = sends.get(id)?.watch.counts;
	return {
		of: id,
		groups: groupFailures(emails, 'domain', new Map()),
		read: emails.length,
		counted: counts === undefined ? 0 : failureCount(counts),
		readAt: at,
		requests,
	};
}
