import {Readable} from 'node:stream';
import {expect, test} from 'vitest';
import {readAnswer} from '../../source/app/sent-answer.ts';
import {UsageError} from '../../source/core/errors.ts';

const ID = 'comms_operation_01h2xcejqtf2nbrexx3vqjhp41';
const LOCATION = `https://comms.twilio.com/v1/Emails/Operations/${ID}`;

/** Standard input that brings these pieces. */
function pipe(...chunks: readonly (string | Buffer)[]): NodeJS.ReadStream {
	return Object.assign(Readable.from(chunks, {objectMode: false}), {isTTY: false}) as unknown as NodeJS.ReadStream;
}

async function sentenceOf(input: NodeJS.ReadStream): Promise<string> {
	const error: unknown = await readAnswer(input).then(
		(operand) => new Error(`It was read as ${operand}.`),
		(reason: unknown) => reason,
	);
	if (!(error instanceof UsageError)) throw error;
	expect(error.exitCode).toBe(2);
	expect(error.message).not.toMatch(/\p{Cc}/u);
	return error.message;
}

test.each([
	['the answer of a send', {operationId: ID, operationLocation: LOCATION}, ID],
	['its location alone', {operationLocation: LOCATION}, LOCATION],
	['an id that is none, and its location', {operationId: 7, operationLocation: LOCATION}, LOCATION],
	['more than was documented', {operationId: ID, message: 'Accepted'}, ID],
])('%s names its operation', async (_, answer, operand) => {
	expect(await readAnswer(pipe(JSON.stringify(answer, undefined, 4), '\n'))).toBe(operand);
});

test('an answer may come in pieces, cut anywhere', async () => {
	const bytes = Buffer.from(JSON.stringify({note: 'größer 日本', operationId: ID}));
	const pieces = Array.from(bytes, (_, index) => bytes.subarray(index, index + 1));
	expect(await readAnswer(pipe(...pieces))).toBe(ID);
});

test.each([
	['nothing came', '', 'empty'],
	['only a line end came', '\n', 'empty'],
	[
		'the headers came along',
		`HTTP/2 202\r\ncontent-type: application/json\r\n\r\n{"operationId":"${ID}"}`,
		'leave out -i and -v',
	],
	['a page came', '<!doctype html>', 'not the JSON answer'],
	['half an answer came', '{"operationId": "comms_op', 'not the JSON answer'],
	['a bare string came', `"${ID}"`, 'not the JSON answer'],
	['null came', 'null', 'not the JSON answer'],
	['another answer came', '{"data": []}', 'no operationId'],
	['a list came', '[]', 'no operationId'],
	[
		'the send was refused',
		'{"code": 20003, "message": "Authenticate\\u001b[2J", "status": 401}',
		'refused: Authenticate␛[2J',
	],
	['something endless came', ' '.repeat(1024 * 1024 + 1), 'larger'],
])('when %s, that is said', async (_, text, words) => {
	expect(await sentenceOf(pipe(text))).toContain(words);
});

test('a keyboard is no pipe', async () => {
	const keyboard = Object.assign(pipe(), {isTTY: true}) as NodeJS.ReadStream;
	expect(await sentenceOf(keyboard)).toContain('| sendwatch -');
});
