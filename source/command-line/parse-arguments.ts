import meow from 'meow';
import packageJson from '../../package.json' with {type: 'json'};
import type {Arguments} from './arguments.ts';
import {helpText} from './help.ts';
import {type CommandKind, type OptionSpec, optionsOf} from './options.ts';

type FlagSpec = {readonly type: 'string' | 'boolean'; readonly isMultiple?: true; readonly shortFlag?: 'h' | 'v'};

const SHORT = {help: 'h', version: 'v'} as const;

/** Takes the checked words of a command apart. meow is loaded with this file: help and version do without it. */
export function parseArguments(command: CommandKind, argv: readonly string[]): Arguments {
	const dashes = argv.indexOf('--');
	const operandsFrom = dashes === -1 ? argv.length : dashes;
	const {flags, input} = meow(helpText(command), {
		importMeta: import.meta,
		pkg: packageJson,
		argv: argv.map((word, index) => (index < operandsFrom ? forMeow(word) : word)),
		flags: Object.fromEntries(optionsOf(command).map((option) => [camelCase(option.name), flagSpec(option)])),
		autoHelp: false,
		autoVersion: false,
		booleanDefault: undefined,
	});
	const named = optionsOf(command).map(({name}) => [name, flags[camelCase(name)]] as const);
	return {
		command,
		operands: input,
		flags: Object.fromEntries(named.filter(([, value]) => value !== undefined)) as Arguments['flags'],
	};
}

/** meow reads `--no-x` as x being false, and strips a pair of quotes from a value, so a value gets a pair that it may strip. */
function forMeow(word: string): string {
	return word.replace(/^--no-/u, '--without-').replace(/^(--[\w-]+=)([\s\S]+)$/u, '$1"$2"');
}

function flagSpec({name, value, isRepeatable}: OptionSpec): FlagSpec {
	const short = name === 'help' || name === 'version' ? {shortFlag: SHORT[name]} : {};
	return {type: value === undefined ? 'boolean' : 'string', ...(isRepeatable ? {isMultiple: true} : {}), ...short};
}

/** The name that meow is given for an option. */
function camelCase(name: string): string {
	return name.replace(/^no-/u, 'without-').replaceAll(/-(\w)/gu, (_, letter: string) => letter.toUpperCase());
}
