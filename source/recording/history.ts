import {closeSync, openSync, readSync} from 'node:fs';
import type {HistoryEntry} from '../state/board/history-entry.ts';
import {newWatch} from '../state/watch/new-watch.ts';
import {reduce} from '../state/watch/reduce.ts';
import type {State} from '../state/watch/state.ts';
import {createDecoder, type Entry} from './journal/decode.ts';
import {holderOf} from './journal/lock.ts';
import {readRecording} from './journal/read.ts';
import {listRecordings, type RecordingFile} from './recordings.ts';

const TAIL_BYTES = 64 * 1024;
const GROWTH = 8;
const OF_OPERATION = /"type":"(?:received|failed)-operation"/u;

/** The recorded watches, the newest first. Only the first line of each file is read, and as much of its end as it takes to know how the watch ended. */
export function readHistory(folder: string): readonly HistoryEntry[] {
	return listRecordings(folder).flatMap((file) => readEntry(file) ?? []);
}

/** Undefined for a file that only has the name of a recording, or has been removed meanwhile. */
function readEntry({path, operationId, bytes}: RecordingFile): HistoryEntry | undefined {
	try {
		const {options, isMasked, isDemo, baseUrl} = readRecording(path);
		const {state, endedAt} = readEnd(path, bytes, newWatch(options));
		const isGoingOn = holderOf(path) !== undefined;
		const startedAt = options.now;
		const times = {startedAt, endedAt: endedAt ?? startedAt};
		return {
			operationId,
			path,
			bytes,
			...times,
			isMasked,
			isDemo,
			isGoingOn,
			state,
			...(baseUrl === undefined ? {} : {baseUrl}),
		};
	} catch {
		return undefined;
	}
}

/** The state at the end. Reads ever more of the end of the file, until that includes an answer for the operation. */
function readEnd(path: string, bytes: number, start: State): {readonly state: State; readonly endedAt?: number} {
	for (let size = TAIL_BYTES; ; size *= GROWTH) {
		const lines = tailLines(path, bytes, size);
		const {decode} = createDecoder();
		const entries = lines.filter((line) => OF_OPERATION.test(line)).flatMap((line) => decode(line) ?? []);
		const state = entries.reduce(after, start);
		if (state.watch.operation === undefined && size < bytes) continue;
		const last = createDecoder().decode(lines.at(-1) ?? '') ?? entries.at(-1);
		return last === undefined ? {state} : {state, endedAt: last.at};
	}
}

function after(state: State, entry: Entry): State {
	return entry.event === undefined ? state : reduce(state, entry.event);
}

/** The complete lines among the last `size` bytes of a file. */
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
