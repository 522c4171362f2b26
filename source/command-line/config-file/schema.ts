import * as v from 'valibot';
import {fileOptions, type Option} from '../options.ts';

/** A value that stands for what would be typed after a flag. */
const scalar = v.union([v.string(), v.number()], 'must be a string or a number');

/** What the file says without its `no-`: `color = false` is --no-color. */
const POSITIVE = fileOptions().flatMap(({flag}) => (flag.startsWith('no-') ? [flag.slice(3)] : []));

/** The settings that are no option: they stand for one, or are of the file alone. */
const OWN = {
	...Object.fromEntries(POSITIVE.map((name) => [name, v.optional(v.boolean('must be true or false'))])),
	'credentials-command': v.optional(v.pipe(v.string('must be a string'), v.nonEmpty('must not be empty'))),
};

/** The schema of one option in the config file. */
function settingOf({type: {label, isRepeatable, completions}}: Option) {
	if (label === undefined) return v.boolean('must be true or false');
	if (isRepeatable === undefined && completions?.isList === undefined) return scalar;
	return v.union([scalar, v.array(scalar)], 'must be a string, or a list of strings such as ["a", "b"]');
}

const options = Object.fromEntries(fileOptions().map((option) => [option.flag, v.optional(settingOf(option))]));

/** What a profile, and the top level, may set. Anything else is an issue of type `never`. */
const section = v.objectWithRest({...OWN, ...options}, v.never(), 'must be a table');

/** The theme is a word, or the table of colours of one's own; which of the two decides what can be wrong with it. */
const theme = v.lazy((value) =>
	typeof value === 'object' ? v.record(v.string(), scalar, 'must be a table: [theme]') : scalar,
);

/** The schema of the keys of one command. */
const keys = v.union([v.string(), v.array(v.string())], 'must be a key such as "x", or a list such as ["x", "ctrl-x"]');

/** The whole config file, once `_` in its keys has become `-`. */
export const configSchema = v.objectWithRest(
	{
		...section.entries,
		theme: v.optional(theme),
		profile: v.optional(v.record(v.string(), section, 'must be tables: [profile.name]')),
		keys: v.optional(v.record(v.string(), keys, 'must be a table: [keys]')),
	},
	v.never(),
);

/** The names that a section knows, for suggestions. */
export const SECTION_KEYS: readonly string[] = Object.keys(section.entries);

/** Whether a setting is also the opposite of an option: `record = false` is --no-record. */
export function isPositive(name: string): boolean {
	return POSITIVE.includes(name);
}
