import {getSystemErrorMap} from 'node:util';
import {redact} from '../api/secrets.ts';
import {EXIT, UserError} from '../core/errors.ts';
import {say, untrusted} from '../core/text/text.ts';

/** As a shell reports a program that its terminal's hang-up ended. */
const HUNG_UP = 129;

/** The sentence for what ended the program, and its exit code. Only a fault of ours has no sentence of its own. */
export function explain(error: unknown): number {
	if (error instanceof UserError) {
		process.stderr.write(`${redact(error.message)}\n`);
		return error.exitCode;
	}
	const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n', 1);
	const sentence = say`sendwatch failed: ${untrusted(redact(reason))}. This is a fault in sendwatch itself; please report it.`;
	process.stderr.write(`${sentence}\n`);
	return EXIT.fault;
}

/** How the program ends once standard output takes no more; `isFinal` when nothing it still does can change that. */
export type LostOutput = {readonly exitCode: number; readonly isFinal: boolean};

/** A reader that has enough (`| head`) is no trouble, and a terminal that has gone has nobody to tell; anything else, such as a full disk, is said. */
export function lostOutput(error: NodeJS.ErrnoException, isTerminal: boolean): LostOutput {
	if (isTerminal) return {exitCode: HUNG_UP, isFinal: false};
	if (error.code === 'EPIPE') return {exitCode: EXIT.good, isFinal: false};
	const [, known] = getSystemErrorMap().get(error.errno ?? 0) ?? [];
	const reason = untrusted(known ?? error.message);
	const exitCode = explain(new UserError(say`Standard output could not be written: ${reason}.`, EXIT.fault));
	return {exitCode, isFinal: true};
}
