import {endedShare} from '../core/operation/counts.ts';
import {COUNTERS} from '../core/operation/operation.ts';
import {byteCount, clockTime, duration, percent} from '../core/text/format.ts';
import {untrusted} from '../core/text/text.ts';
import type {HistoryEntry} from '../state/board/history-entry.ts';
import {type Field, isoTime} from './fields.ts';

/** Every field of a recorded watch as data, in the order they are written. */
export const HISTORY_FIELDS: readonly Field<HistoryEntry>[] = [
	{name: 'id', read: ({operationId}) => operationId},
	{name: 'started_at', read: ({startedAt}) => isoTime(startedAt)},
	{name: 'ended_at', read: ({endedAt}) => isoTime(endedAt)},
	{name: 'state', read: ({isGoingOn}) => (isGoingOn ? 'recording' : 'ended')},
	{name: 'status', read: ({state}) => state.watch.operation?.status},
	{name: 'settled', read: ({state}) => (state.watch.isSettled ? 'yes' : 'no')},
	{name: 'total', read: ({state}) => state.watch.standing?.total},
	...COUNTERS.map((name): Field<HistoryEntry> => ({name, read: ({state}) => state.watch.standing?.[name]})),
	{name: 'recipients', read: ({isMasked}) => (isMasked ? 'masked' : 'full')},
	{name: 'bytes', read: ({bytes}) => bytes},
	{name: 'file', read: ({path}) => untrusted(path)},
];

/** What a person is shown of a recorded watch. `now` tells today's times from older dates. */
export function historyColumns(now: number): readonly Field<HistoryEntry>[] {
	return [
		{name: 'operation', read: ({operationId}) => operationId},
		{name: 'watched', read: ({startedAt}) => clockTime(startedAt, now)},
		{name: 'for', read: ({startedAt, endedAt}) => duration(endedAt - startedAt)},
		{name: 'status', read: ({state}) => state.watch.operation?.status},
		{name: 'ended', read: ({state}) => endedText(state.watch.standing)},
		{name: 'failed', read: ({state}) => failedCount(state.watch.standing)},
		{name: 'size', read: ({bytes, isGoingOn}) => (isGoingOn ? 'recording' : byteCount(bytes))},
	];
}

type Standing = HistoryEntry['state']['watch']['standing'];

function endedText(standing: Standing): string | undefined {
	const share = standing === undefined ? undefined : endedShare(standing);
	return share === undefined ? undefined : percent(share);
}

function failedCount(standing: Standing): number | undefined {
	return standing === undefined ? undefined : standing.failed + standing.undelivered;
}
