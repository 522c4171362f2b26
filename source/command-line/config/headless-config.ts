import type {Environment} from '../../core/environment.ts';
import type {Limits, Terms} from '../../core/operation/terms.ts';
import type {Arguments} from '../arguments.ts';
import {get, type Source} from '../option-values.ts';

/** The commands that the user wants run, by moment: `--on-complete` and its like. */
export type HookTexts = {readonly complete?: string; readonly stall?: string; readonly threshold?: string};

/** What a watch without a screen ends with, and what it runs. */
export type HeadlessConfig = {readonly limits: Limits; readonly commands: HookTexts; readonly isJson: boolean};

/** Reads it for any command that can do without a screen. Throws `UsageError` with the first thing that is wrong. */
export function readHeadlessConfig(args: Arguments, env: Environment): HeadlessConfig {
	const source = {args, env};
	const timeoutMs = get(source, 'timeout');
	const stallTimeoutMs = get(source, 'stall-timeout');
	return {
		limits: {
			terms: readTerms(source),
			...(timeoutMs === undefined ? {} : {timeoutMs}),
			...(stallTimeoutMs === undefined ? {} : {stallTimeoutMs}),
		},
		commands: readHooks(source),
		isJson: get(source, 'json'),
	};
}

function readTerms(source: Source): Terms {
	return {
		until: get(source, 'wait-until'),
		failIf: get(source, 'fail-if'),
		minSample: get(source, 'min-sample'),
		isFailFast: get(source, 'fail-fast'),
	};
}

function readHooks(source: Source): HookTexts {
	const complete = get(source, 'on-complete');
	const stall = get(source, 'on-stall');
	const threshold = get(source, 'on-threshold');
	return {
		...(complete === undefined ? {} : {complete}),
		...(stall === undefined ? {} : {stall}),
		...(threshold === undefined ? {} : {threshold}),
	};
}
