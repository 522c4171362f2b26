import type {Environment} from '../core/environment.ts';
import {UsageError} from '../core/errors.ts';
import type {Limits} from '../core/operation/terms.ts';
import {DEFAULT_TERMS, type Terms} from '../core/operation/terms.ts';
import {parseThreshold, type Threshold} from '../core/operation/threshold.ts';
import {say, untrusted} from '../core/text/text.ts';
import {parseDuration} from '../core/time/duration.ts';
import type {Arguments} from './arguments.ts';
import {isOn, numberOf, type Source, textOf} from './option-values.ts';

/** The commands that the user wants run, by moment: `--on-complete` and its like. */
export type HookTexts = {readonly complete?: string; readonly stall?: string; readonly threshold?: string};

/** What a watch without a screen ends with, and what it runs. */
export type HeadlessConfig = {readonly limits: Limits; readonly commands: HookTexts; readonly isJson: boolean};

/** Reads it for any command that can do without a screen. Throws {@link UsageError} with the first thing that is wrong. */
export function readHeadlessConfig(args: Arguments, env: Environment): HeadlessConfig {
	const source = {args, env};
	const timeoutMs = lengthOf(source, 'timeout');
	const stallTimeoutMs = lengthOf(source, 'stall-timeout');
	return {
		limits: {
			terms: readTerms(source),
			...(timeoutMs === undefined ? {} : {timeoutMs}),
			...(stallTimeoutMs === undefined ? {} : {stallTimeoutMs}),
		},
		commands: readHooks(source),
		isJson: isOn(source, 'json'),
	};
}

function readTerms(source: Source): Terms {
	return {
		until: source.args.command === 'wait' ? readUntil(source) : DEFAULT_TERMS.until,
		failIf: thresholdOf(source, 'fail-if', DEFAULT_TERMS.failIf),
		minSample: numberOf(source, 'min-sample', DEFAULT_TERMS.minSample, {from: 0, to: 1_000_000}),
		isFailFast: isOn(source, 'fail-fast'),
	};
}

function readUntil(source: Source): Terms['until'] {
	const word = textOf(source, 'until')?.text.trim().toLowerCase();
	if (word === 'settled' || word === 'completed') return word;
	return thresholdOf(source, 'until', DEFAULT_TERMS.until);
}

function thresholdOf<Default>(source: Source, name: string, fallback: Default): Threshold | Default {
	const given = textOf(source, name);
	if (given === undefined) return fallback;
	const parse = parseThreshold(given.text);
	if (parse.mistake === undefined) return parse.threshold;
	const {reason, at} = parse.mistake;
	const words = name === 'until' ? ' (or completed, or settled)' : '';
	throw new UsageError(
		say`${given.from} “${untrusted(given.text)}”: at character ${at + 1}, ${untrusted(reason)}${words}.`,
	);
}

function readHooks(source: Source): HookTexts {
	const commands: Record<string, string> = {};
	for (const name of ['complete', 'stall', 'threshold']) {
		const given = textOf(source, `on-${name}`);
		if (given !== undefined) commands[name] = given.text;
	}
	return commands;
}

/** A length of time up to 20 days, in ms; undefined where none is given. Throws {@link UsageError}. */
export function lengthOf(source: Source, name: string): number | undefined {
	const given = textOf(source, name);
	if (given === undefined) return undefined;
	const ms = parseDuration(given.text);
	// A timer holds no more than 24 days.
	if (ms !== undefined && ms <= 20 * 86_400_000) return ms;
	throw new UsageError(
		say`${given.from} is “${untrusted(given.text)}”; it must be a length of time such as 90, 90s, 10m or 2h, at most 480h.`,
	);
}
