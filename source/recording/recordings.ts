import {readdirSync, rmSync, type Stats, statSync} from 'node:fs';
import {join} from 'node:path';
import {type OperationId, parseOperationId} from '../core/operation/ids.ts';
import {latestDateIn} from './journal/dates.ts';
import {clearStaleLocks, holderOf, lockPathOf} from './journal/lock.ts';

/** A recording on disk. Times are epoch ms. */
export type RecordingFile = {
	readonly path: string;
	readonly operationId: OperationId;
	readonly startedAt: number;
	/** Tells apart those that started in the same second: 1, 2 … */
	readonly number: number;
	readonly bytes: number;
};

const NAME =
	/^(?<id>comms_operation_[a-z0-9]+)-(?<date>\d{4}-\d{2}-\d{2})T(?<hour>\d{2})(?<minute>\d{2})(?<second>\d{2})Z(?:-(?<number>\d{1,4}))?\.ndjson$/u;
const MAX_AGE_MS = 30 * 86_400_000;

/** The file for a watch that starts now (epoch ms): its name has the operation and the time in UTC. */
export function recordingPath(folder: string, operationId: OperationId, now: number): string {
	const time = new Date(now).toISOString().slice(0, 19).replaceAll(':', '');
	return join(folder, `${operationId}-${time}Z.ndjson`);
}

/** The path for the second, third … watch that starts in the same second. */
export function numberedPath(path: string, number: number): string {
	return number === 1 ? path : path.replace(/\.ndjson$/u, `-${number}.ndjson`);
}

/** The recordings in a folder, the newest first; none if the folder does not exist. Files with other names are ignored. */
export function listRecordings(folder: string): readonly RecordingFile[] {
	return namesIn(folder)
		.flatMap((name) => describe(folder, name) ?? [])
		.toSorted((a, b) => b.startedAt - a.startedAt || b.number - a.number || (a.path < b.path ? 1 : -1));
}

const MAX_RECENT = 50;

/** The ids of the operations with a recording, the most recently started first, at most 50. */
export function recentIds(folder: string): readonly OperationId[] {
	const ids = listRecordings(folder).map(({operationId}) => operationId);
	return [...new Set(ids)].slice(0, MAX_RECENT);
}

function namesIn(folder: string): readonly string[] {
	try {
		return readdirSync(folder);
	} catch {
		// Nothing has been recorded yet, or the folder cannot be read.
		return [];
	}
}

function describe(folder: string, name: string): RecordingFile | undefined {
	const {id = '', date, hour, minute, second, number = '1'} = NAME.exec(name)?.groups ?? {};
	const operationId = parseOperationId(id);
	const startedAt = Date.parse(`${date}T${hour}:${minute}:${second}Z`);
	const path = join(folder, name);
	const stats = statsOf(path);
	if (operationId === undefined || Number.isNaN(startedAt) || stats?.isFile() !== true) return undefined;
	return {path, operationId, startedAt, number: Number(number), bytes: stats.size};
}

function statsOf(path: string): Stats | undefined {
	try {
		return statSync(path);
	} catch {
		// Removed meanwhile.
		return undefined;
	}
}

/**
 * Deletes the recordings in which no date is of the last 30 days, but those that are being written. When files were changed is not
 * asked: a copy has other times. Locks that a killed process left behind go, too. Never throws.
 */
export function pruneRecordings(folder: string, now: number): void {
	const isOld = (date: number) => now - date > MAX_AGE_MS;
	for (const recording of listRecordings(folder)) {
		if (!isOld(recording.startedAt) || holderOf(recording.path) !== undefined) continue;
		if (isOld(latestDateIn(recording.path) ?? recording.startedAt)) remove(recording);
	}
	clearStaleLocks(folder);
}

/** Deletes all recordings but those that are being written. Returns how many of each there were. */
export function purgeRecordings(folder: string): {readonly removed: number; readonly kept: number} {
	const all = listRecordings(folder);
	const removed = all.filter((recording) => holderOf(recording.path) === undefined && remove(recording));
	clearStaleLocks(folder);
	return {removed: removed.length, kept: all.length - removed.length};
}

function remove({path}: RecordingFile): boolean {
	try {
		rmSync(path);
		rmSync(lockPathOf(path), {force: true});
		return true;
	} catch {
		// Removed meanwhile, or it cannot be removed.
		return false;
	}
}
