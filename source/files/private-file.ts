import {chmodSync, mkdirSync, openSync, rmSync, statSync} from 'node:fs';

const OWNER_ONLY = 0o077;

/**
 * Creates a file that only its owner may read and write (0600) and gives its descriptor, open for writing. Never
 * overwrites: throws `EEXIST` if there is anything already, a dangling link included.
 */
export function createPrivateFile(path: string): number {
	return openSync(path, 'wx', 0o600);
}

/** Creates a file as {@link createPrivateFile} does, but whatever is written goes to its end, wherever that is by then. */
export function createPrivateLog(path: string): number {
	return openSync(path, 'ax', 0o600);
}

/** Removes a file, if it is still there, and tells whether none is left. Never throws. */
export function removeQuietly(path: string): boolean {
	try {
		rmSync(path, {force: true});
		return true;
	} catch {
		return false;
	}
}

/** Makes a directory of our own that only its owner may enter (0700), with those above it that are missing; one that others could enter is closed to them. */
export function ensurePrivateDirectory(path: string): void {
	mkdirSync(path, {recursive: true, mode: 0o700});
	if ((statSync(path).mode & OWNER_ONLY) !== 0) chmodSync(path, 0o700);
}
