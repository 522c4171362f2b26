import {closeSync, readdirSync, readFileSync, rmSync, writeSync} from 'node:fs';
import {uptime} from 'node:os';
import {join} from 'node:path';
import {codeOf} from '../../core/errors.ts';
import {createPrivateFile, removeQuietly} from '../../files/private-file.ts';
import {startOf} from '../process-start.ts';

/** The lock of a recording, which tells other processes that it is being written. */
export type Lock = {readonly release: () => void};

/** Which process wrote a lock, when it started (absent if the system does not tell), and how long the machine had been up, in seconds. */
type Owner = {readonly pid: number; readonly start?: string | undefined; readonly upFor?: number | undefined};

/** The locks of this process: an earlier process may have had the same id. */
const ours = new Set<string>();

const ENDING = '.ndjson.lock';

/** The lock file of a recording. */
export function lockPathOf(recording: string): string {
	return `${recording}.lock`;
}

/** Locks a recording that this process has just created; whatever lock there is belonged to a file that is gone. */
export function takeLock(recording: string): Lock {
	const path = lockPathOf(recording);
	rmSync(path, {force: true});
	const descriptor = createPrivateFile(path);
	try {
		writeSync(descriptor, `${[process.pid, startOf(process.pid) ?? '', Math.floor(uptime())].join('\n')}\n`);
	} catch (error) {
		removeQuietly(path);
		throw error;
	} finally {
		closeSync(descriptor);
	}
	ours.add(path);
	return {
		release() {
			ours.delete(path);
			removeQuietly(path);
		},
	};
}

/** The process that is writing a recording now; undefined when none is: it has ended, or the machine was restarted since. */
export function holderOf(recording: string): number | undefined {
	const path = lockPathOf(recording);
	const owner = readOwner(path);
	return owner !== undefined && isAlive(owner, path) ? owner.pid : undefined;
}

/**
 * Removes the locks of processes that were killed before they could. One that names no process stays: its owner may be about to write it.
 * Never throws.
 */
export function clearStaleLocks(folder: string): void {
	for (const path of locksIn(folder)) {
		const owner = readOwner(path);
		if (owner !== undefined && !isAlive(owner, path)) removeQuietly(path);
	}
}

function locksIn(folder: string): readonly string[] {
	try {
		return readdirSync(folder)
			.filter((name) => name.endsWith(ENDING))
			.map((name) => join(folder, name));
	} catch {
		return [];
	}
}

function isAlive(owner: Owner, path: string): boolean {
	return owner.pid === process.pid ? ours.has(path) : isRunning(owner);
}

/** A lock of an earlier version has only the process id. */
function readOwner(path: string): Owner | undefined {
	try {
		const [id, start, upFor] = readFileSync(path, 'utf8').split('\n');
		const pid = Number(id);
		if (!Number.isSafeInteger(pid) || pid <= 0) return undefined;
		return {pid, start: start || undefined, upFor: upFor ? Number(upFor) : undefined};
	} catch {
		return undefined;
	}
}

/** Whether that very process is running, not a later one that was given the same id. */
function isRunning({pid, start, upFor = 0}: Owner): boolean {
	if (!isTaken(pid) || uptime() < upFor) return false;
	return start === undefined || start === (startOf(pid) ?? start);
}

function isTaken(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		// EPERM: it is running, as another user.
		return codeOf(error) === 'EPERM';
	}
}
