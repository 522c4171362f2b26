import {closeSync, fstatSync, linkSync, lstatSync, renameSync, writeSync} from 'node:fs';
import {join} from 'node:path';
import {firstFree, isCode} from './first-free.ts';
import {createPrivateFile, removeQuietly} from './private-file.ts';

/**
 * A file that is being written, for its owner only (0600), under a name that says so (`….part`). It takes its own name, or that name
 * with a number, only when it is whole, and never the place of another file.
 */
export type ExportFile = {
	/** Writes a text at the end. Throws {@link RemovedFileError}, or the system's error, such as `ENOSPC`. */
	readonly write: (text: string) => void;
	/** Gives the file its name, `note` added to it where given, and returns that name. Throws as `write` does. */
	readonly finish: (note?: string) => string;
	/** Removes the file. Never throws: false if it could not be removed. */
	readonly discard: () => boolean;
};

/** Someone has removed or replaced the file, or its folder, while it was being written. */
export class RemovedFileError extends Error {
	override readonly name = 'RemovedFileError';
}

/** Opens a file in a folder; `name` has no ending. Throws the system's error, such as `EACCES`. */
export function openExportFile(folder: string, name: string, ending: string): ExportFile {
	const [part, descriptor] = firstFree(
		(number) => join(folder, `${numbered(name, number)}.${ending}.part`),
		(path) => [path, createPrivateFile(path)] as const,
	);
	let isOpen = true;
	let isGone = false;
	const close = () => {
		if (!isOpen) return;
		isOpen = false;
		closeSync(descriptor);
	};
	const expectPart = () => {
		isGone ||= !isFileAt(part, descriptor);
		if (isGone) throw new RemovedFileError(`${part} was removed while it was being written.`);
	};
	return {
		write(text) {
			expectPart();
			const bytes = Buffer.from(text, 'utf8');
			for (let from = 0; from < bytes.length; ) from += writeSync(descriptor, bytes, from);
		},
		finish(note = '') {
			expectPart();
			close();
			return firstFree(
				(number) => `${numbered(name + note, number)}.${ending}`,
				(own) => {
					take(part, join(folder, own));
					return own;
				},
			);
		},
		discard() {
			try {
				close();
			} catch {
				// A disk that is full may say so only now; the file goes anyway.
			}
			// By now a file of this name belongs to someone else.
			return isGone || removeQuietly(part);
		},
	};
}

function numbered(name: string, number: number): string {
	return number === 1 ? name : `${name}-${number}`;
}

function isFileAt(path: string, descriptor: number): boolean {
	const there = lstatSync(path, {throwIfNoEntry: false});
	const own = fstatSync(descriptor);
	return there !== undefined && there.ino === own.ino && there.dev === own.dev;
}

/** Moves a file to a name that nobody has: renaming alone would take another's place. */
function take(part: string, path: string): void {
	try {
		linkSync(part, path);
	} catch (error) {
		// File systems without links, such as FAT: the name is made ours first.
		if (isCode(error, 'EEXIST')) throw error;
		takeWithoutLink(part, path);
		return;
	}
	removeQuietly(part);
}

function takeWithoutLink(part: string, path: string): void {
	closeSync(createPrivateFile(path));
	try {
		renameSync(part, path);
	} catch (error) {
		removeQuietly(path);
		throw error;
	}
}
