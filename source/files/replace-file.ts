import {closeSync, renameSync, writeSync} from 'node:fs';
import {firstFree} from './first-free.ts';
import {createPrivateFile, removeQuietly} from './private-file.ts';

/**
 * Writes a file for its owner only (0600) in place of the one at this path, if there is one: a reader finds the old text or the
 * new one, never a part. Throws the system's error, such as `ENOSPC`; the old file is then as it was.
 */
export function replacePrivateFile(path: string, text: string): void {
	const [part, descriptor] = firstFree(
		(number) => `${path}.${number}.part`,
		(name) => [name, createPrivateFile(name)] as const,
	);
	try {
		writeAndClose(descriptor, text);
		renameSync(part, path);
	} catch (error) {
		removeQuietly(part);
		throw error;
	}
}

function writeAndClose(descriptor: number, text: string): void {
	try {
		const bytes = Buffer.from(text, 'utf8');
		for (let from = 0; from < bytes.length; ) from += writeSync(descriptor, bytes, from);
	} finally {
		closeSync(descriptor);
	}
}
