import {chmodSync, fchmodSync, fstatSync, mkdirSync, openSync, statSync} from 'node:fs';

const OWNER_ONLY = 0o077;

/**
 * Creates a file that only its owner may read and write (0600) and gives its descriptor, open for writing. Never
 * overwrites: throws `EEXIST` where there is anything already, a dangling link included.
 */
export function createPrivateFile(path: string): number {
	return openSync(path, 'wx', 0o600);
}

/**
 * Opens a private file (0600) for reading and for writing at its end, created when it is not there, and gives its descriptor.
 * One that others could read is closed to them.
 */
export function openPrivateAppend(path: string): number {
	const descriptor = openSync(path, 'a+', 0o600);
	const stats = fstatSync(descriptor);
	// Only files: a device such as /dev/null is everybody's.
	if (stats.isFile() && (stats.mode & OWNER_ONLY) !== 0) fchmodSync(descriptor, 0o600);
	return descriptor;
}

/** Makes a directory of our own that only its owner may enter (0700), with those above it that are missing; one that others could enter is closed to them. */
export function ensurePrivateDirectory(path: string): void {
	mkdirSync(path, {recursive: true, mode: 0o700});
	if ((statSync(path).mode & OWNER_ONLY) !== 0) chmodSync(path, 0o700);
}
