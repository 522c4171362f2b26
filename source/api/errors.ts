import {compact} from '../core/compact.ts';
import {codeOf, ProblemError, UserError} from '../core/errors.ts';
import type {Problem, ProblemKind} from '../core/network/problem.ts';
import {RETENTION_DAYS} from '../core/operation/retention.ts';
import {type SafeText, say, untrusted} from '../core/text/text.ts';
import type {Asked, Refusal} from './asked.ts';
import {CREDENTIAL_VARIABLES} from './credentials.ts';
import {answerWords, detailsOf, fromServer, requestWords} from './error-words.ts';
import {NETWORK} from './network-reasons.ts';
import {proxySentence} from './proxy-errors.ts';
import {redact} from './secrets.ts';
import {credentialsOrigin, offlineInShort, refusalInShort} from './short-sentences.ts';

/** The 4xx that pass on their own: the server was busy with this or another request. */
const TRANSIENT: ReadonlySet<number> = new Set([408, 409, 421, 423, 425]);

type Unauthorized = 401 | 403;

/** Whether a status says that credentials are missing, wrong, or not permitted to do this. */
export function isUnauthorized(status: number | undefined): status is Unauthorized {
	return status === 401 || status === 403;
}

function kindOf(status: number): ProblemKind {
	if (isUnauthorized(status)) return 'refused';
	if (status === 404 || status === 410) return 'absent';
	if (status === 429) return 'limited';
	if (status === 500) return 'broken';
	return status >= 400 && status < 500 && !TRANSIENT.has(status) ? 'malformed' : 'unreachable';
}

const [KEY] = CREDENTIAL_VARIABLES;

/** The sentence for a 401 or 403: missing, refused, or insufficient credentials. */
function unauthorizedSentence(status: Unauthorized, words: SafeText, {subject, credentials}: Asked): SafeText {
	const {source, advice} = credentials;
	/** A 403 although no credentials were sent. */
	if (source === undefined && status === 403)
		return say`The server does not permit reading this ${subject.noun} ${words}.`;
	/** A 401 although none are set. */
	if (source === undefined)
		return say`The server requires credentials ${words}, and none are set: set ${KEY.user} and ${KEY.password}.`;
	/** The credentials that were sent are wrong (401), or lack a permission (403). */
	return status === 401
		? say`The credentials were refused ${words}. They came from ${source}: ${advice}.`
		: say`The credentials may not read this ${subject.noun} ${words}. They came from ${source}: use a key that may read emails.`;
}

/** The sentence for a status other than 2xx. */
function sentenceFor(refusal: Refusal, asked: Asked): SafeText {
	const {subject, baseUrl} = asked;
	const words = answerWords({...refusal, requestId: asked.requestId});
	const {noun, id} = subject;
	if (isUnauthorized(refusal.status)) return unauthorizedSentence(refusal.status, words, asked);
	/** The same request may work in a moment (408, 409, 421, 423 or 425). */
	if (TRANSIENT.has(refusal.status))
		return say`The server could not handle the request for the ${noun} this time ${words}.`;
	switch (kindOf(refusal.status)) {
		/** The server does not know the id (404 or 410). */
		case 'absent':
			return say`There is no ${noun} ${untrusted(id)} ${words}. Either the id is wrong, or it is older than the ${RETENTION_DAYS} days Twilio keeps.`;
		/** Too many requests from this account (429). */
		case 'limited':
			return say`The server is limiting requests ${words}.`;
		/** The server failed on this request (500). */
		case 'broken':
			return say`The server failed on the ${noun} ${words}.`;
		/** The request will not work later either (400, or another 4xx). */
		case 'malformed':
			return say`The server did not accept the request for the ${noun} ${words}.`;
		case 'refused':
		case 'unreachable':
		case 'heavy':
			/** A redirect, or another 5xx, such as a 503. */
			return refusal.status < 400
				? say`${baseUrl} answered with a redirect (${refusal.status}), which is not followed: credentials go to the base URL only. Check --base-url.`
				: say`The server is not available ${words}.`;
	}
}

/** The error for an answer whose status is not 2xx (api reference, Errors). */
export function refusalError(refusal: Refusal, asked: Asked): ProblemError {
	const {status, errors, retryAfterMs} = refusal;
	const details = detailsOf(errors);
	return problemError(
		{
			kind: kindOf(status),
			sentence: sentenceFor(refusal, asked),
			inShort: refusalInShort(kindOf(status), refusal, asked),
			...compact({
				details: details.length === 0 ? undefined : details,
				origin: credentialsOrigin(kindOf(status), asked),
				retryAfterMs,
			}),
			status,
		},
		asked,
	);
}

