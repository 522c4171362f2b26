import {EXIT} from './errors.ts';
import {hasStatus} from './operation.ts';
import {inFlight} from './progress.ts';
import type {State} from './state.ts';

const SENT_COUNTS_AS_ENDED_MS = 15 * 60_000;

/** How a watch without a screen ended. */
export type Verdict = {
	readonly exitCode: number;
	/** Emails still merely sent when the watch ended: no receiving server has said yet what became of them. */
	readonly stillSent: number;
};

/**
 * The verdict once the operation has ended: settled, or COMPLETED for 15 minutes with nothing left but merely sent emails.
 * Undefined while it goes on. Good unless an email failed or was undelivered; a canceled operation is neither.
 */
export function verdictOf({watch}: State, now: number): Verdict | undefined {
	const {operation, standing, isSettled} = watch;
	if (operation === undefined || standing === undefined) return undefined;
	const since = operation.updatedAt ?? watch.movedAt ?? now;
	const hasOnlySent = hasStatus(operation, 'COMPLETED') && inFlight(standing) === standing.sent;
	if (!isSettled && !(hasOnlySent && now - since >= SENT_COUNTS_AS_ENDED_MS)) return undefined;
	if (hasStatus(operation, 'CANCELED')) return {exitCode: EXIT.canceled, stillSent: standing.sent};
	const isGood = standing.failed + standing.undelivered === 0;
	return {exitCode: isGood ? EXIT.good : EXIT.bad, stillSent: standing.sent};
}
