import {isRefusal, type Problem} from './problem.ts';

/** What decides how long to wait before the next poll. Times in ms. */
export type Pace = {
	readonly intervalMs: number;
	readonly isSettled: boolean;
	/** Polls that failed in a row, the last one included. */
	readonly failures: number;
	readonly problem?: Problem;
	/** A number from 0 to 1 that spreads the retries of many watchers. */
	readonly random: number;
};

/** All requests rest for `ms`. A pause is so long that the watcher may end it. */
export type Hold = {readonly ms: number; readonly isPause: boolean};

/** How often one request is sent at most, the first time included. */
export const ATTEMPTS = 3;

const SETTLED_MS = 30_000;
const BACKOFF_BASE_MS = 1000;
const BACKOFF_CEILING_MS = 30_000;
const BROKEN_CEILING_MS = 60_000;
const SPREAD_MS = 1000;
const LONGEST_WAIT_MS = 300_000;
const FAILURES_BEFORE_PROBES = 5;
const PROBES_MS = [30_000, 60_000, 120_000] as const;

/** Full jitter: anything up to 1 s·2ⁿ, at most 30 s. */
function jitter(n: number, random: number): number {
	return Math.round(Math.min(BACKOFF_CEILING_MS, BACKOFF_BASE_MS * 2 ** Math.min(n, 10)) * random);
}

/** The server's Retry-After, and up to a second more so that its clients do not all come back in one instant. */
function requestedMs({retryAfterMs}: Problem, random: number): number {
	return retryAfterMs === undefined ? 0 : retryAfterMs + Math.round(SPREAD_MS * random);
}

/**
 * Whether polls are probes now: after 5 that failed in a row, one request for the operation in one attempt, and the page
 * only once that was answered.
 */
export function isProbing(failures: number): boolean {
	return failures >= FAILURES_BEFORE_PROBES;
}

/**
 * The wait before the next poll: the interval, never less. Slower once settled; after a failure full jitter of
 * 1 s·2ⁿ up to 30 s; after five in a row 30, 60, then every 120 s; after a 500, which Twilio asks not to retry, twice the
 * interval up to 60 s; never before the server's Retry-After.
 */
export function nextDelay({intervalMs, isSettled, failures, problem, random}: Pace): number {
	const calm = isSettled ? Math.max(intervalMs, SETTLED_MS) : intervalMs;
	if (problem === undefined) return calm;
	if (problem.kind === 'broken')
		return Math.max(calm, Math.min(BROKEN_CEILING_MS, intervalMs * 2 ** Math.min(failures, 10)));
	if (isRefusal(problem)) return Math.max(calm, requestedMs(problem, random));
	const probe = PROBES_MS[Math.min(failures - FAILURES_BEFORE_PROBES, PROBES_MS.length - 1)] ?? 0;
	return Math.max(calm, requestedMs(problem, random), isProbing(failures) ? probe : jitter(failures, random));
}

/**
 * The wait before the same request is sent again, in ms: full jitter, longer each time, never before the server's Retry-After. `attempts` have
 * failed so far. Undefined where it must not be sent again by itself: never a 500 or a 4xx (API reference, Errors), nor
 * what is too large, nor a fourth time, nor after a wait that is better spent between two polls.
 */
export function retryDelay(problem: Problem, attempts: number, random: number): number | undefined {
	if (problem.kind !== 'limited' && problem.kind !== 'unreachable') return undefined;
	const ms = Math.max(requestedMs(problem, random), jitter(attempts - 1, random));
	return attempts < ATTEMPTS && ms <= BACKOFF_CEILING_MS / 6 ? ms : undefined;
}

/** How long all requests rest after this problem: a 429 and every Retry-After are meant for the whole account. Beyond 5 minutes it is a pause. */
export function holdAfter(problem: Problem, attempts: number, random: number): Hold | undefined {
	if (problem.kind !== 'limited' && problem.retryAfterMs === undefined) return undefined;
	const ms = Math.max(requestedMs(problem, random), jitter(attempts - 1, random));
	return {ms, isPause: (problem.retryAfterMs ?? 0) > LONGEST_WAIT_MS};
}
