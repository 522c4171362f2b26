import type {Environment} from '../core/environment.ts';
import type {Arguments} from './arguments.ts';
import type {CommandKind} from './commands.ts';
import type {Given, OptionSpec} from './options/option.ts';
import {OPTIONS_BY_NAME, type OptionName, type OptionValue, optionsOf, variableOf} from './options.ts';

/** Where the values of options come from. */
export type Source = {readonly args: Arguments; readonly env: Environment};

/** What an option was given, and where: by its flag, by its variable, or at a place in the config file. */
export type GivenAt = Given & {readonly origin: 'flag' | 'environment' | 'file'; readonly place: string};

/** The value of an option: from its flag, else from its variable, else from the config file, else its default. Throws `UsageError`. */
export function get<Name extends OptionName>(source: Source, name: Name): OptionValue<Name> {
	const spec = OPTIONS_BY_NAME[name];
	const given = givenOf(source, name);
	return given === undefined ? defaultOf(spec, source.args.command, source.env) : spec.type.read(given);
}

/** What an option was given, before it is read; undefined if its default is in force. */
export function givenOf({args, env}: Source, name: OptionName): GivenAt | undefined {
	const {flag = name, setBy} = OPTIONS_BY_NAME[name];
	const typed = textsOfFlag(args, name, flag);
	if (typed.length > 0) return {texts: typed, from: `--${flag}`, place: `--${flag}`, origin: 'flag'};
	if (setBy === 'flag') return undefined;
	const variable = variableOf(flag);
	const text = env[variable] ?? '';
	if (text !== '') return {texts: [text], from: variable, place: variable, origin: 'environment'};
	const set = args.file?.values[flag];
	return set === undefined || set.texts.length === 0 ? undefined : {...set, origin: 'file'};
}

/** The value of an option if none is given. */
export function defaultOf<Value>(spec: OptionSpec<Value>, command: CommandKind, env: Environment): Value {
	return spec.defaultFor?.[command] ?? spec.defaultIn?.(env) ?? spec.default;
}

/** The texts of a flag; none if the command knows another option by that flag. A switch that is given counts as `1`. */
function textsOfFlag({command, flags}: Arguments, name: OptionName, flag: string): readonly string[] {
	const own = optionsOf(command).find((option) => option.flag === flag);
	if (own !== undefined && own.name !== name) return [];
	const value = flags[flag];
	if (value === undefined || value === false) return [];
	return value === true ? ['1'] : [value].flat();
}
