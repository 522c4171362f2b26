import {UsageError} from '../core/errors.ts';
import {COMMAND_WORDS, type CommandKind} from './commands.ts';
import {usageOf} from './options/describe.ts';
import {OPTIONS, type Option, optionsOf} from './options.ts';
import {refuseUnknownCommand} from './unknown-command.ts';
import {unknownOption} from './unknown-option.ts';

const SHORT: Readonly<Record<string, string>> = {h: 'help', v: 'version', V: 'version'};

/**
 * Which command the words name, and the words that are left for it. Options may precede the command. Throws
 * {@link UsageError} for a word that is not a command and can be no operation.
 */
export function splitCommand(argv: readonly string[]): {
	readonly command: CommandKind;
	readonly rest: readonly string[];
} {
	const index = argv.findIndex((word, place) => !word.startsWith('-') && !takesValue(argv[place - 1]));
	const command = COMMAND_WORDS.find((word) => word === argv[index]);
	if (command !== undefined) return {command, rest: argv.toSpliced(index, 1)};
	refuseUnknownOption(index === -1 ? [] : argv.slice(0, index));
	refuseUnknownCommand(index === -1 ? [] : argv.slice(index));
	return {command: 'watch', rest: argv};
}

/** A word after an option that no command has may be its value, and a secret: the option is named, never the word. */
function refuseUnknownOption(words: readonly string[]): void {
	for (const word of words.filter((one) => one.startsWith('-') && one !== '-')) {
		const [typed] = splitFlag(word);
		const name = flagOf(typed) ?? '';
		if (!OPTIONS.some(({flag}) => flag === name)) throw unknownOption('watch', typed, name);
	}
}

/** Whether the words ask for the help or the version of a command instead of running it. */
export function askedInstead(argv: readonly string[]): 'help' | 'version' | undefined {
	const flags = argv.flatMap((word) => (word.startsWith('-') ? (flagOf(word) ?? []) : []));
	return (['help', 'version'] as const).find((flag) => flags.includes(flag));
}

function takesValue(word: string | undefined): boolean {
	return OPTIONS.some(({flag, type}) => type.label !== undefined && word === `--${flag}`);
}

/**
 * Checks the words of a command against the option table before they are parsed, because a sentence has to say what is
 * wrong: an unknown option, one given twice, one without its value. Throws {@link UsageError}.
 */
export function checkArguments(command: CommandKind, argv: readonly string[]): void {
	const seen = new Set<string>();
	for (let index = 0; index < argv.length; index += 1) {
		const word = argv[index] as string;
		if (word === '--') return;
		if (!word.startsWith('-') || word === '-') continue;
		const [flag = '', inline] = splitFlag(word);
		const option = findOption(command, flag);
		if (seen.has(option.flag) && option.type.isRepeatable === undefined)
			throw new UsageError(`--${option.flag} was given twice; give it once.`);
		seen.add(option.flag);
		if (checkValue(option, inline, argv[index + 1])) index += 1;
	}
}

/** The name of a flag as it was typed, `--help` or `-h`; undefined for a short one that nobody knows. */
function flagOf(typed: string): string | undefined {
	return typed.startsWith('--') ? typed.slice(2) : SHORT[typed.slice(1)];
}

function splitFlag(word: string): readonly [string, string | undefined] {
	const split = word.indexOf('=');
	return split === -1 ? [word, undefined] : [word.slice(0, split), word.slice(split + 1)];
}

/** The option that a flag names; throws if the command has none of that name. */
function findOption(command: CommandKind, typed: string): Option {
	const name = flagOf(typed) ?? '';
	const found = optionsOf(command).find(({flag}) => flag === name);
	if (found !== undefined) return found;
	throw unknownOption(command, typed, name);
}

/** Whether the next word is the option's value. */
function checkValue(option: Option, inline: string | undefined, next: string | undefined): boolean {
	if (option.type.label === undefined) {
		if (inline !== undefined) throw new UsageError(`--${option.flag} takes no value.`);
		return false;
	}
	if (inline !== undefined && inline !== '') return false;
	const isValue = next !== undefined && next !== '' && (!next.startsWith('-') || /^-\d/u.test(next));
	if (inline === '' || !isValue) throw new UsageError(`--${option.flag} needs a value: ${usageOf(option)}.`);
	return true;
}
