import type {OperationId} from '../../../source/core/operation/ids.ts';
import type {ListedOperation} from '../../../source/core/operation/operation.ts';
import type {Stats} from '../../../source/core/operation/stats.ts';
import {untrusted} from '../../../source/core/text/text.ts';
import {type Board, type BoardOptions, newBoard} from '../../../source/state/board/board.ts';
import type {BoardEvent} from '../../../source/state/board/event.ts';
import {reduceBoard} from '../../../source/state/board/reduce.ts';
import {operationOf} from '../../helpers/builders.ts';

export const NOW = Date.UTC(2026, 3, 5, 6, 20);
export const DAY_MS = 86_400_000;

/** The id of a send by its number. */
export function sendId(number: number): OperationId {
	return `comms_operation_01h2xcejqtf2nbrexx3vqj${String(1000 + number)}` as OperationId;
}

/** An operation of the list, created so many seconds before NOW. */
export function listed(
	number: number,
	status: string,
	counters: Partial<Stats>,
	{ago = number, at = NOW}: {readonly ago?: number; readonly at?: number} = {},
): ListedOperation {
	const created = NOW - ago * 1000;
	const operation = operationOf(status, {recipients: counters.total, ...counters} as Partial<Stats>, {
		createdAt: created,
		updatedAt: Math.max(created, at - 1000),
	});
	return {...operation, id: untrusted(sendId(number)), answeredAt: at};
}

/** The answer to a poll. */
export function answer(
	operations: readonly ListedOperation[],
	{at = NOW, isWhole = true, bytes = 310 * operations.length}: {at?: number; isWhole?: boolean; bytes?: number} = {},
): BoardEvent {
	return {type: 'received-sends', at, operations, isWhole, requests: 1, bytes, unreadable: 0};
}

/** A board after these events. */
export function boardAfter(events: readonly BoardEvent[], options: Partial<BoardOptions> = {}): Board {
	const start: BoardOptions = {
		now: NOW,
		named: [],
		intervalMs: 2000,
		terms: {stallAfterMs: 60_000},
		query: {since: NOW - 7 * DAY_MS, statuses: [], tags: []},
		isMasked: false,
	};
	return events.reduce(reduceBoard, newBoard({...start, ...options}));
}

/** The sends on the board by their numbers, in the order of the rows. */
export function numbersOf({rows}: Board): readonly number[] {
	return rows.flatMap((row) => (row.kind === 'send' ? [Number(row.send.id.slice(-4)) - 1000] : []));
}
