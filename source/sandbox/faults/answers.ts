import type {ContentfulStatusCode} from 'hono/utils/http-status';
import {problemBody} from '../http/problem.ts';
import type {FaultName} from './fault-spec.ts';

/** An answer that a fault gives instead of the API. */
export type FalseAnswer = {
	readonly status: ContentfulStatusCode;
	readonly headers: Record<string, string>;
	readonly body: string;
};

const ELSEWHERE = 'http://elsewhere.example/v1/Emails';
const GATEWAY_PAGE = '<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>';
const LOGIN_PAGE =
	'<!doctype html><html><head><title>Sign in</title></head><body><form>Please sign in to this network</form></body></html>';

/** The answers of faults that never reach the API, for a moment in epoch ms by the server's clock. */
const answers: Partial<Record<FaultName, (now: number) => FalseAnswer>> = {
	'429-seconds': () => tooMany('2'),
	'429-date': (now) => tooMany(new Date(now + 2000).toUTCString()),
	'429-none': () => tooMany(undefined),
	'429-garbage': () => tooMany('soon-ish'),
	'429-3600': () => tooMany('3600'),
	'429-past': (now) => tooMany(new Date(now - 3_600_000).toUTCString()),
	'503': () => problem(503, 'Service Unavailable'),
	'503-retry-after': () => problem(503, 'Service Unavailable', {'Retry-After': '2'}),
	'500': () => problem(500, 'An internal server error has occurred'),
	'502': () => html(502, GATEWAY_PAGE),
	'504': () => ({status: 504, headers: {}, body: ''}),
	'400': () => problem(400, 'Bad request'),
	'401': () => problem(401, 'Authenticate', {'WWW-Authenticate': 'Basic realm="Twilio API"'}),
	'403': () => problem(403, 'Permission denied: this API key may not read emails'),
	'404': () => problem(404, 'The requested resource was not found'),
	'410': () => problem(410, 'The requested resource is gone'),
	html: () => html(200, LOGIN_PAGE),
	redirect: () => ({status: 302, headers: {Location: ELSEWHERE}, body: ''}),
	'malformed-json': () => json(200, '{"data": [{"id": "comms_email_01h2xcejq'),
	'wrong-shape': () => json(200, '{"result": ["ok"], "data": {"emails": 3}, "stats": "fine", "pagination": []}'),
};

/** The answer of the first fault that answers in the place of the API. */
export function falseAnswer(struck: ReadonlySet<FaultName>, now: number): FalseAnswer | undefined {
	for (const name of struck) {
		const answer = answers[name];
		if (answer) return answer(now);
	}
	return undefined;
}

function tooMany(retryAfter: string | undefined): FalseAnswer {
	return problem(429, 'Too Many Requests', retryAfter === undefined ? {} : {'Retry-After': retryAfter});
}

function problem(status: ContentfulStatusCode, message: string, headers: Record<string, string> = {}): FalseAnswer {
	return json(status, JSON.stringify(problemBody(status, message)), headers);
}

function json(status: ContentfulStatusCode, body: string, headers: Record<string, string> = {}): FalseAnswer {
	return {status, headers: {...headers, 'Content-Type': 'application/json'}, body};
}

function html(status: ContentfulStatusCode, body: string): FalseAnswer {
	return {status, headers: {'Content-Type': 'text/html'}, body};
}
