import {BrokenListError, ProblemError} from '../../core/errors.ts';
import {EXIT, problemExitCode} from '../../core/exit-codes.ts';
import {addLeftOut, leftOutTexts, NOTHING_LEFT_OUT} from '../../core/network/gaps.ts';
import {problemLines} from '../../core/network/problem.ts';
import type {ListedOperation} from '../../core/operation/operation.ts';
import {toAscii} from '../../core/text/drawing/ascii.ts';
import {type AskPage, createRepeats, walkPages} from '../../monitor/walk-pages.ts';
import {campaignJson, campaignLines} from '../../output/campaign-summary.ts';
import {listenForInterruption} from './interruption.ts';

/** Which operations are summed up, and how that is written. */
export type SumPlan = {
	readonly ask: AskPage<ListedOperation>;
	readonly pageSize: number;
	readonly format: 'table' | 'json';
	readonly isAscii: boolean;
};

/** What was read, and what is missing from it, in sentences. */
type Read = {
	readonly operations: readonly ListedOperation[];
	readonly missing: readonly string[];
	readonly isTokenRefused: boolean;
};

/** Reads a list of operations once and writes their sums to standard output. Stderr says what is missing. Resolves with the exit code. */
export async function sumOperations(plan: SumPlan): Promise<number> {
	const interruptible = listenForInterruption();
	try {
		const {operations, missing, isTokenRefused} = await readAll(plan, interruptible.signal);
		write(plan, operations);
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

async function readAll({ask, pageSize}: SumPlan, signal: AbortSignal): Promise<Read> {
	const operations: ListedOperation[] = [];
	let leftOut = NOTHING_LEFT_OUT;
	let broken: BrokenListError | undefined;
	const repeats = createRepeats<ListedOperation>(({id}) => id.raw);
	const walk = {token: null, pageSize, limit: Number.POSITIVE_INFINITY, repeats};
	try {
		for await (const page of walkPages(ask, walk, signal)) {
			operations.push(...page.items);
			leftOut = addLeftOut(leftOut, page);
		}
	} catch (error) {
		if (!(error instanceof BrokenListError)) throw error;
		broken = error;
	}
	const gaps = broken === undefined ? [] : [broken.problem.sentence];
	return {
		operations,
		missing: [...leftOutTexts(leftOut, 'operation'), ...gaps],
		isTokenRefused: broken?.brokenBy === 'refused-token',
	};
}

function write({format, isAscii}: SumPlan, operations: readonly ListedOperation[]): void {
	const text = format === 'json' ? campaignJson(operations) : campaignLines(operations);
	process.stdout.write(isAscii && format === 'table' ? toAscii(text) : text);
}
