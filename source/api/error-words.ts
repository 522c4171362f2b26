import {plural} from '../core/text/format.ts';
import {type SafeText, safeLine, say, type Untrusted, untrusted} from '../core/text/text.ts';
import type {ServerError} from './error-body.ts';
import {redact} from './secrets.ts';

/** A text of the server without our secrets in it. */
export function fromServer(text: string): Untrusted {
	return untrusted(redact(text));
}

/** One error in words: `code 20001: “Invalid value” at $.content.html`, without what the server left out. */
export function errorWords({code, message, context}: ServerError): SafeText {
	const head = code === undefined ? say`` : say`code ${fromServer(code)}`;
	const said = message === undefined ? say`` : say`“${fromServer(message)}”`;
	const place = context === undefined ? say`` : say` at ${fromServer(context)}`;
	return say`${head}${head === '' || said === '' ? '' : ': '}${said}${place}`;
}

/** What an answer with errors contained. */
export type ErrorAnswer = {
	readonly status?: number | undefined;
	readonly errors: readonly ServerError[];
	readonly requestId?: string | undefined;
};

/** `(404, code 20404: “The requested resource was not found”, request RQ0a1b…)`, without what the server left out. */
export function answerWords({status, errors, requestId}: ErrorAnswer): SafeText {
	const [first] = errors;
	const more = errors.length > 1 ? ` and ${plural(errors.length - 1, 'more error')}` : '';
	const words = first === undefined ? '' : say`${errorWords(first)}${more}`;
	const request = requestWords('', requestId);
	const head = [status ?? '', words].filter((part) => part !== '').join(words.startsWith('“') ? ': ' : ', ');
	const told = [head, request].filter((part) => part !== '').join(', ');
	return told === '' ? say`` : say`(${told})`;
}

/** `request RQ0a1b…` with text around it; empty if there is no id. */
export function requestWords(before: string, requestId: string | undefined, after = ''): SafeText {
	return requestId === undefined ? say`` : say`${before}request ${fromServer(requestId)}${after}`;
}

const MOST_DETAILS = 100;
/** A longer error is cut in a sentence. */
const LONGEST_IN_SENTENCE = 200;

/** Every error, one per line; none if {@link answerWords} holds them all. */
export function detailsOf(errors: readonly ServerError[]): readonly SafeText[] {
	const lines = errors.slice(0, MOST_DETAILS).map(wholeError);
	const left = errors.length - lines.length;
	if (left > 0) return [...lines, say`${plural(left, 'more error')}, not shown`];
	return lines.length > 1 || lines.some((line) => line.length > LONGEST_IN_SENTENCE) ? lines : [];
}

/** One error as a line: code, message and context. */
function wholeError({code, message, context}: ServerError): SafeText {
	const head = code === undefined ? '' : `code ${code}${message === undefined ? '' : ': '}`;
	const place = context === undefined ? '' : ` at ${context}`;
	return safeLine(redact(`${head}${message === undefined ? '' : `“${message}”`}${place}`));
}
