import {ProblemError} from '../core/errors.ts';
import type {Problem} from '../core/network/problem.ts';

/** One request, and what to do with its result. */
export type Attempt<T> = {
	readonly signal: AbortSignal;
	readonly ask: (signal: AbortSignal) => Promise<T>;
	readonly succeed: (value: T) => void;
	readonly fail: (problem: Problem) => void;
};

/** Runs one request and reports its result; after the signal has aborted, nothing. Throws what is not a `ProblemError`: a bug. */
export async function attempt<T>({signal, ask, succeed, fail}: Attempt<T>): Promise<void> {
	let value: T;
	try {
		value = await ask(signal);
	} catch (error) {
		if (signal.aborted) return;
		if (!(error instanceof ProblemError)) throw error;
		fail(error.problem);
		return;
	}
	if (!signal.aborted) succeed(value);
}

/** Runs one request at a time, identified by a key: a new request cancels the one in flight. */
export type Slot = {
	readonly key: () => string | undefined;
	/** Cancels the request in flight unless it has this key. */
	readonly keepOnly: (key: string | undefined) => void;
	readonly run: <T>(key: string, job: Omit<Attempt<T>, 'signal'>) => void;
};

/** Makes a slot whose requests are also cancelled by the given signal. */
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
