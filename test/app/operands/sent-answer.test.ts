import {PassThrough, Readable} from 'node:stream';
import {expect, test} from 'vitest';
import {readAnswer, readAnswers, rescueAnswer} from '../../../source/app/operands/sent-answer.ts';
import {UsageError, UserError} from '../../../source/core/errors.ts';

const ID = 'comms_operation_01h2xcejqtf2nbrexx3vqjhp41';
const LOCATION = `https://comms.twilio.com/v1/Emails/Operations/${ID}`;
const REQUEST = 'RQ0123456789abcdef0123456789abcdef';

/** Standard input that brings these pieces. */
function pipe(...chunks: readonly (string | Buffer)[]): NodeJS.ReadStream {
	return Object.assign(Readable.from(chunks, {objectMode: false}), {isTTY: false}) as unknown as NodeJS.ReadStream;
}

/** The operand that standard input names, and what was told of it. */
async function answerOn(input: NodeJS.ReadStream) {
	const told: string[] = [];
	const operand = await readAnswer(input, (line) => told.push(line));
	return {operand, told};
}

async function refusalOn(input: NodeJS.ReadStream): Promise<UserError> {
	const error: unknown = await answerOn(input).then(
		({operand}) => new Error(`It was read as ${operand}.`),
		(reason: unknown) => reason,
	);
	if (!(error instanceof UserError)) throw error;
	expect(error.message).not.toMatch(/(?!\n)\p{Cc}/u);
	return error;
}

test.each([
	['the answer of a send', JSON.stringify({operationId: ID, operationLocation: LOCATION}, undefined, 4), ID],
	['its location alone', JSON.stringify({operationLocation: LOCATION}), LOCATION],
	['an id that is none, and its location', JSON.stringify({operationId: 7, operationLocation: LOCATION}), LOCATION],
	['more than was documented', JSON.stringify({operationId: ID, message: 'Accepted'}), ID],
	['an answer after a byte order mark', `\uFEFF${JSON.stringify({operationId: ID})}`, ID],
	[
		'an answer with its headers',
		`HTTP/1.1 200 Connection established\r\n\r\nHTTP/2 202\r\ntwilio-request-id: ${REQUEST}\r\n\r\n{"operationId":"${ID}"}`,
		ID,
	],
	['a bare id', `${ID}\n`, ID],
	['a bare id in quotes, with a comma', ` "${ID}",\n`, ID],
	['a bare location', LOCATION, LOCATION],
])('%s names its operation, which is reported at once', async (_, text, operand) => {
	expect(await answerOn(pipe(text))).toEqual({operand, told: [`Operation: ${ID}`]});
});

test('the id of an email is refused as it is on the command line, and is not called an operation', async () => {
	const {message} = await refusalOn(pipe('comms_email_01h2xcejqtf2nbrexx3vqjhp41\n'));
	expect(message).toMatch(
		/^comms_email_01h2xcejqtf2nbrexx3vqjhp41 is the id of an email: use the id of its operation/u,
	);
});

test('an id of a form that is not known yet is reported too', async () => {
	const operationId = 'comms_operation_OF_NEXT_YEAR';
	expect(await answerOn(pipe(JSON.stringify({operationId})))).toEqual({
		operand: operationId,
		told: [`Operation: ${operationId}`],
	});
});

test('an answer may come in pieces, cut anywhere', async () => {
	const bytes = Buffer.from(JSON.stringify({note: 'größer 日本', operationId: ID}));
	const pieces = Array.from(bytes, (_, index) => bytes.subarray(index, index + 1));
	expect((await answerOn(pipe(...pieces))).operand).toBe(ID);
});

test.each([
	['nothing came', '', 'empty'],
	['only a line end came', '\n', 'empty'],
	['half an answer came', '{"operationId": "comms_op', 'neither the JSON answer of a send nor an operation id'],
	['what curl -v prints came', '> POST /v1/Emails HTTP/2', 'leave out -v'],
	['null came', 'null', 'neither the JSON answer'],
	['another answer came', '{"data": []}', 'no operationId'],
	['a list came', '[]', 'no operationId'],
	['something endless came', ' '.repeat(1024 * 1024 + 1), 'larger'],
])('when %s, says so', async (_, text, words) => {
	const error = await refusalOn(pipe(text));
	expect(error).toBeInstanceOf(UsageError);
	expect(error.exitCode).toBe(2);
	expect(error.message).toContain(words);
});

