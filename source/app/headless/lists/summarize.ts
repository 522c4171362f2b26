import {ProblemError} from '../../../core/errors.ts';
import {EXIT, problemExitCode} from '../../../core/exit-codes.ts';
import {problemLines} from '../../../core/network/problem.ts';
import {toAscii} from '../../../core/text/drawing/ascii.ts';
import {type Summary, summaryJson, summaryTables} from '../../../output/summary.ts';
import {listenForInterruption} from '../interruption.ts';
import {readSummary, type SummaryScope} from './read-summary.ts';

/** What is summed up, and how it is written. */
export type SummaryPlan = SummaryScope & {
	readonly format: 'table' | 'json';
	readonly isAscii: boolean;
};

/**
 * Reads all emails of an operation once and writes what its failures have in common to standard output. Stderr says what is missing. Resolves
 * with the exit code.
 */
export async function summarize(plan: SummaryPlan): Promise<number> {
	const interruptible = listenForInterruption();
	try {
		const {summary, missing, isTokenRefused} = await readSummary(plan, interruptible.signal);
		write(plan, summary);
		for (const sentence of missing) process.stderr.write(`${sentence}\n`);
		if (isTokenRefused) return EXIT.gaveUp;
		return missing.length === 0 ? EXIT.good : EXIT.incomplete;
	} catch (error) {
		if (interruptible.signal.aborted) return (await interruptible.interrupted).exitCode;
		if (!(error instanceof ProblemError)) throw error;
		for (const line of problemLines(error.problem)) process.stderr.write(`${line}\n`);
		return problemExitCode(error.problem);
	} finally {
		interruptible.close();
	}
}

function write({format, isAscii}: SummaryPlan, summary: Summary): void {
	if (format === 'json') process.stdout.write(summaryJson(summary));
	else {
		const tables = summaryTables(summary, process.stdout.isTTY ? process.stdout.columns : undefined);
		process.stdout.write(isAscii ? toAscii(tables) : tables);
	}
}
