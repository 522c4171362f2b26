import {closeSync, readFileSync, rmSync, writeSync} from 'node:fs';
import {codeOf} from '../core/errors.ts';
import {createPrivateFile} from '../files/private-file.ts';

/** The lock of a recording, or the process that holds it. */
export type Lock = {readonly release: () => void} | {readonly heldBy: number};

/** The locks of this process: an earlier process may have had the same id. */
const ours = new Set<string>();

/** The lock file of a recording. */
export function lockPathOf(recording: string): string {
	return `${recording}.lock`;
}

/** Locks a recording for the only process that may write to it. A lock of a process that has ended is taken over. */
export function takeLock(recording: string): Lock {
	const path = lockPathOf(recording);
	const holder = holderOf(recording);
	if (holder !== undefined) return {heldBy: holder};
	rmSync(path, {force: true});
	const descriptor = createPrivateFile(path);
	try {
		writeSync(descriptor, `${process.pid}\n`);
	} finally {
		closeSync(descriptor);
	}
	ours.add(path);
	return {
		release() {
			ours.delete(path);
			rmSync(path, {force: true});
		},
	};
}

/** The process that is writing a recording now; undefined when none is. */
export function holderOf(recording: string): number | undefined {
	const path = lockPathOf(recording);
	const pid = readPid(path);
	if (pid === undefined) return undefined;
	const isAlive = pid === process.pid ? ours.has(path) : isRunning(pid);
	return isAlive ? pid : undefined;
}

function readPid(path: string): number | undefined {
	try {
		const pid = Number(readFileSync(path, 'utf8').trim());
		return Number.isSafeInteger(pid) && pid > 0 ? pid : undefined;
	} catch {
		return undefined;
	}
}

function isRunning(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		// EPERM: it is running, as another user.
		return codeOf(error) === 'EPERM';
	}
}
