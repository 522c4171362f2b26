import type {Environment} from '../core/environment.ts';
import {UsageError} from '../core/errors.ts';
import {say, untrusted} from '../core/text/text.ts';
import {parseDuration} from '../core/time/duration.ts';
import type {Arguments} from './arguments.ts';
import {hasOwnMeaning, variableOf} from './options.ts';

/** Where an option can come from. */
export type Source = {readonly args: Arguments; readonly env: Environment};

/** The text of an option: from the flag, else from its variable, else from the config file. `from` names it in a sentence. */
export function textOf({args, env}: Source, name: string): {readonly text: string; readonly from: string} | undefined {
	const flag = args.flags[name];
	if (typeof flag === 'string') return {text: flag, from: `--${name}`};
	if (hasOwnMeaning(args.command, name)) return undefined;
	const variable = variableOf(name);
	const value = env[variable];
	if (value !== undefined && value !== '') return {text: value, from: variable};
	const set = args.file?.values[name];
	return set?.texts[0] === undefined ? undefined : {text: set.texts.join(' '), from: set.from};
}

/** Whether a switch is on: by its flag, else by its variable, else by the config file, else as it is by itself. Throws {@link UsageError}. */
export function isOn(source: Source, name: string, isOnByItself = false): boolean {
	if (source.args.flags[name] === true) return true;
	const {text, from} = textOf(source, name) ?? {text: isOnByItself ? '1' : '0', from: ''};
	if (['0', 'false', 'no'].includes(text.toLowerCase())) return false;
	if (['1', 'true', 'yes'].includes(text.toLowerCase())) return true;
	throw new UsageError(say`${from} is “${untrusted(text)}”; it must be 1 or 0.`);
}

/** A whole number in a range. Throws {@link UsageError}. */
export function numberOf(
	source: Source,
	name: string,
	fallback: number,
	range: {readonly from: number; readonly to: number},
): number {
	const given = textOf(source, name);
	if (given === undefined) return fallback;
	const value = /^\d+$/u.test(given.text) ? Number(given.text) : Number.NaN;
	if (value >= range.from && value <= range.to) return value;
	throw new UsageError(
		say`${given.from} is “${untrusted(given.text)}”; it must be a whole number from ${range.from} to ${range.to}.`,
	);
}

/** How many times faster something goes, 1 unless given. Throws {@link UsageError}. */
export function factorOf(source: Source, name: string): number {
	const given = textOf(source, name);
	if (given === undefined) return 1;
	const factor = /^\d+(?:\.\d+)?$/u.test(given.text) ? Number(given.text) : Number.NaN;
	if (factor >= 0.01 && factor <= 1000) return factor;
	throw new UsageError(say`${given.from} is “${untrusted(given.text)}”; it must be a number from 0.01 to 1000.`);
}

/** A duration in a range, in ms. Throws {@link UsageError}. */
export function durationOf(
	source: Source,
	name: string,
	fallback: number,
	range: {readonly from: number; readonly to: number},
): number {
	const given = textOf(source, name);
	if (given === undefined) return fallback;
	const value = parseDuration(given.text);
	if (value !== undefined && value >= range.from && value <= range.to) return value;
	throw new UsageError(
		say`${given.from} is “${untrusted(given.text)}”; it must be from ${range.from / 1000} to ${range.to / 1000} seconds, such as 2, 2s or 10m.`,
	);
}

/** One of a few words, the first being the default. Throws {@link UsageError}. */
export function choiceOf<Choice extends string>(
	source: Source,
	name: string,
	choices: readonly [Choice, ...Choice[]],
): Choice {
	const given = textOf(source, name);
	if (given === undefined) return choices[0];
	const choice = choices.find((one) => one === given.text);
	if (choice !== undefined) return choice;
	throw new UsageError(say`${given.from} is “${untrusted(given.text)}”; it must be ${choices.join(' or ')}.`);
}

/** The texts of an option that may be given several times, else the one of its variable, else those of the config file. */
export function textsOf({args, env}: Source, name: string): {readonly texts: readonly string[]; readonly from: string} {
	const flags = args.flags[name];
	if (Array.isArray(flags) && flags.length > 0) return {texts: flags, from: `--${name}`};
	if (hasOwnMeaning(args.command, name)) return {texts: [], from: `--${name}`};
	const value = env[variableOf(name)] ?? '';
	if (value !== '') return {texts: [value], from: variableOf(name)};
	return args.file?.values[name] ?? {texts: [], from: `--${name}`};
}
