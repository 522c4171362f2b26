import {dirname} from 'node:path';
import {codeOf, DiskFullError} from '../../core/errors.ts';
import {jsonLine} from '../../core/text/json-line.ts';
import {type SafeText, say, untrusted} from '../../core/text/text.ts';
import {firstFree} from '../../files/first-free.ts';
import {ensurePrivateDirectory, removeQuietly} from '../../files/private-file.ts';
import type {Store} from '../../state/store.ts';
import type {Event} from '../../state/watch/event.ts';
import type {WatchOptions} from '../../state/watch/new-watch.ts';
import {numberedPath} from '../recordings.ts';
import {createEncoder, type Encoder, encodeHeader, type RecordingTraits} from './encode.ts';
import {createLineFile, type LineFile, type Write} from './file.ts';
import {takeLock} from './lock.ts';

/** Records a watch while it goes on. */
export type Journal = {
	/** Never throws: an error ends the recording, not the watch. */
	readonly record: (events: readonly Event[]) => void;
	/** Ends the recording. It is deleted if it contains no answer for the operation. */
	readonly close: () => void;
};

/** What is recorded, and where to. */
export type JournalOptions = RecordingTraits & {
	/** The file, if no other watch has taken that name. Its directory is created if it does not exist. */
	readonly path: string;
	/** How the watch was started. */
	readonly watchOptions: WatchOptions;
	readonly now: () => number;
	/** Called once with the reason why recording stopped. */
	readonly onStop: (why: SafeText) => void;
	readonly maxBytes?: number;
	readonly write?: Write;
};

const MAX_BYTES = 64 * 1024 * 1024;

/**
 * Opens the journal of a watch: a version line, then a line for each event, so that the watch can be replayed. On an error `onStop` is
 * called with a sentence, and nothing more is recorded.
 */
export function openJournal(options: JournalOptions): Journal {
	const {path, watchOptions, isFull, now, onStop, maxBytes = MAX_BYTES} = options;
	const encoder = createEncoder(isFull);
	let hasAnswer = false;
	let recording: OpenRecording | undefined;

	function attempt(act: () => void): void {
		try {
			act();
		} catch (error) {
			stop(stopReason(error, path));
		}
	}

	function stop(why: SafeText): void {
		try {
			end();
		} catch {
			// The reason that stopped it is reported.
		}
		onStop(why);
	}

	function end(): void {
		const ended = recording;
		recording = undefined;
		if (ended === undefined) return;
		try {
			ended.close();
		} finally {
			if (!hasAnswer) removeQuietly(ended.path);
		}
	}

	function write(event: Event): void {
		if (recording === undefined) return;
		const line = lineOf(encoder, event, now());
		if (line === undefined) return;
		if (recording.file.bytes() + Buffer.byteLength(line) >= maxBytes) {
			stop(say`Recording stopped at ${Math.round(maxBytes / 1024 / 1024)} MiB; the watch continues.`);
			return;
		}
		recording.file.append(line);
		hasAnswer ||= event.type === 'received-operation';
	}

	attempt(() => {
		recording = openRecording(options);
		recording.file.append(jsonLine(encodeHeader(watchOptions, options)));
	});
	return {
		record: (events) => attempt(() => events.forEach(write)),
		close: () => attempt(end),
	};
}

/** A store whose events are recorded before they are dispatched, so that events dispatched by listeners are recorded after them. */
export function recorded(store: Store, journal: Journal): Store {
	return {
		...store,
		dispatch(...events) {
			journal.record(events);
			store.dispatch(...events);
		},
	};
}

function lineOf(encoder: Encoder, event: Event, now: number): string | undefined {
	const record = encoder.encode(event, now);
	return record === undefined ? undefined : jsonLine(record);
}

type OpenRecording = {readonly path: string; readonly file: LineFile; readonly close: () => void};

/** Every watch has its own file: if the name is taken, a number is added to it. */
function openRecording({path, write}: JournalOptions): OpenRecording {
	ensurePrivateDirectory(dirname(path));
	const [own, file] = firstFree(
		(number) => numberedPath(path, number),
		(name) => [name, createLineFile(name, write)] as const,
	);
	try {
		const lock = takeLock(own);
		const close = () => {
			lock.release();
			file.close();
		};
		return {path: own, file, close};
	} catch (error) {
		file.close();
		removeQuietly(own);
		throw error;
	}
}

/** Why nothing more can be recorded. */
function stopReason(error: unknown, path: string): SafeText {
	const code = codeOf(error);
	if (error instanceof DiskFullError || code === 'ENOSPC' || code === 'EDQUOT')
		return say`Recording stopped: the disk is full. The watch continues.`;
	const folder = untrusted(dirname(path));
	if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
		return say`Not recorded: ${folder} cannot be written to. --no-record turns recording off.`;
	const reason = untrusted(error instanceof Error ? error.message : String(error));
	return say`Not recorded in ${folder}: ${reason}. --no-record turns recording off.`;
}
