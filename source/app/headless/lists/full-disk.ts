import {fstatSync, writeSync} from 'node:fs';
import {EXIT} from '../../../core/exit-codes.ts';
import {plural} from '../../../core/text/format.ts';

const STDOUT = 1;

/** Knows how many records standard output has taken, in case it stops accepting output. */
export type TakenCount = {
	/** To be called after each write, with the number of records in it. */
	readonly add: (records: number) => void;
	readonly close: () => void;
};

/**
 * Counts the records that standard output takes. If a full disk ends the program, it is then told how many there are and `howToGoOn`, and
 * `end`, such as the bracket that closes a list, is written if there is still room.
 */
export function countTaken(noun: string, end: () => string, howToGoOn: (taken: number) => string): TakenCount {
	let taken = 0;
	const tell = (exitCode: number) => {
		if (exitCode !== EXIT.incomplete) return;
		writeIfThereIsRoom(end());
		process.stderr.write(`${plural(taken, noun)} written; the rest is missing.${howToGoOn(taken)}\n`);
	};
	process.once('exit', tell);
	return {
		add(records) {
			if (!process.stdout.errored) taken += records;
		},
		close: () => process.off('exit', tell),
	};
}

function writeIfThereIsRoom(text: string): void {
	try {
		// What was taken back has left the position beyond the end.
		writeSync(STDOUT, text, fstatSync(STDOUT).size);
	} catch {
		// There is none.
	}
}
