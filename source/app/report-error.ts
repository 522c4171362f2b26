import {getSystemErrorMap} from 'node:util';
import {redact, redactKeys} from '../api/secrets.ts';
import {isTooManyFiles, UsageError, UserError} from '../core/errors.ts';
import {EXIT, SIGNAL_EXIT} from '../core/exit-codes.ts';
import {say, untrusted} from '../core/text/text.ts';

/** The limit on open files is too low to start. */
const TOO_FEW_ALLOWED =
	'sendwatch cannot open the files it needs: too many are open. Raise the limit (ulimit -n 256) and start it again.';

/** Writes the sentence of an error to stderr and returns the exit code. An error that has no sentence is a fault in sendwatch. */
export function reportError(error: unknown): number {
	if (error instanceof UserError) {
		const sentence = redact(error.message);
		process.stderr.write(`${error instanceof UsageError ? redactKeys(sentence) : sentence}\n`);
		return error.exitCode;
	}
	if (isTooManyFiles(error)) {
		process.stderr.write(`${TOO_FEW_ALLOWED}\n`);
		return EXIT.fault;
	}
	const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n', 1);
	const sentence = say`sendwatch failed: ${untrusted(redact(reason))}. This is a fault in sendwatch itself; please report it.`;
	process.stderr.write(`${sentence}\n`);
	return EXIT.fault;
}

/** How the program ends once standard output takes no more; `isFinal` when nothing it still does can change that. */
export type LostOutput = {readonly exitCode: number; readonly isFinal: boolean};

/** The errors of a full disk. */
const DISK_FULL = ['ENOSPC', 'EDQUOT', 'EFBIG'];

/**
 * Decides how the program ends after an error of standard output. A reader that has enough (`| head`) is not an error,
 * and a terminal that is gone has nobody to tell; anything else is reported. After a full disk the output is incomplete.
 */
export function lostOutput(error: NodeJS.ErrnoException, isTerminal: boolean): LostOutput {
	if (isTerminal) return {exitCode: SIGNAL_EXIT.SIGHUP, isFinal: false};
	if (error.code === 'EPIPE') return {exitCode: EXIT.good, isFinal: false};
	const [, known] = getSystemErrorMap().get(error.errno ?? 0) ?? [];
	const reason = untrusted(known ?? error.message);
	const code = DISK_FULL.includes(error.code ?? '') ? EXIT.incomplete : EXIT.fault;
	const exitCode = reportError(new UserError(say`Standard output could not be written: ${reason}.`, code));
	return {exitCode, isFinal: true};
}
