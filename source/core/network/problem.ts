import type {SafeText} from '../text/text.ts';

/**
 * The kinds of failure that are handled differently (API reference, Errors): `refused` 401 or 403, `absent` 404 or 410,
 * `malformed` another 4xx, `limited` 429, `broken` 500, `unreachable` any other 5xx, the network, a time-out, or an answer
 * that makes no sense, `heavy` an answer larger than the limit.
 */
export type ProblemKind = 'refused' | 'absent' | 'malformed' | 'limited' | 'broken' | 'unreachable' | 'heavy';

/** Why a request failed, in a sentence that says what happened and what can be done about it. */
export type Problem = {
	readonly kind: ProblemKind;
	readonly sentence: SafeText;
	/** How long the server asked to be left alone, in ms (Retry-After). */
	readonly retryAfterMs?: number;
	/** There was no answer at all: the network, the name, the connection. */
	readonly isOffline?: true;
};

/** Whether the server refused the request for good: retrying cannot help unless somebody changes something first. */
export function isRefusal({kind}: Problem): boolean {
	return kind === 'refused' || kind === 'absent' || kind === 'malformed';
}
