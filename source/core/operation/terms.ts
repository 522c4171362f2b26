import type {Threshold} from './threshold.ts';

/** What a watch without a screen waits for, and what it judges the send by. */
export type Terms = {
	/** What is waited for: the end of processing, settling, or a threshold on the counts. */
	readonly until: 'completed' | 'settled' | Threshold;
	/** The threshold that makes the send a failure. */
	readonly failIf: Threshold;
	/** How many emails must have reached an end before `failIf` is checked; at the end it is checked in any case. */
	readonly minSample: number;
	/** Whether the watch ends as soon as `failIf` holds. */
	readonly isFailFast: boolean;
};

/** The terms that the user gave; without them the badge uses its own. */
export type GivenTerms = Partial<Pick<Terms, 'failIf' | 'minSample'>>;

/** The defaults: settled, and no email failed or undelivered. */
export const DEFAULT_TERMS: Terms = {
	until: 'settled',
	failIf: {counters: ['failed', 'undelivered'], relation: '>', amount: 0, isShare: false},
	minSample: 1,
	isFailFast: false,
};

/** What the badge of the app judges a send by, if the user gave no terms. */
export const BADGE_TERMS = {
	/** So many emails must have ended before a send counts as failing. */
	minSample: 20,
	/** Such a share of what has ended makes a send a failing one. */
	failingShare: 0.05,
	/** Or, of what ended within the last minute, more than this share. */
	recentShare: 0.5,
	recentMs: 60_000,
} as const;

/** What ends a watch without a screen. Times are in ms. */
export type Limits = {
	readonly terms: Terms;
	/** How long all of it lasts at most. */
	readonly timeoutMs?: number;
	/** When the command began, from which `timeoutMs` counts; if it is not given, the watch is all there is. */
	readonly startedAt?: number;
	/** How long nothing may change while emails are under way. */
	readonly stallTimeoutMs?: number;
};

/** A time-out, and what is left of it; below 0 once it has passed. */
export type TimeLimit = {readonly timeoutMs: number; readonly leftMs: number};

/** The time-out of something that began at `startedAt`, in a command that may have begun earlier; undefined if there is none. */
export function timeLimit(
	limits: Pick<Limits, 'timeoutMs' | 'startedAt'>,
	startedAt: number,
	now: number,
): TimeLimit | undefined {
	const {timeoutMs} = limits;
	if (timeoutMs === undefined) return undefined;
	return {timeoutMs, leftMs: (limits.startedAt ?? startedAt) + timeoutMs - now};
}

/** How long an operation that was just sent may not be there yet, in ms. */
export const GRACE_MS = 30_000;

/** After how long without a change a send counts as stalled, in ms. */
export const STALL_AFTER_MS = 60_000;
