import {ProblemError} from '../core/errors.ts';
import {holdAfter, retryDelay} from '../core/network/delays.ts';
import type {Problem} from '../core/network/problem.ts';
import type {Clock} from '../core/time/clock.ts';

/** What a retrier works with, and whom it tells what it waits for. `random` gives a number from 0 to 1. */
export type RetrierOptions = {
	readonly clock: Clock;
	readonly random: () => number;
	readonly onHold?: (hold: {readonly until: number; readonly isPause: boolean; readonly problem: Problem}) => void;
	readonly onRetry?: (at: number, problem: Problem) => void;
};

/** Sends requests as the server wants them: held back while it asks for that, again where that can help. */
export type Retrier = {
	/** Sends one request, up to 3 times (once where `isOnce`). Throws what the last attempt threw, or the signal's reason. */
	readonly ask: <T>(request: () => Promise<T>, signal: AbortSignal, isOnce?: boolean) => Promise<T>;
	/** How long nothing may be sent yet, in ms; 0 when nothing holds requests back. */
	readonly heldMs: () => number;
	/** Ends a pause: the watcher wants to try in spite of it. A shorter hold stays; false then. */
	readonly release: () => boolean;
};

type Hold = {readonly until: number; readonly ms: number; readonly isPause: boolean; readonly ended: AbortController};

/** Makes a retrier. All requests of one account go through the same. */
export function createRetrier({clock, random, onHold, onRetry}: RetrierOptions): Retrier {
	let hold: Hold | undefined;

	// Never longer than it was to begin with: the machine's clock may have been put back meanwhile.
	const heldMs = () => (hold === undefined ? 0 : Math.max(0, Math.min(hold.ms, hold.until - clock.now())));

	async function pass(signal: AbortSignal): Promise<void> {
		for (let ms = heldMs(); ms > 0; ms = heldMs()) {
			if (hold === undefined) return;
			await pause(clock, ms, signal, hold.ended.signal);
		}
	}

	function holdBack(problem: Problem, attempts: number, drawn: number): void {
		const wanted = holdAfter(problem, attempts, drawn);
		if (wanted === undefined || wanted.ms <= heldMs()) return;
		const until = clock.now() + wanted.ms;
		hold = {...wanted, until, ended: hold?.ended ?? new AbortController()};
		onHold?.({until, isPause: wanted.isPause, problem});
	}

	/** Waits until the request may be sent again; throws the error where it must not be. */
	async function waitToRetry(error: unknown, attempts: number, signal: AbortSignal, isOnce: boolean): Promise<void> {
		if (signal.aborted || !(error instanceof ProblemError)) throw error;
		const drawn = random();
		holdBack(error.problem, attempts, drawn);
		const ms = isOnce ? undefined : retryDelay(error.problem, attempts, drawn);
		if (ms === undefined) throw error;
		onRetry?.(clock.now() + ms, error.problem);
		await pause(clock, ms, signal);
	}

	async function ask<T>(request: () => Promise<T>, signal: AbortSignal, isOnce = false): Promise<T> {
		for (let attempts = 1; ; attempts += 1) {
			if (heldMs() > 0) await pass(signal);
			try {
				return await request();
			} catch (error) {
				await waitToRetry(error, attempts, signal, isOnce);
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
