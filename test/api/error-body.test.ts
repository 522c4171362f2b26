import {describe, expect, test} from 'vitest';
import {decodeErrors} from '../../source/api/error-body.ts';
import {ProblemError} from '../../source/core/errors.ts';
import {type Problem, problemLines} from '../../source/core/network/problem.ts';
import {OPERATION_ID} from '../helpers/builders.ts';
import {json, onServer, plain} from './server.ts';

/* Bodies as the API reference, the gateway and public reports show them, written by hand. */
const SERVICE = {
	errors: [
		{
			code: 20001,
			message: 'Invalid value',
			infoUrl: 'https://www.twilio.com/docs/api/errors/20001',
			context: '$.content.html',
		},
	],
};
const SEVERAL = {
	errors: [
		...SERVICE.errors,
		{code: 20001, message: 'must not be empty', context: '$.to[3].address'},
		{code: 20001, message: 'is too long', context: '$.tags'},
	],
};
const GATEWAY = {
	code: 20003,
	message: 'Authenticate',
	more_info: 'https://www.twilio.com/docs/errors/20003',
	status: 401,
};
const USER_ERROR = {
	code: 20404,
	message: 'Resource not found',
	httpStatusCode: 404,
	userError: true,
	params: {sid: 'x', nested: {}},
};
const PROBLEM_JSON = {type: 'about:blank', title: 'Bad Request', status: 400, detail: 'pageSize must be at most 1000'};

describe('the errors of a body', () => {
	test.each<[string, unknown, unknown]>([
		['of the service', SERVICE, [{code: '20001', message: 'Invalid value', context: '$.content.html'}]],
		[
			'of the service, three of them',
			SEVERAL,
			[
				{code: '20001', message: 'Invalid value', context: '$.content.html'},
				{code: '20001', message: 'must not be empty', context: '$.to[3].address'},
				{code: '20001', message: 'is too long', context: '$.tags'},
			],
		],
		['of the gateway', GATEWAY, [{code: '20003', message: 'Authenticate'}]],
		['with userError', USER_ERROR, [{code: '20404', message: 'Resource not found', context: 'sid x'}]],
		['in problem+json', PROBLEM_JSON, [{message: 'pageSize must be at most 1000'}]],
		['in problem+json without detail', {title: 'Bad Request'}, [{message: 'Bad Request'}]],
		[
			'with a message of its own over the list',
			{message: 'Validation failed', ...SERVICE},
			[{message: 'Validation failed'}, {code: '20001', message: 'Invalid value', context: '$.content.html'}],
		],
		[
			'that repeats the message of its list',
			{message: 'Invalid value', ...SERVICE},
			[{code: '20001', message: 'Invalid value', context: '$.content.html'}],
		],
		['in a bare list', SERVICE.errors, [{code: '20001', message: 'Invalid value', context: '$.content.html'}]],
		['as bare texts', {errors: ['No sender', 'No subject']}, [{message: 'No sender'}, {message: 'No subject'}]],
		['a code alone', {code: 'X1'}, [{code: 'X1'}]],
		['with fields of other types', {code: {}, message: 7, errors: [null, 3, {context: 'x'}]}, []],
		['of another shape', {error: {}}, []],
		['that is empty', undefined, []],
	])('%s', (_, value, errors) => {
		expect(decodeErrors(value)).toEqual(errors);
	});
});

/** What is reported of an answer, a line each. */
async function told(answer: Parameters<typeof onServer>[0]): Promise<readonly string[]> {
	return problemLines(await problemAfter(answer));
}

async function problemAfter(answer: Parameters<typeof onServer>[0]): Promise<Problem> {
	return onServer(answer, async ({client}) => {
		const {signal} = new AbortController();
		const error = await client.fetchOperation(OPERATION_ID, signal).catch((reason: unknown) => reason);
		if (error instanceof ProblemError) return error.problem;
		throw error;
	});
}

const REQUEST = {'twilio-request-id': 'RQ0123456789abcdef0123456789abcdef'};

describe('messages about an error body', () => {
	test.each<[string, Parameters<typeof onServer>[0], readonly string[]]>([
		[
			'one error, where it is and the request',
			json(SERVICE, 400, REQUEST),
			[
				'The server did not accept the request for the operation (400, code 20001: “Invalid value” at $.content.html, request RQ0123456789abcdef0123456789abcdef).',
			],
		],
		[
			'several, of which the sentence has one',
			json(SEVERAL, 400, REQUEST),
			[
				'The server did not accept the request for the operation (400, code 20001: “Invalid value” at $.content.html and 2 more errors, request RQ0123456789abcdef0123456789abcdef).',
				'- code 20001: “Invalid value” at $.content.html',
				'- code 20001: “must not be empty” at $.to[3].address',
				'- code 20001: “is too long” at $.tags',
			],
		],
		[
			'problem+json',
			json(PROBLEM_JSON, 400),
			['The server did not accept the request for the operation (400: “pageSize must be at most 1000”).'],
		],
		[
			'HTML, with a request',
			plain('<h1>Bad Gateway</h1>', 502, REQUEST),
			['The server is not available (502, request RQ0123456789abcdef0123456789abcdef).'],
		],
		['nothing', plain('', 400), ['The server did not accept the request for the operation (400).']],
		[
			'an answer that is no JSON',
			plain('<p>', 200, REQUEST),
			['The answer for the operation is invalid: it is not JSON (request RQ0123456789abcdef0123456789abcdef).'],
		],
	])('%s', async (_, answer, lines) => {
		expect(await told(answer)).toEqual(lines);
	});

	test('an error longer than a sentence can hold is whole below it', async () => {
		const message = `${'a word '.repeat(60)}and the end`;
		const [sentence = '', ...details] = await told(json({errors: [{code: 20001, message}]}, 400, REQUEST));
		expect(sentence).toMatch(/…”, request RQ0123456789abcdef0123456789abcdef\)\.$/u);
		expect(details).toEqual([`- code 20001: “${message}”`]);
	});

	test('of ten thousand errors a hundred are shown, and the rest counted', async () => {
		const errors = Array.from({length: 10_000}, (_, index) => ({code: 20001, message: `recipient ${index}`}));
		const lines = await told(json({errors}, 400));
		expect(lines).toHaveLength(102);
		expect(lines.at(-1)).toBe('- 9,900 more errors, not shown');
	});

	test('the request id is a separate field, and made safe', async () => {
		expect((await problemAfter(json(SERVICE, 400, {'twilio-request-id': 'RQ1\u0080x'}))).requestId).not.toMatch(
			/\p{Cc}/u,
		);
		expect((await problemAfter(json(SERVICE, 400, REQUEST))).requestId).toBe(REQUEST['twilio-request-id']);
	});

	test('an answer that begins with a byte order mark is read', async () => {
		const body = {id: OPERATION_ID, status: 'COMPLETED', stats: {total: 1, delivered: 1}};
		await onServer(plain(`\uFEFF${JSON.stringify(body)}`), async ({client}) => {
			const operation = await client.fetchOperation(OPERATION_ID, new AbortController().signal);
			expect(operation.status.raw).toBe('COMPLETED');
		});
	});
});
