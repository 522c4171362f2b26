import type {BaseIssue} from 'valibot';
import {UsageError} from '../../core/errors.ts';
import {type SafeText, safeLine} from '../../core/text/text.ts';
import type {FileValue} from '../arguments.ts';
import {fileOptions} from '../options.ts';
import {placeOf} from './place.ts';

/** One mistake of a config file: the sentence, and the names that lead to it, such as `profile`, `staging`, `interval`. */
export type Mistake = {readonly names: readonly string[]; readonly text: SafeText};

/** Throws {@link UsageError} with a line for each mistake, in the order of the file; returns if there is none. */
export function refuse(mistakes: readonly Mistake[], toml: string): void {
	if (mistakes.length === 0) return;
	const line = ({names}: Mistake) => placeOf(toml, names)?.line ?? 0;
	throw new UsageError(
		mistakes
			.toSorted((a, b) => line(a) - line(b))
			.map(({text}) => text)
			.join('\n'),
	);
}

/** The names that lead to what an issue is about. */
export function namesOf({path}: BaseIssue<unknown>): readonly string[] {
	return path?.map(({key}) => String(key)) ?? [];
}

/** The values of a section that their options do not take; `table` is the names that lead to the section. */
export function valueMistakes(
	section: Readonly<Record<string, FileValue>>,
	table: readonly string[],
): readonly Mistake[] {
	return Object.entries(section).flatMap(([name, given]) => {
		const option = fileOptions().find(({flag}) => flag === name);
		if (option === undefined || given.texts.length === 0) return [];
		try {
			option.type.read(given);
			return [];
		} catch (error) {
			if (!(error instanceof UsageError)) throw error;
			return [{names: [...table, name], text: safeLine(error.message)}];
		}
	});
}

/** A table without the entries that issues are about, so that the rest of it can still be looked at. */
export function withoutMistaken(
	table: Readonly<Record<string, unknown>>,
	paths: readonly (readonly string[])[],
): Readonly<Record<string, unknown>> {
	return Object.fromEntries(
		Object.entries(table).flatMap(([key, value]) => {
			const inner = paths.flatMap(([first, ...rest]) => (first === key ? [rest] : []));
			if (inner.length === 0) return [[key, value]];
			return inner.some((rest) => rest.length === 0) || !isTable(value) ? [] : [[key, withoutMistaken(value, inner)]];
		}),
	);
}

/** Whether a value of a config file is a table. */
export function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
