import {compact} from '../../../core/compact.ts';
import type {Environment} from '../../../core/environment.ts';
import {BrokenListError, ProblemError} from '../../../core/errors.ts';
import {EXIT, problemExitCode} from '../../../core/exit-codes.ts';
import {addLeftOut, leftOutTexts, NOTHING_LEFT_OUT} from '../../../core/network/gaps.ts';
import {problemLines} from '../../../core/network/problem.ts';
import type {ListedOperation} from '../../../core/operation/operation.ts';
import {toAscii} from '../../../core/text/drawing/ascii.ts';
import {systemClock} from '../../../monitor/clock.ts';
import {type AskPage, createRepeats, walkPages} from '../../../monitor/lists/walk-pages.ts';
import {campaignJson, campaignLines} from '../../../output/campaign-summary.ts';
import {listenForInterruption} from '../interruption.ts';
import {canRewrite, createRewritten} from '../progress.ts';
import type {TaggedSends} from './tagged-sends.ts';

/** Which operations are summed up, and how that is written. */
export type SumPlan = {
	readonly ask: AskPage<ListedOperation>;
	readonly pageSize: number;
	readonly format: 'table' | 'json';
	readonly isAscii: boolean;
	/** The sends of one campaign; absent if all are summed up. */
	readonly tagged?: TaggedSends | undefined;
	readonly env: Environment;
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
	const {tagged, env} = plan;
	const progress = createRewritten(tagged?.progress ?? String, tagged !== undefined && canRewrite(env));
	progress.draw();
	try {
		const {operations, missing, isTokenRefused} = await readAll(plan, interruptible.signal);
		progress.close();
		write(plan, operations);
		for (const sentence of missing) process.stderr.write(`${sentence}\n`);
		if (isTokenRefused) return EXIT.gaveUp;
		return missing.length === 0 ? EXIT.good : EXIT.incomplete;
	} catch (error) {
		progress.close();
		if (interruptible.signal.aborted) return (await interruptible.interrupted).exitCode;
		if (!(error instanceof ProblemError)) throw error;
		for (const line of problemLines(error.problem)) process.stderr.write(`${line}\n`);
		return problemExitCode(error.problem);
	} finally {
		interruptible.close();
	}
}

async function readAll({ask, pageSize, tagged}: SumPlan, signal: AbortSignal): Promise<Read> {
	const operations: ListedOperation[] = [];
	let leftOut = NOTHING_LEFT_OUT;
	let broken: BrokenListError | undefined;
	const repeats = createRepeats<ListedOperation>(({id}) => id.raw);
	const isWanted = tagged?.isWanted;
	const walk = compact({token: null, pageSize, limit: Number.POSITIVE_INFINITY, repeats, isWanted});
	try {
		for await (const page of walkPages(tagged?.told(ask) ?? ask, walk, signal)) {
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
		missing: [...leftOutTexts(leftOut, 'operation'), ...gaps, ...(tagged?.missing() ?? [])],
		isTokenRefused: broken?.brokenBy === 'refused-token',
	};
}

function write({format, isAscii}: SumPlan, operations: readonly ListedOperation[]): void {
	const now = systemClock.now();
	const text = format === 'json' ? campaignJson(operations, now) : campaignLines(operations, now);
	process.stdout.write(isAscii && format === 'table' ? toAscii(text) : text);
}
