import type {Environment} from '../../core/environment.ts';
import type {CommandKind, Completions} from '../commands.ts';

/** The texts that an option was given, and the words that name where: `--interval`, `SENDWATCH_INTERVAL`, a place in the config file. */
export type Given = {readonly texts: readonly string[]; readonly from: string};

/** A kind of value that options have: how it is read, printed and completed. */
export type OptionType<Value> = {
	/** How a value is written in the help, such as `<seconds>`; a switch has no value. */
	readonly label?: string;
	readonly isRepeatable?: true;
	readonly completions?: Completions;
	/** Reads what was given. Throws `UsageError` with what is wrong and what would be right. */
	read(given: Given): Value;
	/** A value as it is typed. */
	format(value: Value): string;
};

/** One option. The parser, the help, the README, the man page, the completions, the config file and the doctor read it. */
export type OptionSpec<Value> = {
	readonly type: OptionType<Value>;
	/** The value if none is given. */
	readonly default: Value;
	/** The commands that have another default. */
	readonly defaultFor?: Readonly<Partial<Record<CommandKind, Value>>>;
	/** The default where it depends on the environment. */
	readonly defaultIn?: (env: Environment) => Value;
	/** The default in the words of the help, where the value alone would say too little. */
	readonly defaultWords?: string;
	/** The default in the app, in words, if the badge has a different one. */
	readonly defaultInApp?: string;
	/** How its value is written in the help, where the type's own label says too little. */
	readonly label?: string;
	readonly help: string;
	readonly commands: readonly CommandKind[];
	/** The flag without its dashes, if it is not the option's name: two commands may mean different things by one flag. */
	readonly flag?: string;
	/** What may set it: the flag alone, the flag or its variable; if this is absent, the config file, too. */
	readonly setBy?: 'flag' | 'flag-or-variable';
};

/** An option that always has a value. A default that is not of the option's type does not compile. */
export function option<Value>(
	spec: {readonly type: OptionType<Value>} & OptionSpec<NoInfer<Value>>,
): OptionSpec<Value> {
	return spec;
}

/** An option that has a value only if one is given. */
export function optional<Value>(spec: Omit<OptionSpec<Value>, 'default'>): OptionSpec<Value | undefined> {
	return {...spec, default: undefined};
}
