import {type FaultName, faults} from './catalogue.ts';

/** A fault that is switched on. */
export type Fault = {
	readonly name: FaultName;
	/** The share of requests that it affects: more than 0, up to 1. */
	readonly probability: number;
	/** When it begins, in seconds after it was switched on. */
	readonly fromS: number;
	/** When it ends, in seconds after it was switched on; Infinity for never. */
	readonly toS: number;
};

// Each pattern takes linear time: neighbouring parts never match the same characters.
const SPEC = /^([a-z\d-]+)(?::([^@]*))?(?:@(.*))?$/;
const PROBABILITY = /^(?:\d+(?:\.\d+)?|\.\d+)$/;
const WINDOW = /^(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)?$/;
const MAX_QUOTED_LENGTH = 60;

/** Parses `<name>[:probability][@from-to]`. Throws an Error whose message says what would be right. */
export function parseFault(spec: string): Fault {
	const [, name = '', probability, window] = SPEC.exec(spec) ?? [];
	if (!isFaultName(name)) {
		const places = '--list-scenarios and GET /__sandbox/faults list all faults';
		throw new Error(`There is no fault ${quoted(name || spec)}: ${places}`);
	}
	const fault = {name, probability: parseProbability(spec, probability), ...parseWindow(spec, window)};
	if (name === 'refused' && (fault.toS === Number.POSITIVE_INFINITY || fault.probability !== 1)) {
		throw new Error(
			`The fault ${quoted(spec)} needs a window and no probability, such as refused@5-20: while nobody listens, nobody can switch it off`,
		);
	}
	return fault;
}

/** Formats a fault as parseFault reads it. */
export function formatFault({name, probability, fromS, toS}: Fault): string {
	const end = toS === Number.POSITIVE_INFINITY ? '' : toS;
	const window = fromS > 0 || end !== '' ? `@${fromS}-${end}` : '';
	return `${name}${probability < 1 ? `:${probability}` : ''}${window}`;
}

function isFaultName(text: string): text is FaultName {
	return Object.hasOwn(faults, text);
}

/** Parses the probability of a fault. */
function parseProbability(spec: string, text: string | undefined): number {
	if (text === undefined) return 1;
	const value = Number(text);
	if (!PROBABILITY.test(text) || value <= 0 || value > 1) {
		throw new Error(`The probability in the fault ${quoted(spec)} must be a number over 0 and up to 1, such as 0.3`);
	}
	return value;
}

/** Parses the window of a fault, in seconds. */
function parseWindow(spec: string, text: string | undefined): {fromS: number; toS: number} {
	if (text === undefined) return {fromS: 0, toS: Number.POSITIVE_INFINITY};
	const [, from, to] = WINDOW.exec(text) ?? [];
	const fromS = Number(from);
	const toS = to === undefined ? Number.POSITIVE_INFINITY : Number(to);
	if (from === undefined || toS <= fromS) {
		throw new Error(
			`The window in the fault ${quoted(spec)} must be seconds from-to, such as @10-20, or @10- for open-ended`,
		);
	}
	return {fromS, toS};
}

function quoted(text: string): string {
	return `"${text.length > MAX_QUOTED_LENGTH ? `${text.slice(0, MAX_QUOTED_LENGTH)}…` : text}"`;
}
