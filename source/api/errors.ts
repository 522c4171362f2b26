import {compact} from '../core/compact.ts';
import {codeOf, ProblemError, UserError} from '../core/errors.ts';
import type {Problem, ProblemKind} from '../core/network/problem.ts';
import {RETENTION_DAYS} from '../core/operation/retention.ts';
import {type SafeText, say, untrusted} from '../core/text/text.ts';
import {CREDENTIAL_VARIABLES, type Credentials} from './credentials.ts';
import type {ServerError} from './error-body.ts';
import {answerWords, detailsOf, fromServer, requestWords} from './error-words.ts';
import type {ProxyRoute} from './proxy.ts';
import {proxySentence} from './proxy-errors.ts';
import {redact} from './secrets.ts';

/** What was requested, as a sentence names it: `operation comms_operation_…`. */
export type Subject = {
	readonly noun: 'operation' | 'email' | 'list of emails' | 'list of operations' | 'list of errors';
	readonly id: string;
};

/** What the sentences about an answer mention. */
export type Asked = {
	readonly subject: Subject;
	readonly credentials: Pick<Credentials, 'source' | 'advice'>;
	readonly baseUrl: string;
	readonly proxy?: ProxyRoute | undefined;
	/** The `Twilio-Request-Id` of the answer. */
	readonly requestId?: string | undefined;
};

/** An answer with an error status, as Twilio or a gateway gives it. */
export type Refusal = {
	readonly status: number;
	readonly errors: readonly ServerError[];
	readonly retryAfterMs: number | undefined;
};

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
	if (source === undefined && status === 403)
		return say`The server does not permit reading this ${subject.noun} ${words}.`;
	if (source === undefined)
		return say`The server requires credentials ${words}, and none are set: set ${KEY.user} and ${KEY.password}.`;
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
	if (TRANSIENT.has(refusal.status))
		return say`The server could not handle the request for the ${noun} this time ${words}.`;
	switch (kindOf(refusal.status)) {
		case 'absent':
			return say`There is no ${noun} ${untrusted(id)} ${words}. Either the id is wrong, or it is older than the ${RETENTION_DAYS} days Twilio keeps.`;
		case 'limited':
			return say`The server is limiting requests ${words}.`;
		case 'broken':
			return say`The server failed on the ${noun} ${words}.`;
		case 'malformed':
			return say`The server did not accept the request for the ${noun} ${words}.`;
		case 'refused':
		case 'unreachable':
		case 'heavy':
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
			...compact({details: details.length === 0 ? undefined : details, retryAfterMs}),
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
	return problemError({kind: 'unreachable', sentence, isUnreadable: true}, asked);
}

/** The error for an answer larger than `maxBytes`, which is not read to its end. */
export function heavyError(maxBytes: number, asked: Asked): ProblemError {
	const mib = Math.round(maxBytes / (1024 * 1024));
	const request = requestWords(' (', asked.requestId, ')');
	const sentence = say`The answer for the ${asked.subject.noun} is larger than ${String(mib)} MiB and was not read: it has no end, or an email in it is too large${request}.`;
	return problemError({kind: 'heavy', sentence}, asked);
}

function problemError(problem: Problem, {requestId}: Asked): ProblemError {
	const request = requestId === undefined ? {} : {requestId: fromServer(requestId).safe};
	return new ProblemError({...problem, ...request});
}

/** Advice for companies that sign their own certificates. */
const OWN_AUTHORITY = ' (if it is your own, name its certificate in NODE_EXTRA_CA_CERTS)';

/** Why a connection failed, by the code of its error. */
const NETWORK: Readonly<Record<string, string>> = {
	ECONNREFUSED: 'nothing listens there (connection refused)',
	ENOTFOUND: 'its name does not resolve (DNS)',
	EAI_AGAIN: 'its name cannot be resolved right now (DNS)',
	ECONNRESET: 'the connection was reset',
	UND_ERR_SOCKET: 'the connection was lost',
	EPIPE: 'the connection was lost',
	ENETUNREACH: 'the network is unreachable',
	EHOSTUNREACH: 'the host is unreachable',
	UND_ERR_CONNECT_TIMEOUT: 'it did not accept a connection within 5 s',
	ETIMEDOUT: 'it did not accept a connection in time',
	UND_ERR_PRX_CONN: 'the connection was lost',
	UND_ERR_HEADERS_TIMEOUT: 'it did not start to answer within 10 s',
	UND_ERR_BODY_TIMEOUT: 'its answer stalled for 10 s',
	DEPTH_ZERO_SELF_SIGNED_CERT: `its certificate is self-signed${OWN_AUTHORITY}`,
	SELF_SIGNED_CERT_IN_CHAIN: `its certificate is signed by an unknown authority${OWN_AUTHORITY}`,
	UNABLE_TO_GET_ISSUER_CERT_LOCALLY: `its certificate is signed by an unknown authority${OWN_AUTHORITY}`,
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: `its certificate is signed by an unknown authority${OWN_AUTHORITY}`,
	CERT_HAS_EXPIRED: 'its certificate has expired',
	CERT_NOT_YET_VALID: 'its certificate is not valid yet (is the clock right?)',
	ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
	ERR_SSL_WRONG_VERSION_NUMBER: 'it does not speak TLS (is it http:?)',
	ERR_SSL_PACKET_LENGTH_TOO_LONG: 'it does not speak TLS (is it http:?)',
};

/** What to do where a limit of this machine, and no server, kept a request from being sent. */
const TOO_MANY_FILES: Readonly<Record<string, string>> = {
	EMFILE: 'too many files are open here. Raise the limit (ulimit -n 256) and try again.',
	ENFILE: 'too many files are open on this machine. Close other programs and try again.',
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
	const known = codes.map((code) => NETWORK[code]).find((reason) => reason !== undefined);
	const isTimeout = error instanceof Error && error.name === 'TimeoutError';
	const detail = codes[0] ?? (error instanceof Error ? error.message : String(error));
	const reason = isTimeout
		? 'the whole answer took longer than 30 s'
		: (known ?? `the request failed (${redact(detail)})`);
	const own = codes.map((code) => TOO_MANY_FILES[code]).find((what) => what !== undefined);
	if (own !== undefined) {
		const sentence = say`Not connected to ${baseUrl}: ${own}`;
		return new ProblemError({kind: 'unreachable', sentence, isOffline: true, isOwnLimit: true}, {cause: error});
	}
	const atProxy = proxy === undefined ? undefined : proxySentence(error, reason, proxy, baseUrl);
	const sentence = atProxy ?? say`No answer from ${baseUrl}: ${reason}.`;
	return new ProblemError({kind: 'unreachable', sentence, isOffline: true}, {cause: error});
}
