import {isRefusal, type Problem, type ProblemKind} from './problem.ts';

/** What the delay before the next poll depends on. Times are in ms. */
export type PollFacts = {
	readonly intervalMs: number;
	readonly hasEnded: boolean;
	/** Polls that failed in a row, including the last. */
	readonly failures: number;
	readonly problem?: Problem;
	/** A random number from 0 to 1, which spreads the retries of many clients. */
	readonly jitter: number;
};

/** No request is sent for `ms`. A pause is a hold so long that the user may end it. */
export type Hold = {readonly ms: number; readonly isPause: boolean};

/** How often a request is sent at most, including the first time. */
export const ATTEMPTS = 3;

const ENDED_MS = 30_000;
const BACKOFF_BASE_MS = 1000;
const BACKOFF_CEILING_MS = 30_000;
const BROKEN_CEILING_MS = 60_000;
const SPREAD_MS = 1000;
const MAX_HOLD_MS = 300_000;
const FAILURES_BEFORE_PROBES = 5;
const PROBES_MS = [30_000, 60_000, 120_000] as const;

/** After which problems a request may be retried: never after a 500 or a 4xx (API reference, Errors), nor after an answer too large. */
const CAN_RETRY: Readonly<Record<ProblemKind, boolean>> = {
	refused: false,
	absent: false,
	malformed: false,
	limited: true,
	broken: false,
	unreachable: true,
	heavy: false,
};

/** Exponential backoff with full jitter: anything up to 1 s·2ⁿ, at most 30 s. */
function backoffMs(n: number, jitter: number): number {
	return Math.round(Math.min(BACKOFF_CEILING_MS, BACKOFF_BASE_MS * 2 ** Math.min(n, 10)) * jitter);
}

/** The server's Retry-After, and up to a second more, so that its clients do not all return at once. */
function requestedMs({retryAfterMs}: Problem, jitter: number): number {
	return retryAfterMs === undefined ? 0 : retryAfterMs + Math.round(SPREAD_MS * jitter);
}

/**
 * Whether polls are probes: after 5 failures in a row, a poll is a single attempt to fetch the operation, and the pages follow only
 * once it was answered.
 */
export function isProbing(failures: number): boolean {
	return failures >= FAILURES_BEFORE_PROBES;
}

/**
 * The wait before the next poll: never less than the interval or the server's Retry-After; longer once the send has ended, unless a refusal
 * is to be confirmed. After another
 * failure it is 1 s·2ⁿ with full jitter, at most 30 s; after five in a row 30, 60, then 120 s; after a 500, which Twilio asks not to
 * retry, the interval doubles with each, up to 60 s.
 */
export function nextDelay({intervalMs, hasEnded, failures, problem, jitter}: PollFacts): number {
	const calm = hasEnded ? Math.max(intervalMs, ENDED_MS) : intervalMs;
	if (problem === undefined) return calm;
	if (problem.kind === 'broken')
		return Math.max(calm, Math.min(BROKEN_CEILING_MS, intervalMs * 2 ** Math.min(failures, 10)));
	if (isRefusal(problem)) return Math.max(intervalMs, requestedMs(problem, jitter));
	const probe = PROBES_MS[Math.min(failures - FAILURES_BEFORE_PROBES, PROBES_MS.length - 1)] ?? 0;
	return Math.max(calm, requestedMs(problem, jitter), isProbing(failures) ? probe : backoffMs(failures, jitter));
}

/**
 * The wait before a request is retried, in ms, after so many failed attempts: exponential backoff, never before the server's
 * Retry-After. Undefined if it must not be retried: after a problem that forbids it, after the third attempt, and where the wait is so
 * long that the next poll comes instead.
 */
export function retryDelay(problem: Problem, attempts: number, jitter: number): number | undefined {
	if (!CAN_RETRY[problem.kind]) return undefined;
	const ms = awaitedDelay(problem, attempts, jitter);
	return attempts < ATTEMPTS && ms <= BACKOFF_CEILING_MS / 6 ? ms : undefined;
}

/** Whether a request that the user waits for is sent once more after this many failed attempts. Only a pause is not waited for. */
export function mayRetry({kind, retryAfterMs = 0}: Problem, attempts: number): boolean {
	return CAN_RETRY[kind] && attempts < ATTEMPTS && retryAfterMs <= MAX_HOLD_MS;
}

/** The wait before it is: that of {@link retryDelay}, however long the server asks for. */
export function awaitedDelay(problem: Problem, attempts: number, jitter: number): number {
	return Math.max(requestedMs(problem, jitter), backoffMs(attempts - 1, jitter));
}

/** How long all requests are held after a problem: a 429 and any Retry-After apply to the whole account. More than 5 minutes is a pause. */
export function holdAfter(problem: Problem, attempts: number, jitter: number): Hold | undefined {
	if (problem.kind !== 'limited' && problem.retryAfterMs === undefined) return undefined;
	const ms = Math.max(requestedMs(problem, jitter), backoffMs(attempts - 1, jitter));
	return {ms, isPause: (problem.retryAfterMs ?? 0) > MAX_HOLD_MS};
}
