import type {FaultName} from './catalogue.ts';

/** An error that a fault answers in place of the API; the HTTP layer makes its body. */
export type FaultError = {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly message: string;
};

/** A whole answer that a fault gives in place of the API. */
export type FaultBody = {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string;
};

const ELSEWHERE = 'http://elsewhere.example/v1/Emails';
const GATEWAY_PAGE = '<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>';
const LOGIN_PAGE =
	'<!doctype html><html><head><title>Sign in</title></head><body><form>Please sign in to this network</form></body></html>';

/** The faults that answer in place of the API; `now` in epoch ms by the server's clock. */
const responses: Partial<Record<FaultName, (now: number) => FaultError | FaultBody>> = {
	'429-seconds': () => tooMany('2'),
	'429-date': (now) => tooMany(new Date(now + 2000).toUTCString()),
	'429-none': () => tooMany(undefined),
	'429-garbage': () => tooMany('soon-ish'),
	'429-3600': () => tooMany('3600'),
	'429-past': (now) => tooMany(new Date(now - 3_600_000).toUTCString()),
	'503': () => error(503, 'Service Unavailable'),
	'503-retry-after': () => error(503, 'Service Unavailable', {'Retry-After': '2'}),
	'500': () => error(500, 'An internal server error has occurred'),
	'502': () => html(502, GATEWAY_PAGE),
	'504': () => ({status: 504, headers: {}, body: ''}),
	'400': () => error(400, 'Bad request'),
	'401': () => error(401, 'Authenticate', {'WWW-Authenticate': 'Basic realm="Twilio API"'}),
	'403': () => error(403, 'Permission denied: this API key may not read emails'),
	'404': () => error(404, 'The requested resource was not found'),
	'410': () => error(410, 'The requested resource is gone'),
	html: () => html(200, LOGIN_PAGE),
	redirect: () => ({status: 302, headers: {Location: ELSEWHERE}, body: ''}),
	'malformed-json': () => json('{"data": [{"id": "comms_email_01h2xcejq'),
	'wrong-shape': () => json('{"result": ["ok"], "data": {"emails": 3}, "stats": "fine", "pagination": []}'),
};

/** Returns the answer of the first fault that answers in place of the API. */
export function faultResponse(faults: ReadonlySet<FaultName>, now: number): FaultError | FaultBody | undefined {
	for (const name of faults) {
		const response = responses[name];
		if (response) return response(now);
	}
	return undefined;
}

function tooMany(retryAfter: string | undefined): FaultError {
	return error(429, 'Too Many Requests', retryAfter === undefined ? {} : {'Retry-After': retryAfter});
}

function error(status: number, message: string, headers: Record<string, string> = {}): FaultError {
	return {status, message, headers};
}

function json(body: string): FaultBody {
	return {status: 200, headers: {'Content-Type': 'application/json'}, body};
}

function html(status: number, body: string): FaultBody {
	return {status, headers: {'Content-Type': 'text/html'}, body};
}
