import * as v from 'valibot';

const FlawSchema = v.strictObject({path: v.string(), message: v.string()});

/** Twilio's error body, with the flaws of a request that was refused. */
export const ProblemSchema = v.strictObject({
	code: v.pipe(v.number(), v.integer()),
	message: v.string(),
	more_info: v.string(),
	status: v.pipe(v.number(), v.integer(), v.minValue(400), v.maxValue(599)),
	errors: v.exactOptional(v.array(FlawSchema)),
});

/** One thing wrong with a request, and where. */
export type Flaw = Readonly<v.InferOutput<typeof FlawSchema>>;

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

/** More flaws than anybody reads: a list of 10,000 bad recipients is cut here. */
const MOST_FLAWS = 100;

/** A refusal on its way to the client as Twilio's error body. */
export class Problem extends Error {
	readonly status: number;
	readonly flaws: readonly Flaw[];

	constructor(status: number, message: string, flaws: readonly Flaw[] = []) {
		super(message);
		this.name = 'Problem';
		this.status = status;
		this.flaws = flaws;
	}
}

/** Twilio's error body for a status. */
export function problemBody(status: number, message: string, flaws: readonly Flaw[] = []): ProblemBody {
	const code = CODES[status] ?? 20500;
	return {code, message, more_info: moreInfo(code), status, ...(flaws.length > 0 && {errors: [...flaws]})};
}

/** Where Twilio explains an error code. */
export function moreInfo(code: number): string {
	return `https://www.twilio.com/docs/api/errors/${code}`;
}

/** The refusal of a request with flaws: as many as possible at once, as Twilio's guide to errors promises. */
export function flawed(flaws: readonly Flaw[]): Problem {
	const told = flaws.slice(0, 10).map(({path, message}) => `${path} ${message}`);
	const more = flaws.length > told.length ? `; and ${flaws.length - told.length} more` : '';
	const count = flaws.length > 1 ? `${flaws.length} problems with this request: ` : '';
	return new Problem(400, `${count}${told.join('; ')}${more}`, flaws.slice(0, MOST_FLAWS));
}
