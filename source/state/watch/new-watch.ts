import type {Filter} from '../../core/emails/filter.ts';
import type {OperationId} from '../../core/operation/ids.ts';
import {type GivenTerms, STALL_AFTER_MS} from '../../core/operation/terms.ts';
import {NO_FAILURES} from '../failures/failures.ts';
import {CLOSED_PANE} from './details/pane.ts';
import {NO_STATUS_HISTORY} from './details/status-history.ts';
import {NO_EXPORTS} from './exports.ts';
import {newList} from './list/list.ts';
import {NO_MARKS} from './marks.ts';
import {FREE_NETWORK, NO_POLL} from './network.ts';
import {NOTHING_KNOWN} from './operation.ts';
import type {State} from './state.ts';
import {NEW_VIEW} from './view/view.ts';

/** How a watch is started. */
export type WatchOptions = {
	readonly operationId: OperationId;
	/** When it starts, in epoch ms. */
	readonly now: number;
	readonly intervalMs: number;
	readonly pageSize: number;
	readonly filter: Filter;
	/** Whether recipients are hidden from the start. */
	readonly isMasked?: boolean;
	/** How long a 404 is tolerated, in ms: an operation that was just created may not be visible yet. */
	readonly graceMs?: number;
	/** False if nobody looks at the emails themselves. */
	readonly isListed?: boolean;
	/** After how long without a change a send counts as stalled, in ms; one minute by default. */
	readonly stallAfterMs?: number;
	/** What the user judges the send by, if they said so. */
	readonly terms?: GivenTerms;
};

/** The state before anything has happened. */
export function newWatch({
	operationId,
	now,
	intervalMs,
	pageSize,
	filter,
	graceMs = 0,
	isListed = true,
	isMasked = false,
	stallAfterMs = STALL_AFTER_MS,
	terms = {},
}: WatchOptions): State {
	return {
		operationId,
		startedAt: now,
		graceUntil: now + graceMs,
		intervalMs,
		isListed,
		network: FREE_NETWORK,
		stallAfterMs,
		terms,
		poll: NO_POLL,
		watch: NOTHING_KNOWN,
		list: newList(filter, pageSize),
		marks: NO_MARKS,
		exports: NO_EXPORTS,
		failures: NO_FAILURES,
		isMasked,
		view: NEW_VIEW,
		details: CLOSED_PANE,
		statusHistory: NO_STATUS_HISTORY,
	};
}
