import {closeSync, ftruncateSync, writeSync} from 'node:fs';
import {DiskFullError} from '../../core/errors.ts';
import {createPrivateLog} from '../../files/private-file.ts';

/** Writes bytes to a file descriptor and returns how many were written. */
export type Write = (descriptor: number, bytes: Uint8Array) => number;

/** A file that grows only by whole lines. */
export type LineFile = {
	readonly bytes: () => number;
	/** Appends a line in a single write. Throws {@link DiskFullError} or the system's error; the file then still ends with the line before. */
	readonly append: (line: string) => void;
	readonly close: () => void;
};

/** Creates a file for appending lines, readable only by its owner. Throws `EEXIST` if there is anything of that name already. */
export function createLineFile(path: string, write: Write = writeSync): LineFile {
	const descriptor = createPrivateLog(path);
	let bytes = 0;
	return {
		bytes: () => bytes,
		append(line) {
			const content = Buffer.from(`${line}\n`);
			const written = write(descriptor, content);
			if (written < content.length) {
				ftruncateSync(descriptor, bytes);
				throw new DiskFullError('The disk accepted only part of the line.');
			}
			bytes += written;
		},
		close: () => closeSync(descriptor),
	};
}
