import type {Tag} from '../../core/emails/email.ts';
import {UsageError} from '../../core/errors.ts';
import {didYouMean} from '../../core/text/nearest.ts';
import {say, type Untrusted, untrusted} from '../../core/text/text.ts';
import type {Narrowing} from './narrowing.ts';

/**
 * What a field of a record can be: a word or an ISO time of our own, a number, untrusted text or several of them, tags.
 * Undefined if the server gave none.
 */
export type FieldValue =
	| string
	| number
	| Untrusted
	| {readonly texts: readonly Untrusted[]}
	| {readonly tags: readonly Tag[]}
	| undefined;

/** One named field of the records made of `Item`s: a column of a table, a key of a JSON object. */
export type Field<Item> = {
	readonly name: string;
	/** What it holds, in one short phrase. */
	readonly meaning?: string;
	readonly read: (item: Item) => FieldValue;
	/** How many columns of a terminal it takes at most while other fields need room. */
	readonly columns?: number;
	/** Part of it says nothing, or something else, such as of an id, a status or a number: a table shows it whole. */
	readonly isWhole?: boolean;
	/** How a table shortens it otherwise than at its end. */
	readonly narrowing?: Narrowing;
	/** How narrow it gets at the least while other fields need room. */
	readonly least?: number;
	/** How many lines of a terminal a cell takes at most, wrapped at words. Of several, it takes more where two cells would look alike. */
	readonly lines?: number;
	/** It takes this width from the start, as later pages may need them. */
	readonly reserved?: number;
	/** Whether a table can do without it, and how soon where its lines are too long: the highest goes first. */
	readonly rank?: number;
	/** It was asked for by name: a table never leaves it out, even if its lines are too long for that. */
	readonly isNamed?: boolean;
};

/**
 * Picks fields by their names, in any case, separated by commas, in the order given. `from` names the option in the sentence. Throws
 * {@link UsageError} that names all that are unknown and lists the names there are.
 */
export function pickFields<Item>(all: readonly Field<Item>[], names: string, from: string): readonly Field<Item>[] {
	const wanted = names.split(',').map((name) => name.trim().toLowerCase());
	const fields = wanted.map((name) => all.find((one) => one.name === name));
	const unknown = [...new Set(wanted.filter((_, index) => fields[index] === undefined))];
	if (unknown.length > 0) {
		const known = all.map((one) => one.name);
		const sentences = unknown.map((name) => say`there is no field “${untrusted(name)}”.${didYouMean(name, known)}`);
		throw new UsageError(`${from}: ${sentences.join(' Also, ')} The fields are ${known.join(', ')}.`);
	}
	const twice = wanted.find((name, index) => wanted.indexOf(name) !== index);
	if (twice !== undefined) throw new UsageError(say`${from} names ${untrusted(twice)} twice.`);
	return fields.filter((field) => field !== undefined);
}

/** A moment as data has it: ISO 8601, UTC. */
export function isoTime(at: number | undefined): string | undefined {
	if (at === undefined) return undefined;
	const date = new Date(at);
	const year = date.getUTCFullYear();
	// Written for every email of an export: the parts one by one take a third of the time.
	if (!(year >= FIRST_YEAR && year <= LAST_YEAR)) return date.toISOString();
	const day = `${year}-${PADDED[date.getUTCMonth() + 1]}-${PADDED[date.getUTCDate()]}`;
	const minute = `${PADDED[date.getUTCHours()]}:${PADDED[date.getUTCMinutes()]}`;
	return `${day}T${minute}:${PADDED[date.getUTCSeconds()]}.${padded(date.getUTCMilliseconds(), 3)}Z`;
}

/** Years that are written with four digits and no sign. */
const [FIRST_YEAR, LAST_YEAR] = [1000, 9999];
const PADDED = Array.from({length: 60}, (_, number) => padded(number, 2));

function padded(number: number, digits: number): string {
	return String(number).padStart(digits, '0');
}

/** The length of the longest of some words. */
export function longestOf(words: readonly string[]): number {
	return Math.max(...words.map(({length}) => length));
}
