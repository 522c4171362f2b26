import {foreignHost, TWILIO_URL} from '../../core/network/base-urls.ts';
import {COUNTERS, FAILURES} from '../../core/operation/counters.ts';
import {boundedCount, endedShare, rangeOf} from '../../core/operation/counts.ts';
import {byteCount, clockTime, duration, percent} from '../../core/text/format.ts';
import {untrusted} from '../../core/text/text.ts';
import type {HistoryEntry} from '../../state/board/history-entry.ts';
import {type Field, isoTime} from './field.ts';

/** Every field of a recorded watch as data, in the order they are written. */
export const HISTORY_FIELDS: readonly Field<HistoryEntry>[] = [
	{name: 'id', read: ({operationId}) => operationId},
	{name: 'started_at', read: ({startedAt}) => isoTime(startedAt)},
	{name: 'ended_at', read: ({endedAt}) => isoTime(endedAt)},
	{name: 'state', read: ({isGoingOn}) => (isGoingOn ? 'recording' : 'ended')},
	{name: 'status', read: ({state}) => state.watch.operation?.status},
	{name: 'settled', read: ({state}) => (state.watch.isSettled ? 'yes' : 'no')},
	{name: 'total', read: ({state}) => state.watch.operation?.stats.total},
	...COUNTERS.map(
		(name): Field<HistoryEntry> => ({
			name,
			read: ({state: {watch}}) => watch.counts && boundedCount(watch.counts, name),
		}),
	),
	{name: 'recipients', read: ({isMasked}) => (isMasked ? 'masked' : 'full')},
	{name: 'base_url', read: ({baseUrl}) => (baseUrl === undefined ? undefined : untrusted(baseUrl))},
	{name: 'bytes', read: ({bytes}) => bytes},
	{name: 'file', read: ({path}) => untrusted(path)},
];

/**
 * What a person is shown of recorded watches: also the host, if one was not at Twilio. `now` tells today's times from older dates.
 */
export function historyColumns(entries: readonly HistoryEntry[], now: number): readonly Field<HistoryEntry>[] {
	const hosts: readonly Field<HistoryEntry>[] = [
		{
			name: 'host',
			read: ({baseUrl}) => (baseUrl === undefined ? undefined : untrusted(hostOf(baseUrl))),
			isWhole: true,
			rank: 4,
		},
	];
	const isAnyForeign = entries.some(({baseUrl}) => foreignHost(baseUrl) !== undefined);
	return [
		{name: 'operation', read: ({operationId}) => operationId, isWhole: true},
		{name: 'watched', read: ({startedAt}) => clockTime(startedAt, now), isWhole: true, rank: 2},
		{name: 'for', read: ({startedAt, endedAt}) => duration(endedAt - startedAt), isWhole: true, rank: 5},
		{name: 'status', read: ({state}) => state.watch.operation?.status, isWhole: true},
		{name: 'ended', read: ({state}) => endedText(state.watch.counts), isWhole: true, rank: 3},
		{name: 'failures', read: ({state}) => failuresIn(state.watch.counts), isWhole: true, rank: 1},
		{name: 'size', read: ({bytes, isGoingOn}) => (isGoingOn ? 'recording' : byteCount(bytes)), isWhole: true, rank: 6},
		...(isAnyForeign ? hosts : []),
		// What sendwatch report and replay take; if a terminal has no room for it, --json has it.
		{name: 'file', read: ({path}) => untrusted(path), isWhole: true, rank: 7},
	];
}

function hostOf(baseUrl: string): string {
	return foreignHost(baseUrl) ?? new URL(TWILIO_URL).host;
}

type Counts = HistoryEntry['state']['watch']['counts'];

function endedText(counts: Counts): string | undefined {
	const share = counts === undefined ? undefined : endedShare(counts);
	return share === undefined ? undefined : percent(share);
}

function failuresIn(counts: Counts): number | undefined {
	if (counts === undefined) return undefined;
	const {least, most} = rangeOf(counts, FAILURES);
	return least === most ? least : undefined;
}
