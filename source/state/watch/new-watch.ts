import type {OperationId} from '../../core/operation/ids.ts';
import {STALL_AFTER_MS} from '../../core/operation/terms.ts';
import {NO_REASONS} from '../failures/reasons.ts';
import * as pane from './details/pane.ts';
import {NOTHING_SEEN} from './details/status-history.ts';
import * as exporting from './exports.ts';
import * as list from './list/list.ts';
import * as marks from './marks.ts';
import * as network from './network.ts';
import * as watch from './operation.ts';
import type {State} from './state.ts';
import * as view from './view/view.ts';

/** What a watch starts from. */
export type WatchOptions = {
	readonly operationId: OperationId;
	readonly now: number;
	readonly intervalMs: number;
	readonly pageSize: number;
	readonly filter: list.Filter;
	/** Recipients are hidden from the start. */
	readonly isMasked?: boolean;
	/** How long a 404 is waited out, in ms: an operation that was just created may not be visible yet. */
	readonly graceMs?: number;
	/** False where nobody looks at the emails themselves. */
	readonly isListed?: boolean;
	/** How long nothing may move before that is said; a minute unless given. */
	readonly stallAfterMs?: number;
};

/** The state before anything happened. */
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
}: WatchOptions): State {
	return {
		operationId,
		startedAt: now,
		graceUntil: now + graceMs,
		intervalMs,
		isListed,
		network: network.FREE_NETWORK,
		stallAfterMs,
		watch: watch.NEW_WATCH,
		list: list.newList(filter, pageSize),
		marks: marks.NO_MARKS,
		exports: exporting.NO_EXPORTS,
		reasons: NO_REASONS,
		isMasked,
		view: view.NEW_VIEW,
		details: pane.CLOSED_PANE,
		statusHistory: NOTHING_SEEN,
	};
}
