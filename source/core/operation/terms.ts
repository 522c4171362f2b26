import type {Threshold} from './threshold.ts';

/** What an operation is held to by a watch without a screen. */
export type Terms = {
	/** What is waited for: that Twilio has processed it, that it has settled, or that its emails stand so. */
	readonly until: 'completed' | 'settled' | Threshold;
	/** What makes the end a bad one. */
	readonly failIf: Threshold;
	/** How many emails must have ended before `failIf` is judged; at the end it is judged in any case. */
	readonly minSample: number;
	/** Whether the watch ends as soon as `failIf` holds, without waiting for the end. */
	readonly isFailFast: boolean;
};

/** What is meant where nothing else is asked for: settled, and not one email failed or undelivered. */
export const DEFAULT_TERMS: Terms = {
	until: 'settled',
	failIf: {counters: ['failed', 'undelivered'], relation: '>', amount: 0, isShare: false},
	minSample: 0,
	isFailFast: false,
};

/** What ends a watch without a screen. Times in ms. */
export type Limits = {
	readonly terms: Terms;
	/** How long it takes at most. */
	readonly timeoutMs?: number;
	/** How long emails that are under way may stand still. */
	readonly stallTimeoutMs?: number;
};

/** How long an operation that was just sent may not be there yet, in ms. */
export const GRACE_MS = 30_000;

/** How long nothing may move before that is called a stall, in ms. */
export const STALL_AFTER_MS = 60_000;
