import {closeSync, fstatSync, ftruncateSync, readSync, writeSync} from 'node:fs';
import {DiskFullError} from '../core/errors.ts';
import {openPrivateAppend} from '../files/private-file.ts';

const NEWLINE = 0x0a;
const CHUNK_BYTES = 64 * 1024;

/** Writes bytes to a file descriptor and returns how many were written. */
export type Write = (descriptor: number, bytes: Uint8Array) => number;

/** A file that grows only by whole lines. */
export type LineFile = {
	readonly bytes: () => number;
	/** Appends a line in a single write. Throws {@link DiskFullError} or the system's error; the file then still ends with the line before. */
	readonly append: (line: string) => void;
	readonly close: () => void;
};

/** Opens a file for appending lines, readable only by its owner. An incomplete last line, left by a crash, is removed first. */
export function openLineFile(path: string, write: Write = writeSync): LineFile {
	const descriptor = openPrivateAppend(path);
	let bytes = cutTornTail(descriptor);
	return {
		bytes: () => bytes,
		append(line) {
			const content = Buffer.from(`${line}\n`);
			const written = write(descriptor, content);
			if (written < content.length) {
				ftruncateSync(descriptor, bytes);
				throw new DiskFullError('The disk took only a part of the line.');
			}
			bytes += written;
		},
		close: () => closeSync(descriptor),
	};
}

/** Truncates the file after its last newline. Returns what is left, in bytes. */
function cutTornTail(descriptor: number): number {
	const size = fstatSync(descriptor).size;
	const whole = endOfLastLine(descriptor, size);
	if (whole < size) ftruncateSync(descriptor, whole);
	return whole;
}

function endOfLastLine(descriptor: number, size: number): number {
	const chunk = Buffer.alloc(Math.min(CHUNK_BYTES, size));
	for (let end = size; end > 0; end -= chunk.length) {
		const start = Math.max(0, end - chunk.length);
		const read = readSync(descriptor, chunk, 0, end - start, start);
		const newline = chunk.subarray(0, read).lastIndexOf(NEWLINE);
		if (newline !== -1) return start + newline + 1;
	}
	return 0;
}
