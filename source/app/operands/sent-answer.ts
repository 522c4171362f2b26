import {decodeErrors} from '../../api/error-body.ts';
import {answerWords, detailsOf} from '../../api/error-words.ts';
import {isUnauthorized} from '../../api/errors.ts';
import {redact} from '../../api/secrets.ts';
import {operationIn, refuseEmailId} from '../../command-line/operand.ts';
import {UsageError, UserError} from '../../core/errors.ts';
import {EXIT} from '../../core/exit-codes.ts';
import {problemLines} from '../../core/network/problem.ts';
import {withoutQuotes} from '../../core/operation/ids.ts';
import type {TimeLimit} from '../../core/operation/terms.ts';
import {duration} from '../../core/text/format.ts';
import {say, untrusted} from '../../core/text/text.ts';
import type {Clock} from '../../core/time/clock.ts';
import {type HttpMessage, splitHeaders} from '../http-message.ts';

const LONGEST = 1024 * 1024;

/**
 * Reads the answer of a send (`202`, body `{operationId, operationLocation}`) or a bare id from a pipe, and gives the operand that it
 * names. `tell` hears of it at once, so that the id is not lost whatever goes wrong next. Throws {@link UsageError} that says what
 * came instead, and {@link UserError} for the errors of a send that was refused.
 */
export async function readAnswer(input: NodeJS.ReadStream, tell: (line: string) => void): Promise<string> {
	const operand = operandIn(splitHeaders(await readInput(input)));
	tellOf(operand, tell);
	return operand;
}

/** What a pipe names. A list has a line for each of its operations, even if that is one; the answer of a send is none. */
export type Answers = {readonly operands: readonly string[]; readonly isList: boolean};

/**
 * The same where a pipe may name several operations: an id, an `operationLocation` or a 202 answer a line. Text that is not of that kind
 * in every line is read as one answer.
 */
export async function readAnswers(
	input: NodeJS.ReadStream,
	tell: (line: string) => void,
	limit?: ReadLimit,
): Promise<Answers> {
	const {text, isWhole} = await readWithin(input, limit);
	const operands = isWhole ? (operandsByLine(text) ?? [operandIn(splitHeaders(text))]) : namedSoFar(text);
	for (const operand of operands) tellOf(operand, tell);
	if (!isWhole)
		throw new UserError(
			`Timed out after ${duration(limit?.timeoutMs ?? 0)}: standard input has not ended.`,
			EXIT.timeout,
		);
	return {operands, isList: operands.length > 1 || operationIn(text.trim()) !== undefined};
}

/** How long an answer is waited for. */
export type ReadLimit = TimeLimit & Pick<Clock, 'after'>;

/** What a text names that is not whole yet: the id must not be lost. */
function namedSoFar(text: string): readonly string[] {
	const only = operandNamedBy(text.trim());
	return operandsByLine(text) ?? (only === undefined ? [] : [only]);
}

/** The operands of a text that names one in every line; undefined if some line does not. */
function operandsByLine(text: string): readonly string[] | undefined {
	const lines = text.split(/\r?\n/u).filter((line) => line.trim() !== '');
	const operands = lines.map((line) => operandNamedBy(line.trim()));
	return operands.length > 1 && operands.every((operand) => operand !== undefined) ? operands : undefined;
}

/** Prints the operation that came through a pipe, so that it cannot be lost. */
function tellOf(operand: string, tell: (line: string) => void): void {
	tell(say`Operation: ${untrusted(redact(operationIn(operand) ?? operand))}`);
}

async function readWithin(
	input: NodeJS.ReadStream,
	limit: ReadLimit | undefined,
): Promise<{readonly text: string; readonly isWhole: boolean}> {
	if (limit === undefined) return {text: await readInput(input), isWhole: true};
	let text = '';
	const over = Promise.withResolvers<boolean>();
	const cancel = limit.after(Math.max(0, limit.leftMs), () => over.resolve(false));
	const whole = readInput(input, (soFar) => {
		text = soFar;
	});
	try {
		const isWhole = await Promise.race([whole.then(() => true), over.promise]);
		if (!isWhole) input.destroy();
		return {text: withoutMark(text), isWhole};
	} finally {
		cancel();
		// It ends with the input, which is no longer awaited.
		whole.catch(() => {});
	}
}

function withoutMark(text: string): string {
	return text.replace(/^\uFEFF/u, '');
}

/** Reads standard input to its end, within the limits. */
async function readInput(input: NodeJS.ReadStream, hear: (soFar: string) => void = () => {}): Promise<string> {
	if (input.isTTY)
		throw new UsageError('sendwatch - reads the answer of a send from a pipe: curl … /v1/Emails | sendwatch -');
	let text = '';
	for await (const chunk of input.setEncoding('utf8')) {
		text += String(chunk);
		hear(text);
		if (text.length > LONGEST) throw new UsageError('Standard input is larger than the answer of a send can be.');
	}
	return withoutMark(text);
}

/** Tells of the operation on a pipe that nothing has read, because something else was wrong before that. */
export async function rescueAnswer(input: NodeJS.ReadStream, tell: (line: string) => void): Promise<void> {
	if (input.isTTY || input.readableEnded || input.destroyed) return;
	// The command does not end with what is wrong with the answer.
	await readAnswers(input, tell).catch(() => undefined);
}

/** The operation that standard input names. */
function operandIn(answer: HttpMessage): string {
	const text = answer.body.trim();
	if (text === '' && answer.status === undefined)
		throw new UsageError('Standard input was empty: the send returned no answer.');
	const operand = operandNamedBy(text);
	if (operand !== undefined) return operand;
	refuseEmailId(text);
	const value = parseJson(text);
	throw refusalIn(answer, value) ?? new UsageError(whatCame(value));
}

/** What a text names an operation by: an id, a URL, or the JSON of a 202 answer. */
function operandNamedBy(text: string): string | undefined {
	if (operationIn(text) !== undefined) return withoutQuotes(text);
	const value = parseJson(text);
	if (typeof value !== 'object' || value === null) return undefined;
	const {operationId, operationLocation}: {operationId?: unknown; operationLocation?: unknown} = value;
	if (typeof operationId === 'string') return operationId;
	return typeof operationLocation === 'string' ? operationLocation : undefined;
}

/** Why standard input names no operation. */
function whatCame(value: unknown): string {
	if (typeof value === 'object' && value !== null)
		return 'The answer on standard input names no operation: it has no operationId.';
	return 'Standard input is neither the JSON answer of a send nor an operation id. With curl, leave out -v.';
}

/** The errors of a send that was refused; undefined if nothing says that it was. */
function refusalIn({status: ofHeaders, requestId, body}: HttpMessage, value: unknown): UserError | undefined {
	const errors = decodeErrors(value);
	const status = ofHeaders ?? statusIn(value);
	const isPage = body.trimStart().startsWith('<');
	if (errors.length === 0 && !isPage && (status === undefined || status < 400)) return undefined;
	const words = answerWords({status, errors, requestId});
	const page = isPage ? ' with an HTML page, which is not an answer from Twilio' : '';
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
