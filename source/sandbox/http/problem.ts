import * as v from 'valibot';

const ValidationErrorSchema = v.strictObject({path: v.string(), message: v.string()});

/** Twilio's error body, with the validationErrors of a request that was refused. */
export const ProblemSchema = v.strictObject({
	code: v.pipe(v.number(), v.integer()),
	message: v.string(),
	more_info: v.string(),
	status: v.pipe(v.number(), v.integer(), v.minValue(400), v.maxValue(599)),
	errors: v.exactOptional(v.array(ValidationErrorSchema)),
});

/** One thing wrong with a request, and where. */
export type ValidationError = Readonly<v.InferOutput<typeof ValidationErrorSchema>>;

/** Twilio's error body. */
export type ProblemBody = v.InferOutput<typeof ProblemSchema>;

/** Twilio's error codes for each status that the sandbox answers (twilio.com/docs/api/errors). */
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

/** More validationErrors than anybody reads: a list of 10,000 bad recipients is cut here. */
const MOST_VALIDATION_ERRORS = 100;

/** A refusal on its way to the client as Twilio's error body. */
export class Problem extends Error {
	readonly status: number;
	readonly validationErrors: readonly ValidationError[];

	constructor(status: number, message: string, validationErrors: readonly ValidationError[] = []) {
		super(message);
		this.name = 'Problem';
		this.status = status;
		this.validationErrors = validationErrors;
	}
}

/** Twilio's error body for a status. */
export function problemBody(
	status: number,
	message: string,
	validationErrors: readonly ValidationError[] = [],
): ProblemBody {
	const code = CODES[status] ?? 20500;
	return {
		code,
		message,
		more_info: moreInfo(code),
		status,
		...(validationErrors.length > 0 && {errors: [...validationErrors]}),
	};
}

/** Where Twilio explains an error code. */
export function moreInfo(code: number): string {
	return `https://www.twilio.com/docs/api/errors/${code}`;
}

/** The refusal of a request with validationErrors: as many as possible at once, as Twilio's guide to errors promises. */
export function invalid(validationErrors: readonly ValidationError[]): Problem {
	const told = validationErrors.slice(0, 10).map(({path, message}) => `${path} ${message}`);
	const more = validationErrors.length > told.length ? `; and ${validationErrors.length - told.length} more` : '';
	const count = validationErrors.length > 1 ? `${validationErrors.length} problems with this request: ` : '';
	return new Problem(400, `${count}${told.join('; ')}${more}`, validationErrors.slice(0, MOST_VALIDATION_ERRORS));
}
