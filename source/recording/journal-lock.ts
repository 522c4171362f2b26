import {closeSync, readFileSync, rmSync, writeSync} from 'node:fs';
import {createPrivateFile} from '../files/private-file.ts';

/** Whether the one writer's place is ours, or which process has it. */
export type Lock = {readonly release: () => void} | {readonly heldBy: number};

/** The locks of this process: another process can have had our number before us. */
const ours = new Set<string>();

/** The lock file that goes with a recording. */
export function lockPathOf(recording: string): string {
	return `${recording}.lock`;
}

/** Takes the one writer's place of a recording. A lock whose process has ended is taken over. */
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

/** The process that is writing a recording right now; undefined when none is. */
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
		// EPERM: it is there, but somebody else's.
		return error instanceof Error && 'code' in error && error.code === 'EPERM';
	}
}
