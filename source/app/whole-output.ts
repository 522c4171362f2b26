import {fstatSync, ftruncateSync, writeSync} from 'node:fs';

const STDOUT = 1;

/**
 * Makes standard output, if it is a file, take each text whole or not at all. Node's own stream does not notice that a disk has taken
 * only the beginning of one: where that was the last, the loss would go untold.
 */
export function writeWhole(stdout: NodeJS.WriteStream = process.stdout): void {
	if (!isFile()) return;
	stdout._write = (chunk: Buffer, _encoding, done) => {
		const before = fstatSync(STDOUT).size;
		let written = 0;
		try {
			while (written < chunk.length) written += writeSync(STDOUT, chunk, written);
			done();
		} catch (error) {
			takeBack(before, written);
			done(error instanceof Error ? error : new Error(String(error)));
		}
	};
}

function isFile(): boolean {
	try {
		return fstatSync(STDOUT).isFile();
	} catch {
		return false;
	}
}

/** Cuts off the last write, unless it is no longer at the end: then someone else writes to the file as well, or it was there before. */
function takeBack(before: number, written: number): void {
	if (written > 0 && fstatSync(STDOUT).size === before + written) ftruncateSync(STDOUT, before);
}
