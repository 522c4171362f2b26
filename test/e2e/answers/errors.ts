import {OPERATION_ID} from '../../monitor/watching.ts';

/** What is made of an error that a server gives to every request. */
export type ErrorRow = {
	readonly what: string;
	readonly status: number;
	/** JSON, or text as it is. */
	readonly body: unknown;
	readonly expected: ErrorExpected;
};

export type ErrorExpected = {
	/** What the app says of the operation. */
	readonly app: string;
	/** The exit code and the sentence of `wait`. */
	readonly wait: string;
	/** The exit code of `emails`, and what it says on stderr. */
	readonly emails: string;
};

/** The same words about the operation and the list, with the exit code of `wait` and `emails`. */
function refused(what: string, status: number, body: unknown, code: number, words: (noun: string) => string): ErrorRow {
	const operation = words('operation');
	return {
		what,
		status,
		body,
		expected: {
			app: `ends: ${operation}`,
			wait: `${code}: ${operation}`,
			emails: `${code}: ${words('list of emails')}`,
		},
	};
}

/** The same words about something that may pass by itself: the operation is requested again, the list three times. */
function passing(what: string, status: number, body: unknown, words: (noun: string) => string): ErrorRow {
	return {
		what,
		status,
		body,
		expected: {
			app: `asks again: ${words('operation')}`,
			wait: `6: Timed out after 4 s: ${words('operation')}`,
			emails: `5: ${words('list of emails')}`,
		},
	};
}

const INVALID = {code: 20001, message: 'Invalid value', infoUrl: 'https://www.twilio.com/docs/api/errors/20001'};
const REQUEST = 'request RQ0123456789abcdef0123456789abcdef';
const notAccepted = (words: string) => (noun: string) =>
	`The server did not accept the request for the ${noun} (400${words}, ${REQUEST}).`;

/** Errors in both documented shapes and in those that were seen, each with a `Twilio-Request-Id`. */
export const ERRORS: readonly ErrorRow[] = [
	refused(
		'the service: one error',
		400,
		{errors: [{...INVALID, context: '$.content.html'}]},
		5,
		notAccepted(', code 20001: “Invalid value” at $.content.html'),
	),
	refused(
		'the service: three errors',
		400,
		{
			errors: [
				{...INVALID, context: '$.content.html'},
				{code: 20001, message: 'must not be empty', context: '$.to[3].address'},
				{code: 20001, message: 'is too long', context: '$.tags'},
			],
		},
		5,
		(noun) =>
			[
				notAccepted(', code 20001: “Invalid value” at $.content.html and 2 more errors')(noun),
				'- code 20001: “Invalid value” at $.content.html',
				'- code 20001: “must not be empty” at $.to[3].address',
				'- code 20001: “is too long” at $.tags',
			].join(' '),
	),
	refused(
		'the gateway',
		400,
		{code: 20001, message: 'Bad request', more_info: 'https://www.twilio.com/docs/errors/20001', status: 400},
		5,
		notAccepted(', code 20001: “Bad request”'),
	),
	refused(
		'problem+json',
		400,
		{title: 'Bad Request', detail: 'pageSize must be at most 1000'},
		5,
		notAccepted(': “pageSize must be at most 1000”'),
	),
	refused('nothing', 400, '', 5, notAccepted('')),
	refused(
		'no or wrong credentials',
		401,
		{code: 20003, message: 'Authenticate', more_info: 'https://www.twilio.com/docs/errors/20003', status: 401},
		3,
		() =>
			`The credentials were refused (401, code 20003: “Authenticate”, ${REQUEST}). They came from TWILIO_API_KEY and TWILIO_API_SECRET: check that both are correct and belong together.`,
	),
	refused(
		'no permission',
		403,
		{errors: [{code: 20403, message: 'Forbidden'}]},
		3,
		(noun) =>
			`The credentials may not read this ${noun} (403, code 20403: “Forbidden”, ${REQUEST}). They came from TWILIO_API_KEY and TWILIO_API_SECRET: use a key that may read emails.`,
	),
	refused(
		'no such operation',
		404,
		{code: 20404, message: 'Resource not found', httpStatusCode: 404, userError: true},
		4,
		(noun) =>
			`There is no ${noun} ${OPERATION_ID} (404, code 20404: “Resource not found”, ${REQUEST}). Either the id is wrong, or it is older than the 7 days Twilio keeps.`,
	),
	refused(
		'an operation that is gone',
		410,
		'',
		4,
		(noun) =>
			`There is no ${noun} ${OPERATION_ID} (410, ${REQUEST}). Either the id is wrong, or it is older than the 7 days Twilio keeps.`,
	),
	passing(
		'too many requests',
		429,
		{code: 20429, message: 'Too many requests'},
		(_) => `The server is limiting requests (429, code 20429: “Too many requests”, ${REQUEST}).`,
	),
	passing(
		'a fault of the server',
		500,
		{errors: [{code: 20500, message: 'Internal error'}]},
		(noun) => `The server failed on the ${noun} (500, code 20500: “Internal error”, ${REQUEST}).`,
	),
	passing(
		'a page of HTML from a proxy',
		502,
		'<h1>Bad Gateway</h1>',
		() => `The server is not available (502, ${REQUEST}).`,
	),
	passing(
		'HTML with 200',
		200,
		'<h1>Welcome</h1>',
		(noun) => `The answer for the ${noun} is invalid: it is not JSON (${REQUEST}).`,
	),
	passing(
		'JSON of another shape with 200',
		200,
		['hello'],
		(noun) => `The answer for the ${noun} is invalid: it has none of the documented shapes (${REQUEST}).`,
	),
];
