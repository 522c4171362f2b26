import type {Problem} from '../core/network/problem.ts';
import {isProblemError} from './retry.ts';

/** One request, and what to do with its outcome. */
export type Attempt<T> = {
	readonly signal: AbortSignal;
	readonly ask: (signal: AbortSignal) => Promise<T>;
	readonly succeed: (value: T) => void;
	readonly fail: (problem: Problem) => void;
};

/** Runs one request and reports how it ended. Says nothing at all once the signal has aborted; faults of ours are thrown on. */
export async function attempt<T>({signal, ask, succeed, fail}: Attempt<T>): Promise<void> {
	let value: T;
	try {
		value = await ask(signal);
	} catch (error) {
		if (signal.aborted) return;
		if (!isProblemError(error)) throw error;
		fail(error.problem);
		return;
	}
	if (!signal.aborted) succeed(value);
}

/** Runs one request at a time, known by a key: a request for another key replaces the one under way. */
export type Slot = {
	readonly key: () => string | undefined;
	/** Calls off what is under way unless it has this key. */
	readonly keepOnly: (key: string | undefined) => void;
	readonly run: <T>(key: string, job: Omit<Attempt<T>, 'signal'>) => void;
};

/** Makes a slot that ends with the given signal. */
export function createSlot(closing: AbortSignal): Slot {
	let current: {readonly key: string; readonly abort: AbortController} | undefined;
	const keepOnly = (key: string | undefined) => {
		if (current === undefined || current.key === key) return;
		current.abort.abort();
		current = undefined;
	};
	return {
		key: () => current?.key,
		keepOnly,
		run(key, {ask, succeed, fail}) {
			keepOnly(undefined);
			const abort = new AbortController();
			const own = {key, abort};
			current = own;
			const free = () => {
				if (current === own) current = undefined;
			};
			void attempt({
				signal: AbortSignal.any([closing, abort.signal]),
				ask,
				succeed(value) {
					free();
					succeed(value);
				},
				fail(problem) {
					free();
					fail(problem);
				},
			});
		},
	};
}
