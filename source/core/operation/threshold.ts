import {nearest} from '../text/nearest.ts';
import {COUNTERS, type Counter} from './counters.ts';

/** How the sum of the counters is compared with the amount. */
export type Relation = '>=' | '<=' | '>' | '<' | '=';

/** A condition on the counts: `failed+undelivered > 2%`. */
export type Threshold = {
	readonly counters: readonly Counter[];
	readonly relation: Relation;
	readonly amount: number;
	/** Whether the amount is a percentage of the total. */
	readonly isShare: boolean;
};

/** Why a text is not a threshold, and at which character (0-based). */
export type ThresholdMistake = {readonly reason: string; readonly at: number};

/** A threshold, or the mistake in the text. */
export type ThresholdParse =
	| {readonly threshold: Threshold; readonly mistake?: never}
	| {readonly mistake: ThresholdMistake};

type Word = {readonly text: string; readonly at: number};

const RELATION = /[<>=!]+/u;
const RELATIONS: Readonly<Record<string, Relation>> = {
	'>=': '>=',
	'=>': '>=',
	'<=': '<=',
	'=<': '<=',
	'>': '>',
	'<': '<',
	'=': '=',
	'==': '=',
};

/** What other services call the counters. */
const SYNONYMS: Readonly<Record<string, Counter>> = {
	bounce: 'undelivered',
	bounced: 'undelivered',
	bounces: 'undelivered',
	dropped: 'failed',
	errors: 'failed',
	failures: 'failed',
	pending: 'queued',
	read: 'opened',
	rejected: 'failed',
};

/** A mistake that ends parsing. */
class Mistake {
	readonly mistake: ThresholdMistake;

	constructor(reason: string, at: number) {
		this.mistake = {reason, at};
	}
}

/**
 * Parses a threshold: counters joined by `+`, a relation (`>` `>=` `<` `<=` `=`), and a number or a percentage of the total, with or
 * without spaces. A counter that is named twice counts once.
 */
export function parseThreshold(text: string): ThresholdParse {
	const relation = RELATION.exec(text);
	if (relation === null) {
		const at = text.trimEnd().length;
		const counters = readCounters({text: text.slice(0, at), at: 0});
		return counters instanceof Mistake
			? counters
			: new Mistake("an operator is missing, as in 'failed > 2%' (a shell needs the quotes)", at);
	}
	const [sign] = relation;
	const counters = readCounters({text: text.slice(0, relation.index), at: 0});
	if (counters instanceof Mistake) return counters;
	const known = RELATIONS[sign];
	if (known === undefined) return new Mistake(`“${sign}” is not an operator: use > >= < <= or =`, relation.index);
	const start = relation.index + sign.length;
	const amount = readAmount(trimmed({text: text.slice(start), at: start}));
	return amount instanceof Mistake ? amount : {threshold: {counters, relation: known, ...amount}};
}

function trimmed({text, at}: Word): Word {
	return {text: text.trim(), at: at + text.length - text.trimStart().length};
}

/** A threshold with a name that is not a counter. */
function notACounter(text: string): string {
	const meant = SYNONYMS[text.toLowerCase()] ?? nearest(text, COUNTERS);
	return `“${text}” is not a counter${meant === undefined ? '; the' : `. Did you mean ${meant}? The`} counters are ${COUNTERS.join(', ')}`;
}

/** Reads the counters on the left of a threshold. */
function readCounters({text}: Word): readonly Counter[] | Mistake {
	const counters = new Set<Counter>();
	let at = 0;
	for (const part of text.split('+')) {
		const word = trimmed({text: part, at});
		const counter = COUNTERS.find((name) => name === word.text.toLowerCase());
		if (word.text === '') return new Mistake(`a counter is missing: ${COUNTERS.join(', ')}`, word.at);
		if (counter === undefined) return new Mistake(notACounter(word.text), word.at);
		counters.add(counter);
		at += part.length + 1;
	}
	return [...counters];
}

/** Reads the number or percentage on the right of a threshold. */
function readAmount({text, at}: Word): Pick<Threshold, 'amount' | 'isShare'> | Mistake {
	const match = /^(?<digits>\d{1,9}(?:\.\d{1,9})?)\s*(?<percent>%?)$/u.exec(text);
	if (text === '') return new Mistake('a number or a percentage is missing', at);
	if (match === null) return new Mistake(`“${text}” must be a number, or a percentage such as 2%`, at);
	const {digits = '', percent = ''} = match.groups ?? {};
	const amount = Number(digits);
	const isShare = percent === '%';
	if (isShare && amount > 100) return new Mistake('a percentage is at most 100%', at);
	return {amount, isShare};
}

/** The threshold as it is typed: `failed+undelivered > 2%`. */
export function formatThreshold({counters, relation, amount, isShare}: Threshold): string {
	return `${counters.join('+')} ${relation} ${amount}${isShare ? '%' : ''}`;
}

/** The percentages among some conditions. */
export function percentagesIn(conditions: readonly (Threshold | string)[]): readonly number[] {
	return conditions.flatMap((one) => (typeof one !== 'string' && one.isShare ? [one.amount] : []));
}
