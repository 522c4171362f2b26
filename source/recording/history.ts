import {closeSync, openSync, readSync} from 'node:fs';
import type {HistoryEntry} from '../state/board/history-entry.ts';
import {newWatch} from '../state/watch/new-watch.ts';
import {reduce} from '../state/watch/reduce.ts';
import type {State} from '../state/watch/state.ts';
import {createDecoder, type Entry} from './journal-decode.ts';
import {holderOf} from './journal-lock.ts';
import {readRecording} from './journal-read.ts';
import {listRecordings, type RecordingFile} from './recordings.ts';

const TAIL_BYTES = 64 * 1024;
const GROWTH = 8;
const OF_OPERATION = /"type":"(?:received|failed)-operation"/u;

/** The recorded watches, the newest first. Of each file only the head is read, and as much of the tail as tells how it ended. */
export function readHistory(folder: string): readonly HistoryEntry[] {
	return listRecordings(folder).flatMap((file) => readEntry(file) ?? []);
}

/** Undefined for what bears the name of a recording but is none, or is gone by now. */
function readEntry({path, operationId, bytes}: RecordingFile): HistoryEntry | undefined {
	try {
		const {options, isMasked, isDemo} = readRecording(path);
		const {state, endedAt} = readEnd(path, bytes, newWatch(options));
		const isGoingOn = holderOf(path) !== undefined;
		const startedAt = options.now;
		const times = {startedAt, endedAt: endedAt ?? startedAt};
		return {operationId, path, bytes, ...times, isMasked, isDemo, isGoingOn, state};
	} catch {
		return undefined;
	}
}

/** How it ended: reads backwards, in ever larger pieces, until the operation is in what was read. */
function readEnd(path: string, bytes: number, start: State): {readonly state: State; readonly endedAt?: number} {
	for (let size = TAIL_BYTES; ; size *= GROWTH) {
		const lines = tailLines(path, bytes, size);
		const {decode} = createDecoder();
		const told = lines.filter((line) => OF_OPERATION.test(line)).flatMap((line) => decode(line) ?? []);
		const state = told.reduce(after, start);
		if (state.watch.operation === undefined && size < bytes) continue;
		const last = createDecoder().decode(lines.at(-1) ?? '') ?? told.at(-1);
		return last === undefined ? {state} : {state, endedAt: last.at};
	}
}

function after(state: State, entry: Entry): State {
	return entry.event === undefined ? state : reduce(state, entry.event);
}

/** The whole lines among the last `size` bytes of a file. */
function tailLines(path: string, bytes: number, size: number): readonly string[] {
	const start = Math.max(0, bytes - size);
	const chunk = Buffer.alloc(bytes - start);
	const descriptor = openSync(path, 'r');
	try {
		const read = readSync(descriptor, chunk, 0, chunk.length, start);
		const lines = chunk.toString('utf8', 0, read).split('\n');
		return lines.slice(start === 0 ? 0 : 1, -1);
	} finally {
		closeSync(descriptor);
	}
}
