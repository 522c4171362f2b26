import type {SafeText} from '../text/text.ts';

/**
 * What kind of trouble an answer was, as far as what to do next depends on it (API reference, Errors):
 * `refused` 401/403, `absent` 404, `malformed` another 4xx, `limited` 429, `broken` 500, `unreachable` any other 5xx, the
 * network, a time-out, or an answer that makes no sense, `heavy` an answer larger than what is read of one.
 */
export type ProblemKind = 'refused' | 'absent' | 'malformed' | 'limited' | 'broken' | 'unreachable' | 'heavy';

/** Trouble with one request, in a sentence that says what happened and what can be done. */
export type Problem = {
	readonly kind: ProblemKind;
	readonly sentence: SafeText;
	/** How long the server asked to be left alone, in ms (Retry-After). */
	readonly retryAfterMs?: number;
	/** There was no answer at all: the network, the name, the connection. */
	readonly isOffline?: true;
};

/** Whether asking again can help without anybody doing something first. */
export function isTransient({kind}: Problem): boolean {
	return kind === 'limited' || kind === 'broken' || kind === 'unreachable' || kind === 'heavy';
}
