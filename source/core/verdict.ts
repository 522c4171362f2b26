import {EXIT} from './errors.ts';
import {hasStatus, isOver} from './operation.ts';
import type {Problem} from './problem.ts';
import {inFlight} from './progress.ts';
import type {State} from './state.ts';

const SENT_COUNTS_AS_ENDED_MS = 15 * 60_000;
const LONG_AGO_MS = 24 * 3_600_000;

/** How a watch without a screen ended. */
export type Verdict = {
	readonly exitCode: number;
	/** Emails still merely sent when the watch ended: no receiving server has said yet what became of them. */
	readonly stillSent: number;
};

/**
 * The verdict once the operation has ended: settled, or processed and unmoved for 15 minutes with nothing left but merely sent emails.
 * Undefined while it goes on. Good unless an email failed or was undelivered; a canceled operation is neither.
 */
export function verdictOf({watch}: State, now: number): Verdict | undefined {
	const {operation, standing, isSettled} = watch;
	if (operation === undefined || standing === undefined) return undefined;
	const hasOnlySent = isOver(operation) && inFlight(standing) === standing.sent;
	if (!isSettled && !(hasOnlySent && hasRestedLongEnough(watch, now))) return undefined;
	if (hasStatus(operation, 'CANCELED')) return {exitCode: EXIT.canceled, stillSent: standing.sent};
	const isGood = standing.failed + standing.undelivered === 0;
	return {exitCode: isGood ? EXIT.good : EXIT.bad, stillSent: standing.sent};
}

/**
 * Whether nothing has moved for 15 minutes of this watch. The server's own times only count when they are a day old: its
 * clock and ours may differ by hours.
 */
function hasRestedLongEnough({movedAt, operation}: State['watch'], now: number): boolean {
	const isLongAgo = operation?.updatedAt !== undefined && now - operation.updatedAt >= LONG_AGO_MS;
	return isLongAgo || (movedAt !== undefined && now - movedAt >= SENT_COUNTS_AS_ENDED_MS);
}

/** The exit code of a watch that a refusal ended (README, "Exit codes"). */
export function refusalExitCode({kind}: Problem): number {
	if (kind === 'absent') return EXIT.absent;
	return kind === 'refused' ? EXIT.credentials : EXIT.usage;
}
