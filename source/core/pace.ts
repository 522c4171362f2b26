import {isTransient, type Problem} from './problem.ts';

/** What decides how long to wait before the next poll. Times in ms. */
export type Pace = {
	readonly intervalMs: number;
	readonly isSettled: boolean;
	/** Polls that failed in a row, the last one included. */
	readonly failures: number;
	readonly problem?: Problem;
	/** A number from 0 to 1 that spreads the retries of many watchers. */
	readonly chance: number;
};

const SETTLED_MS = 30_000;
const BACKOFF_BASE_MS = 1000;
const BACKOFF_CEILING_MS = 30_000;
const BROKEN_CEILING_MS = 60_000;

/**
 * The wait before the next poll: the interval, never less. Slower once settled; after a failure full jitter of
 * 1 s·2ⁿ up to 30 s; after a 500, which Twilio asks not to retry, twice the interval up to 60 s; never before the
 * server's Retry-After.
 */
export function nextDelay({intervalMs, isSettled, failures, problem, chance}: Pace): number {
	const calm = isSettled ? Math.max(intervalMs, SETTLED_MS) : intervalMs;
	if (problem === undefined) return calm;
	if (problem.kind === 'broken')
		return Math.max(calm, Math.min(BROKEN_CEILING_MS, intervalMs * 2 ** Math.min(failures, 10)));
	const ceiling = Math.min(BACKOFF_CEILING_MS, BACKOFF_BASE_MS * 2 ** Math.min(failures, 10));
	return Math.max(calm, problem.retryAfterMs ?? 0, isTransient(problem) ? Math.round(ceiling * chance) : 0);
}
