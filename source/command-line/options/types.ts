import {UsageError} from '../../core/errors.ts';
import {nearest} from '../../core/text/nearest.ts';
import {type SafeText, say, untrusted} from '../../core/text/text.ts';
import {parseDuration} from '../../core/time/duration.ts';
import type {Completions} from '../commands.ts';
import type {Given, OptionType} from './option.ts';

/** A range, both ends included. */
export type NumberRange = {readonly from: number; readonly to: number};

/** What is given as one text; a list in the config file counts as its texts together. */
export function textIn({texts}: Given): string {
	return texts.join(' ');
}

/**
 * The error for a text that is no such value: `--port is “x”; it must be a whole number.` `meant` is the value that was probably meant:
 * `--theme is “drak”. Did you mean dark? It must be …`
 */
export function invalid(from: string, text: string, requirement: string | SafeText, meant?: string): UsageError {
	const link = meant === undefined ? '; it' : `. Did you mean ${meant}? It`;
	return new UsageError(say`${from} is “${untrusted(text)}”${link} must be ${requirement}.`);
}

/** On or off: the flag alone, or a word in a variable or the config file. */
export const toggle: OptionType<boolean> = {
	read(given) {
		const text = textIn(given);
		if (['1', 'true', 'yes', 'on'].includes(text.toLowerCase())) return true;
		if (['0', 'false', 'no', 'off'].includes(text.toLowerCase())) return false;
		throw invalid(given.from, text, '1 or 0');
	},
	format: (value) => (value ? 'on' : 'off'),
};

/** Any text. */
export function text(label: string): OptionType<string> {
	return {label, read: textIn, format: (value) => value};
}

/** A text and where it came from, for a reader that needs more than the text to check it, such as the time. */
export type SourcedText = {readonly text: string; readonly from: string};

/** A text that is checked later. */
export function sourcedText(label: string, completions: Completions = {}): OptionType<SourcedText> {
	return {
		label,
		completions,
		read: ({texts, from}) => ({text: texts.join(completions.isList ? ',' : ' '), from}),
		format: (value) => value.text,
	};
}

/** A whole number. */
export function wholeNumber({from, to}: NumberRange): OptionType<number> {
	return {
		label: `<${from}-${to}>`,
		read(given) {
			const typed = textIn(given);
			const value = /^\d+$/u.test(typed) ? Number(typed) : Number.NaN;
			if (value >= from && value <= to) return value;
			throw invalid(given.from, typed, `a whole number from ${from} to ${to}`);
		},
		format: String,
	};
}

/** How many times faster something goes. */
export function factor({from, to}: NumberRange): OptionType<number> {
	return {
		label: '<factor>',
		read(given) {
			const typed = textIn(given);
			const value = /^\d+(?:\.\d+)?$/u.test(typed) ? Number(typed) : Number.NaN;
			if (value >= from && value <= to) return value;
			throw invalid(given.from, typed, `a number from ${from} to ${to}`);
		},
		format: String,
	};
}

/** A duration in ms, usually of seconds. */
export function seconds({from, to}: NumberRange): OptionType<number> {
	const requirement = `from ${from / 1000} to ${to / 1000} seconds, such as 2, 2s or 1m30s`;
	return {
		label: '<seconds>',
		read: (given) => readDuration(given, {from, to}, requirement),
		format: (ms) => `${ms / 1000}`,
	};
}

/** A duration in ms. */
export function duration(range: NumberRange): OptionType<number> {
	return {...seconds(range), label: '<duration>', format: (ms) => `${ms / 1000}s`};
}

const HOUR_MS = 3_600_000;
/** A timer holds no more than 24 days. */
const LONGEST_LIMIT_MS = 480 * HOUR_MS;

/** A duration in ms after which something ends, up to 20 days. */
export const timeLimit: OptionType<number> = {
	...duration({from: 0, to: LONGEST_LIMIT_MS}),
	read(given) {
		const requirement = `a duration such as 90, 90s, 10m or 1h30m, at most ${LONGEST_LIMIT_MS / HOUR_MS}h`;
		return readDuration(given, {from: 0, to: LONGEST_LIMIT_MS}, requirement);
	},
};

function readDuration(given: Given, {from, to}: NumberRange, requirement: string): number {
	const typed = textIn(given);
	const ms = parseDuration(typed);
	if (ms !== undefined && ms >= from && ms <= to) return ms;
	throw invalid(given.from, typed, requirement);
}

/** One of a few words, in any case, which the label shows; `meanings` says what each is, for the completions. */
export function choice<const Word extends string>(
	words: readonly Word[],
	meanings?: Readonly<Record<NoInfer<Word>, string>>,
): OptionType<Word> {
	return wordOf(words, {label: `<${words.join('|')}>`, requirement: listed(words), meanings});
}

/** One of the names in a table, in any case. */
export function nameIn<const Name extends string>(
	names: readonly Name[],
	meanings: Readonly<Record<NoInfer<Name>, string>>,
): OptionType<Name> {
	return wordOf(names, {label: '<name>', requirement: `one of ${names.join(', ')}`, meanings});
}

function wordOf<Word extends string>(
	words: readonly Word[],
	texts: {
		readonly label: string;
		readonly requirement: string;
		readonly meanings: Readonly<Record<string, string>> | undefined;
	},
): OptionType<Word> {
	const {label, requirement, meanings} = texts;
	return {
		label,
		completions: {words, ...(meanings === undefined ? {} : {meanings})},
		read(given) {
			const typed = textIn(given);
			const word = words.find((one) => one.toLowerCase() === typed.trim().toLowerCase());
			if (word !== undefined) return word;
			throw invalid(given.from, typed, requirement, nearest(typed, words));
		},
		format: (word) => word,
	};
}

/** `table, json, ndjson or csv`. */
export function listed(words: readonly string[], link = 'or'): string {
	const rest = words.slice(0, -1);
	return rest.length === 0 ? words.join('') : `${rest.join(', ')} ${link} ${words.at(-1)}`;
}