/** The error for refused credentials that could not be renewed: it reports both. */
export function unrenewedError(refused: ProblemError, failure: unknown): unknown {
	if (!(failure instanceof UserError)) return failure;
	const sentence = say`${refused.problem.sentence} ${untrusted(redact(failure.message))}`;
	return new ProblemError({...refused.problem, sentence});
}

/** The error for a 2xx answer that cannot be decoded. */
export function nonsenseError(detail: string, asked: Asked): ProblemError {
	const request = requestWords(' (', asked.requestId, ')');
	const sentence = say`The answer for the ${asked.subject.noun} is invalid: ${detail}${request}.`;
	const inShort = [say`the answer is invalid: ${detail}`, say`the answer is invalid`];
	return problemError({kind: 'unreachable', sentence, inShort, isUnreadable: true}, asked);
}

/** The error for an answer larger than `maxBytes`, which is not read to its end. */
export function heavyError(maxBytes: number, asked: Asked): ProblemError {
	const mib = Math.round(maxBytes / (1024 * 1024));
	const request = requestWords(' (', asked.requestId, ')');
	const sentence = say`The answer for the ${asked.subject.noun} is larger than ${String(mib)} MiB and was not read: it has no end, or an email in it is too large${request}.`;
	const inShort = [
		say`the answer is larger than ${String(mib)} MiB and was not read`,
		say`an answer over ${String(mib)} MiB`,
	];
	return problemError({kind: 'heavy', sentence, inShort}, asked);
}

function problemError(problem: Problem, {requestId}: Asked): ProblemError {
	const request = requestId === undefined ? {} : {requestId: fromServer(requestId).safe};
	return new ProblemError({...problem, ...request});
}

/** What to do where a limit of this machine, and no server, kept a request from being sent, and the same in short. */
const TOO_MANY_FILES: Readonly<Record<string, readonly [SafeText, SafeText]>> = {
	/** This process has as many files open as it may. */
	EMFILE: [
		say`too many files are open here. Raise the limit (ulimit -n 256) and try again.`,
		say`too many files are open here: raise the limit (ulimit -n 256)`,
	],
	/** All processes together have as many files open as the system allows. */
	ENFILE: [
		say`too many files are open on this machine. Close other programs and try again.`,
		say`too many files are open on this machine: close other programs`,
	],
};

function codesOf(error: unknown): readonly string[] {
	const codes: string[] = [];
	for (let cause = error; cause instanceof Error; cause = cause.cause) {
		const code = codeOf(cause);
		if (code !== undefined) codes.push(code);
		if (cause instanceof AggregateError) codes.push(...cause.errors.flatMap(codesOf));
	}
	return codes;
}

/** The error for a request without a complete answer: the network, TLS, a time-out, a protocol error. */
export function networkError(error: unknown, {baseUrl, proxy}: Asked): ProblemError {
	const codes = codesOf(error);
	const known = codes.map((code) => NETWORK[code]).find((one) => one !== undefined);
	const isTimeout = error instanceof Error && error.name === 'TimeoutError';
	const detail = codes[0] ?? (error instanceof Error ? error.message : String(error));
	/** Why there is no complete answer, for the end of the sentence. */
	const reason = isTimeout
		? 'the whole answer took longer than 30 s'
		: (known?.[0] ?? `the request failed (${redact(detail)})`);
	const own = codes.map((code) => TOO_MANY_FILES[code]).find((what) => what !== undefined);
	if (own !== undefined) {
		const [what, ...inShort] = own;
		/** A limit of this machine kept the request from being sent. */
		const sentence = say`Not connected to ${baseUrl}: ${what}`;
		const problem = {kind: 'unreachable', sentence, inShort, isOffline: true, isOwnLimit: true} as const;
		return new ProblemError(problem, {cause: error});
	}
	const atProxy = proxy === undefined ? undefined : proxySentence(error, reason, proxy, baseUrl);
	/** The server could not be reached, or broke off. */
	const sentence = atProxy ?? say`No answer from ${baseUrl}: ${reason}.`;
	/** Why there is no complete answer, in a few words. */
	const words = isTimeout ? 'took longer than 30 s' : known?.[1];
	const inShort = offlineInShort({words, proxy: atProxy === undefined ? undefined : proxy, baseUrl});
	return new ProblemError({kind: 'unreachable', sentence, inShort, isOffline: true}, {cause: error});
}
