import {describe, expect, test} from 'vitest';
import type {Asked, Refusal} from '../../source/api/asked.ts';
import {networkError, nonsenseError, refusalError} from '../../source/api/errors.ts';
import {rememberSecret} from '../../source/api/secrets.ts';
import type {ProblemKind} from '../../source/core/network/problem.ts';

const asked: Asked = {
	subject: {noun: 'operation', id: 'comms_operation_01h2xcejqtf2nbrexx3vqjhp41'},
	credentials: {source: 'TWILIO_API_KEY and TWILIO_API_SECRET', advice: 'check both'},
	baseUrl: 'https://comms.twilio.com/v1',
};

function refusal(status: number, changes: Partial<Refusal> = {}): Refusal {
	return {status, errors: [], retryAfterMs: undefined, ...changes};
}

test.each<[number, ProblemKind, readonly (string | RegExp)[]]>([
	[400, 'malformed', ['not accept', '400']],
	[401, 'refused', ['credentials', '401', 'TWILIO_API_KEY and TWILIO_API_SECRET']],
	[403, 'refused', ['may not read this operation', '403', 'TWILIO_API_KEY and TWILIO_API_SECRET']],
	[404, 'absent', ['no operation comms_operation_01h2xcejqtf2nbrexx3vqjhp41', '404', 'id is wrong', '7 days']],
	[405, 'malformed', ['not accept', '405']],
	[408, 'unreachable', ['could not handle the request for the operation', '408']],
	[409, 'unreachable', ['could not handle', '409']],
	[410, 'absent', ['410', '7 days']],
	[421, 'unreachable', ['could not handle', '421']],
	[422, 'malformed', ['422']],
	[423, 'unreachable', ['could not handle', '423']],
	[425, 'unreachable', ['could not handle', '425']],
	[429, 'limited', ['limiting requests', '429']],
	[500, 'broken', ['server failed', '500']],
	[501, 'unreachable', ['not available', '501']],
	[502, 'unreachable', ['not available', '502']],
	[503, 'unreachable', ['not available', '503']],
	[504, 'unreachable', ['504']],
	[302, 'unreachable', ['redirect', '302', '--base-url', 'https://comms.twilio.com/v1']],
])('%i is %s, in a sentence', (status, kind, words) => {
	const {problem} = refusalError(refusal(status), asked);
	expect(problem.kind).toBe(kind);
	for (const word of words) expect(problem.sentence).toMatch(word);
	expect(problem.sentence).toMatch(/^[A-Zh].*\.$/u);
});

test('the message of the server is shown: its code and its text, made safe', () => {
	const errors = [{code: '20404', message: 'The requested\u001b[31m resource\nwas not found'}];
	expect(refusalError(refusal(404, {errors}), asked).problem.sentence).toContain(
		'(404, code 20404: “The requested␛[31m resource␤was not found”)',
	);
});

test('a server that echoes our credentials is not repeated', () => {
	rememberSecret('SK01', 'a-secret-it-repeats');
	const errors = [{code: 'a-secret-it-repeats', message: 'no such key: a-secret-it-repeats'}];
	expect(refusalError(refusal(401, {errors}), asked).problem.sentence).toContain(
		'(401, code [redacted]: “no such key: [redacted]”)',
	);
	expect(networkError(new Error('bad header a-secret-it-repeats'), asked).problem.sentence).not.toContain('repeats');
});

test('the pause that the server asked for is honoured', () => {
	expect(refusalError(refusal(429, {retryAfterMs: 7000}), asked).problem.retryAfterMs).toBe(7000);
	expect(refusalError(refusal(429), asked).problem).not.toHaveProperty('retryAfterMs');
});

test('an invalid answer is a problem that can pass', () => {
	const {problem} = nonsenseError('it is empty', asked);
	const sentence = 'The answer for the operation is invalid: it is empty.';
	const inShort = ['the answer is invalid: it is empty', 'the answer is invalid'];
	expect(problem).toEqual({kind: 'unreachable', isUnreadable: true, sentence, inShort});
});

describe('a request that got no answer', () => {
	function failure(code: string): Error {
		return Object.assign(new Error(`what undici says about ${code}`), {code});
	}

	test.each<[string, Error, string]>([
		['nothing listens', failure('ECONNREFUSED'), 'connection refused'],
		['an unknown name', failure('ENOTFOUND'), 'DNS'],
		['a reset', failure('ECONNRESET'), 'reset'],
		['no connection in time', failure('UND_ERR_CONNECT_TIMEOUT'), 'within 5 s'],
		['no answer in time', failure('UND_ERR_HEADERS_TIMEOUT'), 'start to answer within 10 s'],
		['an answer that stops', failure('UND_ERR_BODY_TIMEOUT'), 'stalled for 10 s'],
		['an answer without an end', new DOMException('The operation timed out', 'TimeoutError'), 'longer than 30 s'],
		['a certificate of its own making', failure('DEPTH_ZERO_SELF_SIGNED_CERT'), 'self-signed'],
		['a certificate of the past', failure('CERT_HAS_EXPIRED'), 'expired'],
		['a reason below another', new Error('fetch failed', {cause: failure('ECONNREFUSED')}), 'connection refused'],
		['several addresses', new AggregateError([failure('EHOSTUNREACH')], ''), 'host is unreachable'],
		['something new', failure('E_NEW'), 'E_NEW'],
		['something without a code', new Error('odd'), 'the request failed'],
	])('%s', (_, error, words) => {
		const {problem} = networkError(error, asked);
		expect(problem.kind).toBe('unreachable');
		expect(problem.sentence).toMatch(/^No answer from https:\/\/comms\.twilio\.com\/v1: /u);
		expect(problem.sentence).toContain(words);
	});

	test.each([
		['EMFILE', 'too many files are open here. Raise the limit (ulimit -n 256) and try again.'],
		['ENFILE', 'too many files are open on this machine. Close other programs and try again.'],
	])('%s is a limit of this machine, which no server is blamed for', (code, what) => {
		const {problem} = networkError(new Error('fetch failed', {cause: failure(code)}), asked);
		expect(problem.sentence).toBe(`Not connected to https://comms.twilio.com/v1: ${what}`);
		expect(problem.isOwnLimit).toBe(true);
	});
});
