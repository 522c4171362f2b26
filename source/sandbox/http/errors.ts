import * as v from 'valibot';

const codeSchema = v.pipe(v.number(), v.integer());

/**
 * The body of an error that the service itself answers: a list of errors, each with the place in the request it is about,
 * and no message above them (reference, A).
 */
export const serviceErrorSchema = v.strictObject({
	errors: v.pipe(
		v.array(
			v.strictObject({
				code: codeSchema,
				message: v.string(),
				infoUrl: v.pipe(v.string(), v.url()),
				context: v.exactOptional(v.string()),
			}),
		),
		v.minLength(1),
	),
});

/** The body of an error that the gateway in front of the service answers (observed live, B). */
export const gatewayErrorSchema = v.strictObject({
	code: codeSchema,
	message: v.string(),
	more_info: v.pipe(v.string(), v.url()),
	status: v.pipe(v.number(), v.integer(), v.minValue(400), v.maxValue(599)),
});

/** One error of the service: what is wrong, and where, such as `$.content.html`. */
export type ErrorDetail = {readonly message: string; readonly context?: string};

/** One thing wrong with a request; `path` such as `to[1].address`, empty for the whole. */
export type ValidationError = {readonly path: string; readonly message: string};

/** The error codes that are not 20000 + status (twilio.com/docs/api/errors). */
const CODES: Readonly<Record<number, number>> = {400: 20001, 401: 20003, 403: 20003, 405: 20004};

/** A list of 10,000 invalid recipients is cut here. */
const MAX_ERRORS = 100;

/** An error that is answered as one of Twilio's error bodies. */
export class HttpError extends Error {
	override readonly name = 'HttpError';
	readonly status: number;
	readonly body: object;

	constructor(status: number, message: string, body: object) {
		super(message);
		this.status = status;
		this.body = body;
	}
}

/** Makes an error of the service, as for an invalid send or an unknown id. */
export function serviceError(status: number, details: readonly ErrorDetail[]): HttpError {
	const code = codeOf(status);
	const errors = details.map(({message, context}) => ({
		code,
		message,
		infoUrl: infoUrl(code),
		...(context === undefined ? {} : {context}),
	}));
	const body = {errors} satisfies v.InferInput<typeof serviceErrorSchema>;
	return new HttpError(status, details.map(({message}) => message).join('; '), body);
}

/** Makes an error of the gateway: 401, 404 for an unknown route, 413, 429 and 5xx. */
export function gatewayError(status: number, message: string): HttpError {
	const code = codeOf(status);
	const body = {code, message, more_info: infoUrl(code), status} satisfies v.InferInput<typeof gatewayErrorSchema>;
	return new HttpError(status, message, body);
}

/** Makes the error for an invalid request. It lists all the mistakes (reference, A), up to a hundred. */
export function invalidRequest(errors: readonly ValidationError[]): HttpError {
	const details = errors.slice(0, MAX_ERRORS).map(({path, message}) => ({
		message: path === '' ? message : `${path} ${message}`,
		context: contextOf(path),
	}));
	const left = errors.length - details.length;
	const more = left > 0 ? [{message: `${left} more errors were found`, context: '$'}] : [];
	return serviceError(400, [...details, ...more]);
}

/** Returns the page on which Twilio explains an error code. */
export function infoUrl(code: number): string {
	return `https://www.twilio.com/docs/api/errors/${code}`;
}

/** A JSONPath into the body (reference, A). That a parameter of the query or the path is named the same way is an inference (D). */
function contextOf(path: string): string {
	return path === '' ? '$' : `$.${path}`;
}

function codeOf(status: number): number {
	return CODES[status] ?? 20_000 + status;
}
