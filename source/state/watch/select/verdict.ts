import {EXIT} from '../../../core/errors.ts';
import type {Problem, ProblemKind} from '../../../core/network/problem.ts';
import {endedCount, inFlight} from '../../../core/operation/counts.ts';
import {hasStatus, isOver, type Operation} from '../../../core/operation/operation.ts';
import {DEFAULT_TERMS, type Terms} from '../../../core/operation/terms.ts';
import {holds} from '../../../core/operation/threshold.ts';
import type {Watch} from '../operation.ts';
import type {Overview} from './overview.ts';

const SENT_COUNTS_AS_ENDED_MS = 15 * 60_000;
const LONG_AGO_MS = 24 * 3_600_000;

/**
 * How a watch without a screen ended: what was waited for has come (`reached`), can no longer come (`missed`), or too many emails failed
 * before it could (`failed`).
 */
export type Verdict = {
	readonly reason: 'reached' | 'missed' | 'failed';
	readonly exitCode: number;
};

/**
 * The verdict by the terms: once what is waited for has come, or cannot come any more, or `failIf` holds and ends it early. Undefined
 * while it goes on. Good unless `failIf` holds; a canceled operation is neither good nor bad.
 */
export function verdictOf(
	{watch}: Pick<Overview, 'watch'>,
	now: number,
	terms: Terms = DEFAULT_TERMS,
): Verdict | undefined {
	const {operation, counts} = watch;
	if (operation === undefined || counts === undefined) return undefined;
	const isBad = holds(terms.failIf, counts);
	const end = (reason: Verdict['reason'], isGood: boolean): Verdict => ({
		reason,
		exitCode: exitCodeOf(operation, isGood),
	});
	if (isReached(terms.until, watch, now)) return end('reached', !isBad);
	if (hasEnded(watch, now)) return end('missed', false);
	return terms.isFailFast && hasFailed(watch, terms) ? end('failed', false) : undefined;
}

/** Whether `failIf` holds already, judged on enough emails. */
export function hasFailed({counts}: Watch, {failIf, minSample}: Terms): boolean {
	return counts !== undefined && endedCount(counts) >= minSample && holds(failIf, counts);
}

function exitCodeOf(operation: Operation, isGood: boolean): number {
	if (hasStatus(operation, 'CANCELED')) return EXIT.canceled;
	return isGood ? EXIT.good : EXIT.bad;
}

function isReached(until: Terms['until'], watch: Watch, now: number): boolean {
	const {operation, counts} = watch;
	if (operation === undefined || counts === undefined) return false;
	if (until === 'settled') return hasEnded(watch, now);
	return until === 'completed' ? isOver(operation) : holds(until, counts);
}

/** Settled, or processed and unmoved for 15 minutes with nothing left but merely sent emails: nothing more is to be expected. */
function hasEnded(watch: Watch, now: number): boolean {
	const {operation, counts, isSettled} = watch;
	if (operation === undefined || counts === undefined) return false;
	const hasOnlySent = isOver(operation) && inFlight(counts) === counts.sent;
	return isSettled || (hasOnlySent && hasRestedLongEnough(watch, now));
}

/**
 * Whether nothing has moved for 15 minutes of this watch. The server's own times only count when they are a day old: its
 * clock and ours may differ by hours.
 */
function hasRestedLongEnough({changedAt, operation}: Watch, now: number): boolean {
	const isLongAgo = operation?.updatedAt !== undefined && now - operation.updatedAt >= LONG_AGO_MS;
	return isLongAgo || (changedAt !== undefined && now - changedAt >= SENT_COUNTS_AS_ENDED_MS);
}

const EXIT_CODES: Readonly<Record<ProblemKind, number>> = {
	refused: EXIT.credentials,
	absent: EXIT.absent,
	malformed: EXIT.usage,
	limited: EXIT.gaveUp,
	broken: EXIT.gaveUp,
	unreachable: EXIT.gaveUp,
	heavy: EXIT.gaveUp,
};

/** The exit code of a command that a problem ended (README, "Exit codes"). */
export function problemExitCode({kind}: Problem): number {
	return EXIT_CODES[kind];
}
