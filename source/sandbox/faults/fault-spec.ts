/** Everything that can be made to go wrong, with what happens then. */
export const faults = {
	'429-seconds': 'Too many requests, Retry-After 2 seconds',
	'429-date': 'Too many requests, Retry-After as a date 2 seconds ahead',
	'429-none': 'Too many requests, no Retry-After',
	'429-garbage': 'Too many requests, a Retry-After that means nothing',
	'429-3600': 'Too many requests, Retry-After an hour',
	'429-past': 'Too many requests, a Retry-After in the past',
	'503': 'Unavailable, no Retry-After',
	'503-retry-after': 'Unavailable, Retry-After 2 seconds',
	'500': 'Internal error, as Twilio says it',
	'502': 'A gateway answers in HTML',
	'504': 'A gateway answers with nothing at all',
	'400': 'Every request is called malformed',
	'401': 'The credentials are refused',
	'403': 'The credentials lack the permission',
	'404': 'Nothing is found',
	'410': 'Everything is gone for good',
	refused: 'Nobody listens on the port; needs a window such as @5-20, for nobody could switch it off',
	'reset-before-headers': 'The connection is reset before a byte is answered',
	'reset-in-body': 'The connection is reset in the middle of the body',
	truncated: 'The connection ends in the middle of a body whose length was announced',
	'no-headers': 'The request is taken and never answered',
	'silent-body': 'Half of the body, then silence',
	'slow-body': 'The body drips for a minute',
	'endless-body': 'The body never ends',
	'gzip-bomb': 'A megabyte of gzip that unpacks to a gigabyte',
	'malformed-json': 'JSON that breaks off',
	html: 'A login page in HTML, with status 200',
	'wrong-shape': 'JSON of another shape, with status 200',
	'missing-numbers': 'Counters and times are missing',
	'absurd-numbers': 'Counters are negative, fractional, enormous or text',
	'unknown-status': 'Statuses that no document names',
	redirect: 'A redirect to another host',
	'bad-certificate': 'An expired certificate of nobody: ask the same port with https',
	'clock-ahead': "The server's clock is an hour ahead",
	'clock-behind': "The server's clock is an hour behind",
	'token-loop': 'The next page is this page again, by the same token',
	'duplicate-page': 'A later page repeats the first one',
	'empty-page': 'A page without items that has a next token',
} as const;

/** The name of a fault. */
export type FaultName = keyof typeof faults;

/** A fault switched on. */
export type Fault = {
	readonly name: FaultName;
	/** The share of requests it strikes, over 0 up to 1. */
	readonly probability: number;
	/** When it begins, in seconds after it was switched on. */
	readonly fromS: number;
	/** When it ends, in seconds after it was switched on; Infinity for never. */
	readonly toS: number;
};

const SPEC = /^([a-z\d-]+)(?::([^@]*))?(?:@(.*))?$/;
const WINDOW = /^(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)?$/;

/** Reads `<name>[:probability][@from-to]`, or throws an error that says what would be right. */
export function parseFault(spec: string): Fault {
	const [, name = '', probability, window] = SPEC.exec(spec) ?? [];
	if (!isFaultName(name)) {
		throw new Error(`There is no fault "${name || spec}": it must be one of ${Object.keys(faults).join(', ')}`);
	}
	const fault = {name, probability: parseProbability(spec, probability), ...parseWindow(spec, window)};
	if (name === 'refused' && (fault.toS === Number.POSITIVE_INFINITY || fault.probability !== 1)) {
		throw new Error(
			`The fault "${spec}" needs a window and no probability, such as refused@5-20: while nobody listens, nobody can switch it off`,
		);
	}
	return fault;
}

/** Writes a fault as parseFault reads it. */
export function formatFault({name, probability, fromS, toS}: Fault): string {
	const end = toS === Number.POSITIVE_INFINITY ? '' : toS;
	const window = fromS > 0 || end !== '' ? `@${fromS}-${end}` : '';
	return `${name}${probability < 1 ? `:${probability}` : ''}${window}`;
}

function isFaultName(text: string): text is FaultName {
	return Object.hasOwn(faults, text);
}

function parseProbability(spec: string, text: string | undefined): number {
	if (text === undefined) return 1;
	const value = Number(text);
	if (!/^\d*\.?\d+$/.test(text) || value <= 0 || value > 1) {
		throw new Error(`The probability in the fault "${spec}" must be a number over 0 and up to 1, such as 0.3`);
	}
	return value;
}

function parseWindow(spec: string, text: string | undefined): {fromS: number; toS: number} {
	if (text === undefined) return {fromS: 0, toS: Number.POSITIVE_INFINITY};
	const [, from, to] = WINDOW.exec(text) ?? [];
	const fromS = Number(from);
	const toS = to === undefined ? Number.POSITIVE_INFINITY : Number(to);
	if (from === undefined || toS <= fromS) {
		throw new Error(
			`The window in the fault "${spec}" must be seconds from-to, such as @10-20, or @10- for open-ended`,
		);
	}
	return {fromS, toS};
}
