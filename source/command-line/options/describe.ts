import type {Environment} from '../../core/environment.ts';
import {shellWord} from '../../core/text/shell.ts';
import type {CommandKind} from '../commands.ts';
import {defaultOf} from '../option-values.ts';
import type {Option} from '../options.ts';
import {APP} from './groups.ts';

/** How an option is typed: `--page-size <1-1000>`; a switch is its flag alone. */
export function usageOf({flag, label, type}: Option): string {
	const value = label ?? type.label;
	return value === undefined ? `--${flag}` : `--${flag} ${value}`;
}

/** What an option does, with its default: for one command, or for all of them if none is named. */
export function helpOf(option: Option, command?: CommandKind): string {
	const text = command === undefined ? everyDefault(option) : withApp(option, command, helpDefault(option, command));
	if (text === undefined) return option.help;
	return `${option.help} (default${option.defaultWords === undefined ? '' : ':'} ${text})`;
}

/** Where an option can be set, in the words of the documents: `flag, variable, file`. */
export function setByWords({setBy}: Option): string {
	if (setBy === 'flag') return 'flag';
	return setBy === 'flag-or-variable' ? 'flag, variable' : 'flag, variable, file';
}

/** The defaults of an option as they are typed, `off` and `none` included: `50; emails and operations 200`. */
export function defaultTexts(option: Option, env: Environment): string {
	const textOf = (command: CommandKind) => {
		const value = defaultOf(option, command, env);
		return isNothing(value) ? 'none' : option.type.format(value);
	};
	return withApp(option, undefined, withExceptions(option, textOf)) ?? 'none';
}

/** The defaults of an option in all commands: `50; emails and operations 200`. */
function everyDefault(option: Option): string | undefined {
	return withApp(
		option,
		undefined,
		withExceptions(option, (command) => helpDefault(option, command)),
	);
}

/** A default with the one of the app, for all commands or one that opens it. */
function withApp(
	{defaultInApp}: Option,
	command: CommandKind | undefined,
	text: string | undefined,
): string | undefined {
	const isOfApp = command === undefined || APP.some((one) => one === command);
	return text === undefined || defaultInApp === undefined || !isOfApp ? text : `${text}; in the app ${defaultInApp}`;
}

function withExceptions(option: Option, textOf: (command: CommandKind) => string | undefined): string | undefined {
	const [first] = option.commands;
	const usual = first === undefined ? undefined : textOf(first);
	if (usual === undefined) return undefined;
	const exceptions = Object.keys(option.defaultFor ?? {}) as CommandKind[];
	const groups = Map.groupBy(exceptions, textOf);
	const others = [...groups].map(([text, commands]) => `; ${commands.join(' and ')} ${text}`);
	return `${usual}${others.join('')}`;
}

/** A default as the help shows it; undefined if it goes without saying: off, or nothing. */
function helpDefault(option: Option, command: CommandKind): string | undefined {
	if (option.defaultWords !== undefined) return option.defaultWords;
	const value = defaultOf(option, command, {});
	return isNothing(value) || value === false ? undefined : shellWord(option.type.format(value));
}

function isNothing(value: unknown): boolean {
	return value === undefined || (Array.isArray(value) && value.length === 0);
}
