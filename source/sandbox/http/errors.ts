import * as v from 'valibot';

const ValidationErrorSchema = v.strictObject({path: v.string(), message: v.string()});

/** The body of an error answer; `errors` holds the validation errors of a request. */
export const ErrorBodySchema = v.strictObject({
	code: v.pipe(v.number(), v.integer()),
	message: v.string(),
	more_info: v.string(),
	status: v.pipe(v.number(), v.integer(), v.minValue(400), v.maxValue(599)),
	errors: v.exactOptional(v.array(ValidationErrorSchema)),
});

/** One thing wrong with a request, and where. */
export type ValidationError = Readonly<v.InferOutput<typeof ValidationErrorSchema>>;

/** The body of an error answer. */
export type ErrorBody = v.InferOutput<typeof ErrorBodySchema>;

/** The error code of each status that the sandbox answers with (twilio.com/docs/api/errors). */
const CODES: Readonly<Record<number, number>> = {
	400: 20001,
	401: 20003,
	403: 20003,
	404: 20404,
	405: 20004,
	410: 20410,
	413: 20413,
	415: 20415,
	421: 20421,
	429: 20429,
	500: 20500,
	502: 20502,
	503: 20503,
	504: 20504,
};

/** A list of 10,000 invalid recipients is cut here. */
const MAX_VALIDATION_ERRORS = 100;

/** An error that is answered as Twilio's error body. */
export class HttpError extends Error {
	override readonly name = 'HttpError';
	readonly status: number;
	readonly validationErrors: readonly ValidationError[];

	constructor(status: number, message: string, validationErrors: readonly ValidationError[] = []) {
		super(message);
		this.status = status;
		this.validationErrors = validationErrors;
	}
}

/** Makes the body of an error answer. */
export function errorBody(
	status: number,
	message: string,
	validationErrors: readonly ValidationError[] = [],
): ErrorBody {
	const code = CODES[status] ?? 20500;
	return {
		code,
		message,
		more_info: infoUrl(code),
		status,
		...(validationErrors.length > 0 && {errors: [...validationErrors]}),
	};
}

/** Returns the page on which Twilio explains an error code. */
export function infoUrl(code: number): string {
	return `https://www.twilio.com/docs/api/errors/${code}`;
}

/** Makes the error for an invalid request. It names as many of the mistakes as possible (Twilio's guide to errors). */
export function invalidRequest(validationErrors: readonly ValidationError[]): HttpError {
	const listed = validationErrors.slice(0, 10).map(({path, message}) => `${path} ${message}`);
	const more = validationErrors.length > listed.length ? `; and ${validationErrors.length - listed.length} more` : '';
	const count = validationErrors.length > 1 ? `${validationErrors.length} problems with this request: ` : '';
	return new HttpError(400, `${count}${listed.join('; ')}${more}`, validationErrors.slice(0, MAX_VALIDATION_ERRORS));
}
