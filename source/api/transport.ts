import type {Dispatcher} from 'undici';
import {ProblemError} from '../core/errors.ts';
import type {Asked, Subject} from './asked.ts';
import {createBodyReader} from './body.ts';
import type {Access, Credentials} from './credentials.ts';
import {withDeadline} from './deadline.ts';
import {decodeErrors} from './error-body.ts';
import {heavyError, networkError, nonsenseError, refusalError, unrenewedError} from './errors.ts';
import {openPool} from './pool.ts';
import {proxyFor} from './proxy.ts';
import {retryAfterMs} from './retry-after.ts';
import {redactBody} from './secrets.ts';

const MIB = 1024 * 1024;
const WHOLE_ANSWER_MS = 30_000;
const UNAUTHORIZED = 401;
const HEADERS = {accept: 'application/json', 'user-agent': 'sendwatch'};

/** One GET below the base URL. */
export type Ask = {
	readonly path: string;
	readonly query?: Readonly<Record<string, string>>;
	readonly subject: Subject;
	/** The largest answer that is read, in bytes. */
	readonly maxBytes?: number;
	/** Whether long texts may be cut in a large answer, such as the bodies of emails in a list. */
	readonly cutsTexts?: boolean;
	readonly signal: AbortSignal;
};

/** The JSON of an answer, when the server says it answered (its `Date` header, epoch ms), its size, and what sentences about it mention. */
export type Answer = {
	readonly value: unknown;
	readonly answeredAt: number | undefined;
	readonly bytes: number;
	readonly asked: Asked;
};

/** Sends GET requests with credentials to one origin, and gives their JSON. */
export type Transport = {
	/** Throws {@link ProblemError} for anything but a 2xx answer in JSON; rethrows when the signal aborts. */
	readonly get: (ask: Ask) => Promise<Answer>;
	/** Drops the connections, which may be dead after a sleep; requests under way fail. */
	readonly renew: () => void;
	readonly close: () => Promise<void>;
};

/** What a transport is bound to. `baseUrl` has no slash at its end. */
export type TransportOptions = {
	readonly baseUrl: string;
	readonly access: Access;
	readonly now: () => number;
};

/** Opens a transport: one keep-alive pool of at most 4 connections. Redirects are never followed. */
export function createTransport({baseUrl, access, now}: TransportOptions): Transport {
	const proxy = proxyFor(baseUrl);
	const readBody = createBodyReader();
	let pool = openPool(proxy);

	/** Repeats a request whose credentials were refused, if others are available. */
	async function get(ask: Ask): Promise<Answer> {
		const credentials = access.current();
		try {
			return await getWith(credentials, ask);
		} catch (error) {
			if (!(error instanceof ProblemError) || error.problem.status !== UNAUTHORIZED) throw error;
			const renewed = await access.renewed(credentials).catch((failure: unknown) => {
				throw unrenewedError(error, failure);
			});
			if (renewed === undefined) throw error;
			return await getWith(renewed, ask);
		}
	}

	async function getWith(credentials: Credentials, ask: Ask): Promise<Answer> {
		const {path, query = {}, subject, maxBytes = 8 * MIB, cutsTexts = false, signal} = ask;
		const asked: Asked = {subject, credentials, baseUrl, proxy};
		const headers = {...HEADERS, authorization: credentials.authorization()};
		const url = new URL(`${baseUrl}${path}`);
		for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
		const request = {origin: url.origin, path: url.pathname + url.search, method: 'GET', headers} as const;
		const answer = async (inTime: AbortSignal) => {
			const response = await pool.request({...request, signal: inTime});
			const answered = {...asked, requestId: single(response.headers['twilio-request-id'])};
			// A gateway may echo our own header anywhere.
			const tooHeavy = () => heavyError(maxBytes, answered);
			checkLength(response, maxBytes, tooHeavy);
			const body = await readBody(response.body, {maxBytes, cutsTexts, tooHeavy});
			const text = redactBody(withoutByteOrderMark(body.text));
			const value = interpret(response, text, answered, now());
			return {value, answeredAt: dateOf(response), bytes: body.bytes, asked: answered};
		};
		try {
			return await withDeadline(WHOLE_ANSWER_MS, signal, answer);
		} catch (error) {
			if (signal.aborted || error instanceof ProblemError) throw error;
			throw networkError(error, asked);
		}
	}

	function renew(): void {
		void pool.destroy();
		pool = openPool(proxy);
	}

	return {get, renew, close: () => pool.destroy()};
}

/** A body that says that it is too large is not read at all. */
function checkLength({body, headers}: Dispatcher.ResponseData, maxBytes: number, tooHeavy: () => Error): void {
	if (Number(single(headers['content-length'])) <= maxBytes || headers['content-length'] === undefined) return;
	body.destroy();
	throw tooHeavy();
}

/** The JSON of a body that was read to its end. */
function interpret({statusCode, headers}: Dispatcher.ResponseData, text: string, asked: Asked, now: number): unknown {
	const value = parseJson(text);
	if (statusCode < 200 || statusCode > 299)
		throw refusalError(
			{
				status: statusCode,
				errors: decodeErrors(value),
				retryAfterMs: retryAfterMs(single(headers['retry-after']), single(headers.date), now),
			},
			asked,
		);
	if (value === undefined) throw nonsenseError(text.trim() === '' ? 'it is empty' : 'it is not JSON', asked);
	return value;
}

function dateOf({headers}: Dispatcher.ResponseData): number | undefined {
	const date = Date.parse(single(headers.date) ?? '');
	return Number.isNaN(date) ? undefined : date;
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}

/** JSON must not begin with one, but a parser may ignore it (RFC 8259, 8.1). */
function withoutByteOrderMark(text: string): string {
	return text.replace(/^\uFEFF/u, '');
}

function single(header: string | string[] | undefined): string | undefined {
	return Array.isArray(header) ? header[0] : header;
}
