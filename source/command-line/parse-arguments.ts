import meow from 'meow';
import type {Arguments} from './arguments.ts';
import type {CommandKind} from './commands.ts';
import {helpText} from './help.ts';
import {type Option, optionsOf} from './options.ts';

type FlagSpec = {readonly type: 'string' | 'boolean'; readonly isMultiple?: true; readonly shortFlag?: 'h' | 'v'};

const SHORT = {help: 'h', version: 'v'} as const;

/** Takes the checked words of a command apart. meow is loaded with this file: help and version do without it. */
export function parseArguments(command: CommandKind, argv: readonly string[]): Arguments {
	const {flags, input} = meow(helpText(command), {
		importMeta: import.meta,
		// meow names the process after it.
		pkg: {name: 'sendwatch'},
		argv: argv.map((word) => word.replace(/^--no-/u, '--without-')),
		flags: Object.fromEntries(optionsOf(command).map((option) => [camelCase(option.flag), flagSpec(option)])),
		autoHelp: false,
		autoVersion: false,
		booleanDefault: undefined,
	});
	const named = optionsOf(command).map(({flag}) => [flag, flags[camelCase(flag)]] as const);
	return {
		command,
		operands: input,
		flags: Object.fromEntries(named.filter(([, value]) => value !== undefined)) as Arguments['flags'],
	};
}

function flagSpec({name, type: {label, isRepeatable}}: Option): FlagSpec {
	const short = name === 'help' || name === 'version' ? {shortFlag: SHORT[name]} : {};
	return {type: label === undefined ? 'boolean' : 'string', ...(isRepeatable ? {isMultiple: true} : {}), ...short};
}

/** meow reads `--no-x` as x being false; a switch of that name is handed to it under another one. */
function camelCase(name: string): string {
	return name.replace(/^no-/u, 'without-').replaceAll(/-(\w)/gu, (_, letter: string) => letter.toUpperCase());
}
