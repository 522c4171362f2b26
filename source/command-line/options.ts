import type {CommandKind} from './commands.ts';
import {accountOptions} from './options/account.ts';
import {filterOptions} from './options/filter.ts';
import {generalOptions} from './options/general.ts';
import {listOptions} from './options/lists.ts';
import type {OptionSpec} from './options/option.ts';
import {pollingOptions} from './options/polling.ts';
import {recordingOptions} from './options/recording.ts';
import {sandboxOptions} from './options/sandbox.ts';
import {screenOptions} from './options/screen.ts';
import {verdictOptions} from './options/verdict.ts';
import {whichSendOptions} from './options/which-send.ts';

/** Every option of sendwatch by its name, in the order of the help. */
const TABLE = {
	...whichSendOptions,
	...pollingOptions,
	...filterOptions,
	...listOptions,
	...verdictOptions,
	...accountOptions,
	...screenOptions,
	...recordingOptions,
	...sandboxOptions,
	...generalOptions,
};

/** The name of an option: its flag, but where two options share one. */
export type OptionName = keyof typeof TABLE;

/** The value of an option. */
export type OptionValue<Name extends OptionName> = (typeof TABLE)[Name] extends OptionSpec<infer Value> ? Value : never;

/** Every option by its name. */
export const OPTIONS_BY_NAME: {readonly [Name in OptionName]: OptionSpec<OptionValue<Name>>} = TABLE;

/** An option of whatever type. */
export type Option = OptionSpec<unknown> & {readonly name: OptionName; readonly flag: string};

/** Every option of sendwatch, in the order of the help. */
export const OPTIONS: readonly Option[] = Object.entries(TABLE).map(([name, spec]: [string, OptionSpec<unknown>]) => ({
	...spec,
	name: name as OptionName,
	flag: spec.flag ?? name,
}));

/** The options of one command, in the order of the help. */
export function optionsOf(command: CommandKind): readonly Option[] {
	return OPTIONS.filter(({commands}) => commands.includes(command));
}

/** The options that the config file may set: all but those that only make sense for one run. */
export function fileOptions(): readonly Option[] {
	return OPTIONS.filter(({setBy}) => setBy === undefined);
}

/** The environment variable of a flag: `page-size` → `SENDWATCH_PAGE_SIZE`. */
export function variableOf(flag: string): string {
	return `SENDWATCH_${flag.replaceAll('-', '_').toUpperCase()}`;
}

/** The variables that set an option. */
export function optionVariables(): readonly string[] {
	return OPTIONS.filter(({setBy}) => setBy !== 'flag').map(({flag}) => variableOf(flag));
}
