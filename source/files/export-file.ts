import {closeSync, linkSync, renameSync, unlinkSync, writeSync} from 'node:fs';
import {join} from 'node:path';
import {firstFree, isCode} from './first-free.ts';
import {createPrivateFile} from './private-file.ts';

/**
 * A file that is being written, for its owner only (0600), under a name that says so (`….part`). It takes its own name, or that name
 * with a number, only when it is whole, and never the place of another file.
 */
export type ExportFile = {
	/** Writes a text at the end. Throws what the system says, such as `ENOSPC`. */
	readonly write: (text: string) => void;
	/** Gives the file its name, `note` added to it where given, and returns that name. Throws what the system says. */
	readonly finish: (note?: string) => string;
	/** Takes the file away. */
	readonly discard: () => void;
};

/** Opens a file in a folder; `name` has no ending. Throws what the system says, such as `EACCES`. */
export function openExportFile(folder: string, name: string, ending: string): ExportFile {
	const [part, descriptor] = firstFree(
		(number) => join(folder, `${numbered(name, number)}.${ending}.part`),
		(path) => [path, createPrivateFile(path)] as const,
	);
	let isOpen = true;
	const close = () => {
		if (isOpen) closeSync(descriptor);
		isOpen = false;
	};
	return {
		write(text) {
			const bytes = Buffer.from(text, 'utf8');
			for (let from = 0; from < bytes.length; ) from += writeSync(descriptor, bytes, from);
		},
		finish(note = '') {
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
			close();
			unlinkSync(part);
		},
	};
}

function numbered(name: string, number: number): string {
	return number === 1 ? name : `${name}-${number}`;
}

/** Moves a file to a name that nobody has: renaming alone would take another's place. */
function take(part: string, path: string): void {
	try {
		linkSync(part, path);
	} catch (error) {
		// File systems without links, such as FAT: the name is made ours first.
		if (isCode(error, 'EEXIST')) throw error;
		closeSync(createPrivateFile(path));
		renameSync(part, path);
		return;
	}
	unlinkSync(part);
}
