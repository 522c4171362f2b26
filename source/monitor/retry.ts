import {ProblemError} from '../core/errors.ts';
import {holdAfter, retryDelay} from '../core/network/delays.ts';
import type {Problem} from '../core/network/problem.ts';
import type {Clock} from '../core/time/clock.ts';

/** What a retrier uses, and the listeners for its waits. `random` gives a number from 0 to 1. */
export type RetrierOptions = {
	readonly clock: Clock;
	readonly random: () => number;
	readonly onHold?: (hold: {readonly until: number; readonly isPause: boolean; readonly problem: Problem}) => void;
	/** A main request is retried at this time. */
	readonly onRetry?: (at: number, problem: Problem) => void;
};

/** How a request is sent: `isOnce` in a single attempt; `isSide` beside the main ones, which its trouble must not hold back. */
export type RequestOptions = {
	readonly signal: AbortSignal;
	readonly isSide: boolean;
	readonly isOnce?: boolean | undefined;
};

/** Sends requests, held back while the server requests that, and retries those for which a retry can help. */
export type Retrier = {
	/** Sends one request in up to 3 attempts. Throws what the last attempt threw, or the signal's reason. */
	readonly ask: <T>(request: () => Promise<T>, options: RequestOptions) => Promise<T>;
	/** How long requests are still held back, in ms; 0 if they are not. */
	readonly heldMs: () => number;
	/** Ends a pause because the user wants to retry. Returns false for a shorter hold, which stays. */
	readonly release: () => boolean;
};

type Hold = {readonly until: number; readonly ms: number; readonly isPause: boolean; readonly ended: AbortController};

/** Makes a retrier. All requests to one account share one. */
export function createRetrier({clock, random, onHold, onRetry}: RetrierOptions): Retrier {
	let hold: Hold | undefined;

	// Never longer than at first: the machine's clock may have been set back meanwhile.
	const heldMs = () => (hold === undefined ? 0 : Math.max(0, Math.min(hold.ms, hold.until - clock.now())));

	async function pass(signal: AbortSignal): Promise<void> {
		for (let ms = heldMs(); ms > 0; ms = heldMs()) {
			if (hold === undefined) return;
			await pause(clock, ms, signal, hold.ended.signal);
		}
	}

	/** A limit is one of the account; any other Retry-After is one of the resource that it came with. */
	function holdBack(problem: Problem, isSide: boolean, attempts: number, jitter: number): void {
		if (isSide && problem.kind !== 'limited') return;
		const wanted = holdAfter(problem, attempts, jitter);
		if (wanted === undefined || wanted.ms <= heldMs()) return;
		const until = clock.now() + wanted.ms;
		hold = {...wanted, until, ended: hold?.ended ?? new AbortController()};
		onHold?.({until, isPause: wanted.isPause, problem});
	}

	/** Waits until the request may be retried; throws the error if it must not be. */
	async function waitToRetry(error: unknown, attempts: number, options: RequestOptions): Promise<void> {
		const {signal, isSide, isOnce = false} = options;
		if (signal.aborted || !(error instanceof ProblemError)) throw error;
		const jitter = random();
		holdBack(error.problem, isSide, attempts, jitter);
		const ms = isOnce ? undefined : retryDelay(error.problem, attempts, jitter);
		if (ms === undefined) throw error;
		if (!isSide) onRetry?.(clock.now() + ms, error.problem);
		await pause(clock, ms, signal);
	}

	async function ask<T>(request: () => Promise<T>, options: RequestOptions): Promise<T> {
		for (let attempts = 1; ; attempts += 1) {
			if (heldMs() > 0) await pass(options.signal);
			try {
				return await request();
			} catch (error) {
				await waitToRetry(error, attempts, options);
			}
		}
	}

	return {
		ask,
		heldMs,
		release() {
			if (heldMs() > 0 && hold?.isPause === false) return false;
			hold?.ended.abort();
			hold = undefined;
			return true;
		},
	};
}

/** Resolves after `ms`, or at once when `ended` aborts; rejects with the reason of `signal` when that does. */
function pause(clock: Clock, ms: number, signal: AbortSignal, ended?: AbortSignal): Promise<void> {
	return new Promise((resolve, reject) => {
		const cancel = clock.after(ms, () => finish(resolve));
		const stop = () => finish(() => reject(signal.reason));
		const end = () => finish(resolve);
		const finish = (settle: () => void) => {
			cancel();
			signal.removeEventListener('abort', stop);
			ended?.removeEventListener('abort', end);
			settle();
		};
		signal.addEventListener('abort', stop);
		ended?.addEventListener('abort', end);
		if (signal.aborted) stop();
	});
}
