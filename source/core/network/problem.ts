import type {SafeText} from '../text/text.ts';

/**
 * What went wrong with a request, as far as what to do next depends on it (API reference, Errors):
 * `refused` 401/403, `absent` 404, `malformed` another 4xx, `limited` 429, `broken` 500, `unreachable` any other 5xx, the
 * network, a timeout, or an answer that makes no sense, `heavy` an answer larger than the limit.
 */
export type ProblemKind = 'refused' | 'absent' | 'malformed' | 'limited' | 'broken' | 'unreachable' | 'heavy';

/** A failed request, with a sentence that says what happened and what to do about it. */
export type Problem = {
	readonly kind: ProblemKind;
	readonly sentence: SafeText;
	/** The server's Retry-After, in ms. */
	readonly retryAfterMs?: number;
	/** There was no answer at all: the network, the name, the connection. */
	readonly isOffline?: true;
};

const IS_REFUSAL: Readonly<Record<ProblemKind, boolean>> = {
	refused: true,
	absent: true,
	malformed: true,
	limited: false,
	broken: false,
	unreachable: false,
	heavy: false,
};

/** Whether asking again is pointless until somebody changes something: the credentials, the id, the request. */
export function isRefusal({kind}: Pick<Problem, 'kind'>): boolean {
	return IS_REFUSAL[kind];
}

/** Whether a text names a kind of problem. */
export function isProblemKind(text: string): text is ProblemKind {
	return Object.hasOwn(IS_REFUSAL, text);
}
