import {ProblemError} from '../../source/core/errors.ts';
import type {Problem, ProblemKind} from '../../source/core/network/problem.ts';
import {safeLine} from '../../source/core/text/text.ts';

/** An error as the api throws it, with a problem of this kind. */
export function problemError(kind: ProblemKind, retryAfterMs?: number): ProblemError {
	const problem: Problem = {
		kind,
		sentence: safeLine(`It is ${kind}.`),
		...(retryAfterMs === undefined ? {} : {retryAfterMs}),
	};
	return new ProblemError(problem);
}

/** An error as the api throws it where no server answers. */
export function offlineError(): ProblemError {
	return new ProblemError({kind: 'unreachable', sentence: safeLine('There is no answer.'), isOffline: true});
}

/** One turn of the event loop: past every promise that is ready. */
export function oneTurn(): Promise<void> {
	return new Promise((resolve) => {
		setImmediate(resolve);
	});
}
