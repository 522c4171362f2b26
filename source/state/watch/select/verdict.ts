import {EXIT} from '../../../core/exit-codes.ts';
import {endedCount, inFlight} from '../../../core/operation/counts.ts';
import {hasStatus, isOver, type Operation} from '../../../core/operation/operation.ts';
import {DEFAULT_TERMS, type Terms} from '../../../core/operation/terms.ts';
import {holds} from '../../../core/operation/threshold.ts';
import type {Watch} from '../operation.ts';
import type {Overview} from './overview.ts';

const QUIET_MS = 15 * 60_000;
const LONG_AGO_MS = 24 * 3_600_000;

/**
 * How a watch without a screen ended: what it waited for has happened (`reached`), can no longer happen (`missed`), or too many emails
 * failed first (`failed`).
 */
export type Verdict = {
	readonly reason: 'reached' | 'missed' | 'failed';
	readonly exitCode: number;
};

/**
 * The verdict, once what is waited for has happened or can no longer happen, or `failIf` holds and ends the watch early; undefined
 * until then. The exit code is that of success unless `failIf` holds; a canceled operation has a code of its own.
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

/** Whether `failIf` holds already, and enough emails have ended to judge by. */
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

/** Nothing more is to be expected: it has settled, or it is processed, all remaining emails are merely sent, and nothing changed for 15 minutes. */
function hasEnded(watch: Watch, now: number): boolean {
	const {operation, counts, isSettled} = watch;
	if (operation === undefined || counts === undefined) return false;
	const hasOnlySent = isOver(operation) && inFlight(counts) === counts.sent;
	return isSettled || (hasOnlySent && hasBeenQuiet(watch, now));
}

/**
 * Whether nothing has changed for 15 minutes of this watch. The server's own times count only when they are a day old: its clock
 * may differ from ours by hours.
 */
function hasBeenQuiet({changedAt, operation}: Watch, now: number): boolean {
	const isLongAgo = operation?.updatedAt !== undefined && now - operation.updatedAt >= LONG_AGO_MS;
	return isLongAgo || (changedAt !== undefined && now - changedAt >= QUIET_MS);
}
