import meow from 'meow';
import type {Arguments} from './arguments.ts';
import type {CommandKind} from './commands.ts';
import {helpText} from './help.ts';
import {type Option, optionsOf} from './options.ts';

type FlagSpec = {readonly type: 'string' | 'boolean'; readonly isMultiple?: true; readonly shortFlag?: 'h' | 'v'};

const SHORT = {help: 'h', version: 'v'} as const;

/** Takes the checked words of a command apart. meow is loaded with this file: help and version do without it. */
export function parseArguments(command: CommandKind, argv: readonly string[]): Arguments {
	const dashes = argv.indexOf('--');
	const operandsFrom = dashes === -1 ? argv.length : dashes;
	const {flags, input} = meow(helpText(command), {
		importMeta: import.meta,
		// meow names the process after it.
		pkg: {name: 'sendwatch'},
		argv: argv.map((word, index) => (index < operandsFrom ? forMeow(word) : word)),
		flags: Object.fromEntries(optionsOf(command).map((option) => [camelCase(option.flag), flagSpec(option)])),
		autoHelp: false,
		autoVersion: false,
		booleanDefault: undefined,
	});
	const named = optionsOf(command).map(({flag}) => [flag, flags[camelCase(flag)]] as const);
	return {
		command,
		operands: input,
		flags: Object.fromEntries(named.filter(([, value]) => isGiven(value))) as Arguments['flags'],
	};
}

/** An option that may be repeated and is not there is an empty list to meow. */
function isGiven(value: unknown): boolean {
	return value !== undefined && !(Array.isArray(value) && value.length === 0);
}

/** meow reads `--no-x` as x being false, and strips a pair of quotes from a value, so a value gets a pair that it may strip. */
function forMeow(word: string): string {
	return word.replace(/^--no-/u, '--without-').replace(/^(--[\w-]+=)([\s\S]+)$/u, '$1"$2"');
}

function flagSpec({name, type: {label, isRepeatable}}: Option): FlagSpec {
	const short = name === 'help' || name === 'version' ? {shortFlag: SHORT[name]} : {};
	return {type: label === undefined ? 'boolean' : 'string', ...(isRepeatable ? {isMultiple: true} : {}), ...short};
}

/** The name that meow is given for an option. */
function camelCase(name: string): string {
	return name.replace(/^no-/u, 'without-').replaceAll(/-(\w)/gu, (_, letter: string) => letter.toUpperCase());
}
