import type {Problem} from '../../core/network/problem.ts';
import type {OperationId} from '../../core/operation/ids.ts';
import type {BoardFigures} from './compare/figures.ts';
import type {PastSample} from './compare/past.ts';
import type {BoardFailures} from './failures.ts';
import type {BoardQuery} from './query.ts';
import type {BoardRow} from './rows/row.ts';
import {rowsOf} from './rows/rows.ts';
import {type BoardView, NEW_BOARD_VIEW} from './rows/view.ts';
import {createdAtOf, newSend, type Send, type SendTerms} from './send.ts';

/** The board's connection with the server. Times are epoch ms. */
export type BoardPolls = {
	readonly isAsking: boolean;
	/** When the last good answer came. */
	readonly updatedAt?: number;
	/** When the whole list was last asked for. */
	readonly wholeAt?: number;
	readonly nextAt?: number;
	/** What the last poll cost. */
	readonly requests: number;
	readonly bytes: number;
	readonly problem?: Problem;
	/** Polls that failed in a row. */
	readonly failures: number;
	/** Why the list of operations is unavailable: each send is then fetched on its own. */
	readonly refusal?: Problem;
	/** When the list was refused last. */
	readonly refusedAt?: number;
	/** Polls in a row to which the list was refused, and since when; after good data that has to be confirmed. */
	readonly doubt?: ListDoubt;
	/** No request goes out before this moment, because the server asked for that. */
	readonly heldUntil?: number;
	/** Operations of the last whole list that could not be read. */
	readonly unreadable: number;
};

/** The list is refused, but not for certain yet. */
export type ListDoubt = {readonly kind: Problem['kind']; readonly polls: number; readonly since: number};

/** Everything the board knows. */
export type Board = {
	readonly startedAt: number;
	readonly intervalMs: number;
	readonly terms: SendTerms;
	readonly query: BoardQuery;
	readonly isMasked: boolean;
	readonly sends: ReadonlyMap<OperationId, Send>;
	readonly polls: BoardPolls;
	readonly view: BoardView;
	/** The lines of the board, in order, as they are filtered and grouped. */
	readonly rows: readonly BoardRow[];
	/** What failed of the send under the cursor. */
	readonly failures: BoardFailures;
	/** What was read of the sends that were compared. */
	readonly figures: BoardFigures;
	/** What recordings on this machine tell of compared sends, in the order of the ages. */
	readonly pasts: ReadonlyMap<OperationId, readonly PastSample[]>;
};

/** How a board is started. */
export type BoardOptions = Pick<Board, 'intervalMs' | 'terms' | 'query' | 'isMasked'> & {
	readonly now: number;
	readonly named: readonly OperationId[];
};

/** A board of which only the named sends are known. */
export function newBoard({now, named, intervalMs, terms, query, isMasked}: BoardOptions): Board {
	const sends = new Map(named.map((id) => [id, newSend(id, now, true)]));
	const board: Board = {
		startedAt: now,
		intervalMs,
		terms,
		query,
		isMasked,
		sends,
		polls: {isAsking: false, requests: 0, bytes: 0, failures: 0, unreadable: 0},
		view: NEW_BOARD_VIEW,
		rows: [],
		failures: {},
		figures: new Map(),
		pasts: new Map(),
	};
	return {...board, rows: rowsOf(board)};
}

/** The send that was created last, if any. */
export function newestOf({sends}: Pick<Board, 'sends'>): OperationId | undefined {
	let newest: Send | undefined;
	for (const send of sends.values()) if (newest === undefined || createdAtOf(send) > createdAtOf(newest)) newest = send;
	return newest?.id;
}