test.each([
	[
		'with one error of the service',
		'{"errors":[{"code":20001,"message":"Invalid value","context":"$.content.html"}]}',
		5,
		'The send was refused (code 20001: “Invalid value” at $.content.html).',
	],
	[
		'with several, and its headers',
		`HTTP/2 400\r\ntwilio-request-id: ${REQUEST}\r\n\r\n{"errors":[{"code":20001,"message":"Invalid value","context":"$.content.html"},{"code":20001,"message":"must not be empty","context":"$.from.name"}]}`,
		5,
		`The send was refused (400, code 20001: “Invalid value” at $.content.html and 1 more error, request ${REQUEST}).
- code 20001: “Invalid value” at $.content.html
- code 20001: “must not be empty” at $.from.name`,
	],
	[
		'by the gateway, with what a terminal would obey',
		'{"code": 20003, "message": "Authenticate\\u001b[2J", "more_info": "", "status": 401}',
		3,
		'The send was refused (401, code 20003: “Authenticate␛[2J”).',
	],
	[
		'for its sender domain',
		'{"code": 20403, "message": "Sender domain is not authenticated", "status": 403}',
		3,
		'The send was refused (403, code 20403: “Sender domain is not authenticated”).',
	],
	[
		'in problem+json',
		'{"type":"about:blank","title":"Bad Request","status":400,"detail":"text only"}',
		5,
		'The send was refused (400: “text only”).',
	],
	[
		'without a body',
		`HTTP/2 503\r\ntwilio-request-id: ${REQUEST}\r\n\r\n`,
		5,
		`The send was refused (503, request ${REQUEST}).`,
	],
	[
		'with a page',
		'<!doctype html><h1>502</h1>',
		5,
		'The send was refused with an HTML page, which is not an answer from Twilio.',
	],
])('a send that was refused %s is reported whole', async (_, text, exitCode, message) => {
	const error = await refusalOn(pipe(text));
	expect(error.message).toBe(message);
	expect(error.exitCode).toBe(exitCode);
});

test('a keyboard is not a pipe', async () => {
	const keyboard = Object.assign(pipe(), {isTTY: true}) as NodeJS.ReadStream;
	expect((await refusalOn(keyboard)).message).toContain('| sendwatch -');
});

test('an answer that nothing has read is rescued once, whatever it is', async () => {
	const told: string[] = [];
	const input = pipe(JSON.stringify({operationId: ID}));
	await rescueAnswer(input, (line) => told.push(line));
	await rescueAnswer(input, (line) => told.push(line));
	await rescueAnswer(pipe('{}'), (line) => told.push(line));
	expect(told).toEqual([`Operation: ${ID}`]);
});

test.each([
	['has named an operation', `${ID}\n`, [`Operation: ${ID}`]],
	['has said nothing', '', []],
	['has said half of it', '{"operationId": "comms_op', []],
])('standard input that %s and does not end is given up in time, and no id is lost', async (_, text, operations) => {
	const input = Object.assign(new PassThrough(), {isTTY: false}) as unknown as NodeJS.ReadStream & PassThrough;
	const told: string[] = [];
	let giveUp = () => {};
	const after = (ms: number, task: () => void) => {
		expect(ms).toBe(58_000);
		giveUp = task;
		return () => {};
	};
	const limit = {timeoutMs: 60_000, leftMs: 58_000, after};
	const ended = readAnswers(input, (line) => told.push(line), limit).catch((error: unknown) => error);
	input.write(text);
	await new Promise((resolve) => setImmediate(resolve));
	giveUp();
	expect(await ended).toMatchObject({exitCode: 6, message: 'Timed out after 1 min: standard input has not ended.'});
	expect(told).toEqual(operations);
});

test.each([
	['an id', `${ID}\n`, 1, true],
	['a location', LOCATION, 1, true],
	['ids', `${ID}\n${ID}\n`, 2, true],
	['the answers of two sends', `{"operationId":"${ID}"}\n{"operationId":"${ID}"}\n`, 2, true],
	['the answer of a send', `{"operationId":"${ID}"}\n`, 1, false],
	['the answer of a send with its headers', `HTTP/2 202\r\n\r\n{"operationId":"${ID}"}`, 1, false],
])('%s: whether that is a list', async (_, text, operations, isList) => {
	const read = await readAnswers(pipe(text), () => {});
	expect({operations: read.operands.length, isList: read.isList}).toEqual({operations, isList});
});
