import type {FaultName} from './catalogue.ts';
import {asctimeDate, rfc850Date} from './date-forms.ts';

/** An error that a fault answers in place of the API; the HTTP layer makes its body in the shape of the service or the gateway. */
export type FaultError = {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly from: 'service' | 'gateway';
	readonly messages: readonly string[];
};

/** A whole answer that a fault gives in place of the API. */
export type FaultAnswer = {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string;
};

/** The request that a fault affects. */
export type FaultRequest = {
	readonly isEmailList: boolean;
	readonly hasPageToken: boolean;
	/** The time by the server's clock, in epoch ms. */
	readonly now: number;
};

type Response = FaultError | FaultAnswer | undefined;

const ELSEWHERE = 'http://elsewhere.example/v1/Emails';
const GATEWAY_PAGE = '<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>';
const LOGIN_PAGE =
	'<!doctype html><html><head><title>Sign in</title></head><body><form>Please sign in to this network</form></body></html>';
const NOT_FOUND = 'The requested resource was not found';
const PERMISSION_DENIED = 'Permission denied: this API key may not read emails';
const THREE_MISTAKES = ['pageSize is too large', 'startDate is not a date', 'tags must end with a semicolon'];
/** Too large for a timer and for a date, and as a number of seconds absurd. */
const ABSURD_SECONDS = '99999999999';

/** The faults that answer in place of the API. Who answers which status is Twilio's (observed live, B), else an inference (D). */
const responses: Partial<Record<FaultName, (request: FaultRequest) => Response>> = {
	'400': () => byService(400, ['Bad request']),
	'400-several': () => byService(400, THREE_MISTAKES),
	'400-flat': () => byGateway(400, 'Bad request'),
	'400-user-error': () =>
		json({code: 20001, message: 'Bad request', httpStatusCode: 400, userError: true, params: {field: 'pageSize'}}, 400),
	'400-problem-json': () =>
		json(
			{type: 'about:blank', title: 'Bad Request', status: 400, detail: 'Bad request'},
			400,
			'application/problem+json',
		),
	'400-empty': () => ({status: 400, headers: {}, body: ''}),
	'401': unauthorized,
	'403': () => byService(403, [PERMISSION_DENIED]),
	'404': () => byService(404, [NOT_FOUND]),
	'408': () => byGateway(408, 'Request Timeout'),
	'409': () => byService(409, ['The request conflicts with another one']),
	'410': () => byService(410, ['The requested resource is gone']),
	'421': () => byGateway(421, 'Misdirected Request'),
	'423': () => byService(423, ['The requested resource is locked']),
	'425': () => byGateway(425, 'Too Early'),
	'429-seconds': () => tooMany('2'),
	'429-date': ({now}) => tooMany(new Date(now + 2000).toUTCString()),
	'429-rfc850': ({now}) => tooMany(rfc850Date(now + 2000)),
	'429-asctime': ({now}) => tooMany(asctimeDate(now + 2000)),
	'429-none': () => tooMany(undefined),
	'429-garbage': () => tooMany('soon-ish'),
	'429-3600': () => tooMany('3600'),
	'429-99999999999': () => tooMany(ABSURD_SECONDS),
	'429-past': ({now}) => tooMany(new Date(now - 3_600_000).toUTCString()),
	'500': () => byGateway(500, 'An internal server error has occurred'),
	'502': () => html(502, GATEWAY_PAGE),
	'503': () => unavailable(undefined),
	'503-retry-after': () => unavailable('2'),
	'503-99999999999': () => unavailable(ABSURD_SECONDS),
	'504': () => ({status: 504, headers: {}, body: ''}),
	'list-400': ({isEmailList}) => (isEmailList ? byService(400, ['This list cannot be read']) : undefined),
	'list-401': ({isEmailList}) => (isEmailList ? unauthorized() : undefined),
	'list-403': ({isEmailList}) => (isEmailList ? byService(403, [PERMISSION_DENIED]) : undefined),
	'list-404': ({isEmailList}) => (isEmailList ? byService(404, [NOT_FOUND]) : undefined),
	'refused-token': ({hasPageToken}) => (hasPageToken ? byService(400, ['pageToken has expired']) : undefined),
	redirect: () => ({status: 302, headers: {Location: ELSEWHERE}, body: ''}),
	html: () => html(200, LOGIN_PAGE),
	'malformed-json': () => ({...json({}), body: '{"data": [{"id": "comms_email_01h2xcejq'}),
	'wrong-shape': () => json({result: ['ok'], data: {emails: 3}, stats: 'fine', pagination: []}),
};

/** Returns the answer of the first fault that answers this request in place of the API. */
export function faultResponse(faults: ReadonlySet<FaultName>, request: FaultRequest): Response {
	for (const name of faults) {
		const response = responses[name]?.(request);
		if (response !== undefined) return response;
	}
	return undefined;
}

function byService(status: number, messages: readonly string[]): FaultError {
	return {status, headers: {}, from: 'service', messages};
}

function byGateway(status: number, message: string, headers: Record<string, string> = {}): FaultError {
	return {status, headers, from: 'gateway', messages: [message]};
}

function unauthorized(): FaultError {
	return byGateway(401, 'Authenticate', {'WWW-Authenticate': 'Basic realm="Twilio API"'});
}

function tooMany(retryAfter: string | undefined): FaultError {
	return byGateway(429, 'Too Many Requests', retryAfterHeader(retryAfter));
}

function unavailable(retryAfter: string | undefined): FaultError {
	return byGateway(503, 'Service Unavailable', retryAfterHeader(retryAfter));
}

function retryAfterHeader(value: string | undefined): Record<string, string> {
	return value === undefined ? {} : {'Retry-After': value};
}

function json(body: object, status = 200, type = 'application/json'): FaultAnswer {
	return {status, headers: {'Content-Type': type}, body: JSON.stringify(body)};
}

function html(status: number, body: string): FaultAnswer {
	return {status, headers: {'Content-Type': 'text/html'}, body};
}
