import {closeSync, constants, fstatSync, openSync, readFileSync, type Stats, statSync} from 'node:fs';

/** What has the name of a file and is none. */
export type OtherThan = 'a directory' | 'a pipe' | 'a socket' | 'a device';

/** What was to be read is not a file; waiting for a pipe could take forever. */
export class NotAFileError extends Error {
	override readonly name = 'NotAFileError';
	readonly is: OtherThan;

	constructor(path: string, is: OtherThan) {
		super(`${path} is ${is}, not a file`);
		this.is = is;
	}
}

/** Opens a file for reading and never waits for anything. Throws {@link NotAFileError}, or what the system says, such as `EACCES`. */
export function openRegularFile(path: string): number {
	// A socket cannot even be opened.
	expectFile(statSync(path), path);
	const descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
	try {
		// Someone may have put something else there meanwhile.
		expectFile(fstatSync(descriptor), path);
		return descriptor;
	} catch (error) {
		closeSync(descriptor);
		throw error;
	}
}

/** The text of a file, and whose it is. Throws as {@link openRegularFile} does. */
export function readRegularFile(path: string): {readonly text: string; readonly stats: Stats} {
	const descriptor = openRegularFile(path);
	try {
		return {text: readFileSync(descriptor, 'utf8'), stats: fstatSync(descriptor)};
	} finally {
		closeSync(descriptor);
	}
}

function expectFile(stats: Stats, path: string): void {
	const is = otherThanFile(stats);
	if (is !== undefined) throw new NotAFileError(path, is);
}

function otherThanFile(stats: Stats): OtherThan | undefined {
	if (stats.isFile() || isNull(stats)) return undefined;
	if (stats.isDirectory()) return 'a directory';
	if (stats.isFIFO()) return 'a pipe';
	return stats.isSocket() ? 'a socket' : 'a device';
}

/** `/dev/null`, which people link to so that there is nothing. */
function isNull(stats: Stats): boolean {
	if (!stats.isCharacterDevice()) return false;
	const none = statSync('/dev/null', {throwIfNoEntry: false});
	return none !== undefined && none.rdev === stats.rdev;
}
