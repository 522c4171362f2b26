import {decodeErrors} from '../api/error-body.ts';
import {answerWords, detailsOf} from '../api/error-words.ts';
import {isUnauthorized} from '../api/errors.ts';
import {redact} from '../api/secrets.ts';
import {operationIn} from '../command-line/operand.ts';
import {UsageError, UserError} from '../core/errors.ts';
import {EXIT} from '../core/exit-codes.ts';
import {problemLines} from '../core/network/problem.ts';
import {withoutQuotes} from '../core/operation/ids.ts';
import {say, untrusted} from '../core/text/text.ts';
import {type HttpMessage, splitHeaders} from './http-message.ts';

const LONGEST = 1024 * 1024;

/**
 * Reads the answer of a send (`202`, body `{operationId, operationLocation}`) or a bare id from a pipe, and gives the operand that it
 * names. `tell` hears of it at once, so that the id is not lost whatever goes wrong next. Throws {@link UsageError} that says what
 * came instead, and {@link UserError} for the errors of a send that was refused.
 */
export async function readAnswer(input: NodeJS.ReadStream, tell: (line: string) => void): Promise<string> {
	if (input.isTTY)
		throw new UsageError('sendwatch - reads the answer of a send from a pipe: curl … /v1/Emails | sendwatch -');
	let text = '';
	for await (const chunk of input.setEncoding('utf8')) {
		text += String(chunk);
		if (text.length > LONGEST) throw new UsageError('Standard input is larger than the answer of a send can be.');
	}
	const operand = operandIn(splitHeaders(text.replace(/^\uFEFF/u, '')));
	tell(say`Operation: ${untrusted(redact(operationIn(operand) ?? operand))}`);
	return operand;
}

/** Tells of the operation on a pipe that nothing has read, because something else was wrong before that. */
export async function rescueAnswer(input: NodeJS.ReadStream, tell: (line: string) => void): Promise<void> {
	if (input.isTTY || input.readableEnded || input.destroyed) return;
	// What is wrong with the answer is not what the command ends with.
	await readAnswer(input, tell).catch(() => undefined);
}

function operandIn(answer: HttpMessage): string {
	const text = answer.body.trim();
	if (text === '' && answer.status === undefined)
		throw new UsageError('Standard input was empty: the send gave no answer.');
	if (operationIn(text) !== undefined) return withoutQuotes(text);
	const value = parseJson(text);
	if (typeof value === 'object' && value !== null) {
		const {operationId, operationLocation}: {operationId?: unknown; operationLocation?: unknown} = value;
		if (typeof operationId === 'string') return operationId;
		if (typeof operationLocation === 'string') return operationLocation;
	}
	throw refusalIn(answer, value) ?? new UsageError(whatCame(value));
}

function whatCame(value: unknown): string {
	if (typeof value === 'object' && value !== null)
		return 'The answer on standard input names no operation: it has no operationId.';
	return 'Standard input is neither the JSON answer of a send nor an operation id. With curl, leave out -v.';
}

/** The errors of a send that was refused; undefined where nothing says that it was. */
function refusalIn({status: ofHeaders, requestId, body}: HttpMessage, value: unknown): UserError | undefined {
	const errors = decodeErrors(value);
	const status = ofHeaders ?? statusIn(value);
	const isPage = body.trimStart().startsWith('<');
	if (errors.length === 0 && !isPage && (status === undefined || status < 400)) return undefined;
	const words = answerWords({status, errors, requestId});
	const page = isPage ? ' with a page of HTML, which is not an answer of Twilio' : '';
	const sentence = say`The send was refused${page}${words === '' ? '' : ` ${words}`}.`;
	const areCredentialsRefused = isUnauthorized(status) || errors.some(({code}) => code === '20003');
	return new UserError(
		problemLines({kind: 'malformed', sentence, details: detailsOf(errors)}).join('\n'),
		areCredentialsRefused ? EXIT.credentials : EXIT.gaveUp,
	);
}

/** The status that some error bodies repeat. */
function statusIn(value: unknown): number | undefined {
	if (typeof value !== 'object' || value === null) return undefined;
	const {status, httpStatusCode}: {status?: unknown; httpStatusCode?: unknown} = value;
	return [status, httpStatusCode].find((one) => typeof one === 'number');
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
