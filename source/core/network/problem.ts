import {type SafeText, safe} from '../text/text.ts';

/**
 * The kinds of failure that are handled differently (API reference, Errors): `refused` 401 or 403, `absent` 404 or 410,
 * `limited` 429, `broken` 500, `unreachable` what passes on its own (408, 409, 421, 423, 425, any other 5xx, the network,
 * a time-out, or an invalid answer), `malformed` another 4xx, `heavy` an answer larger than the limit.
 */
export type ProblemKind = 'refused' | 'absent' | 'malformed' | 'limited' | 'broken' | 'unreachable' | 'heavy';

/** Why a request failed, in a sentence that says what happened and what can be done about it. */
export type Problem = {
	readonly kind: ProblemKind;
	readonly sentence: SafeText;
	/** The same in fewer words, the longest form first, for places with little room. */
	readonly inShort?: readonly SafeText[];
	/** Where refused credentials came from, in words that follow the advice to check them. */
	readonly origin?: SafeText;
	/** Every error of the answer, one per line, if the sentence does not hold them all. */
	readonly details?: readonly SafeText[];
	/** The status of the answer, if there was one that was no 2xx. */
	readonly status?: number;
	/** Twilio's id of the request, which its support asks for. The sentence names it too. */
	readonly requestId?: SafeText;
	/** The server's Retry-After, in ms. */
	readonly retryAfterMs?: number;
	/** It was an answer of success that cannot be read. */
	readonly isUnreadable?: true;
	/** There was no answer at all: the network, the name, the connection. */
	readonly isOffline?: true;
	/** This machine lets no more files be open: that is not the network, and does not pass on its own. */
	readonly isOwnLimit?: true;
};

/** The whole message: the sentence, and below it the errors that it does not hold. */
export function problemLines({sentence, details = []}: Problem): readonly SafeText[] {
	return [sentence, ...details.map((detail) => safe`- ${detail}`)];
}

/** What happened, whole in each form, from the sentence down to a few words. */
export function problemForms(problem: Problem): readonly SafeText[] {
	const {sentence, inShort = []} = problem;
	return [sentence, ...inShort, fewestWords(problem)];
}

/** A problem in as few words as there are. */
function fewestWords({status, isOffline, isOwnLimit, isUnreadable, kind}: Problem): SafeText {
	if (isOwnLimit === true) return safe`too many files`;
	if (isOffline === true) return safe`no answer`;
	if (isUnreadable === true) return safe`invalid answer`;
	if (kind === 'heavy') return safe`too large`;
	const words = kind === 'limited' ? safe`limited` : isRefusal({kind}) ? safe`refused` : safe`error`;
	if (status === undefined) return words;
	return kind === 'limited' ? safe`${words} (${status})` : safe`${words} ${status}`;
}

/** Whether two problems are the same, apart from the request id. */
export function isSameProblem(a: Problem, b: Problem | undefined): boolean {
	return b !== undefined && a.kind === b.kind && withoutRequest(a) === withoutRequest(b);
}

function withoutRequest({sentence, requestId}: Problem): string {
	return requestId === undefined ? sentence : sentence.replaceAll(requestId, '');
}

const IS_REFUSAL: Readonly<Record<ProblemKind, boolean>> = {
	refused: true,
	absent: true,
	malformed: true,
	limited: false,
	broken: false,
	unreachable: false,
	heavy: false,
};

/** Whether another request is pointless until someone changes something: the credentials, the id, the request. */
export function isRefusal({kind}: Pick<Problem, 'kind'>): boolean {
	return IS_REFUSAL[kind];
}

/** Whether a text names a kind of problem. */
export function isProblemKind(text: string): text is ProblemKind {
	return Object.hasOwn(IS_REFUSAL, text);
}
