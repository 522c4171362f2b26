import {UsageError} from '../core/errors.ts';
import {say, untrusted} from '../core/text/text.ts';
import type {KeyOverrides} from '../ui/keys/names.ts';
import {COMMAND_WORDS} from './commands.ts';
import {nearest} from './nearest.ts';
import {type CommandKind, OPTIONS, type OptionSpec, optionsOf} from './options.ts';

/** What was typed, taken apart: the command, the operands, and the text of every flag given. */
export type Arguments = {
	readonly command: CommandKind;
	readonly operands: readonly string[];
	readonly flags: Readonly<Record<string, string | boolean | readonly string[]>>;
	/** What the config file sets, where there is one. */
	readonly file?: FileSettings;
};

/** What the config file sets for the profile that was chosen, as texts that are read like those of flags. */
export type FileSettings = {
	/** Where it is, as people write it. */
	readonly path: string;
	readonly profile?: string;
	/** By the option's name. */
	readonly values: Readonly<Record<string, FileValue>>;
	readonly credentialsCommand?: CredentialsCommand;
	/** The keys that the file gives to commands. */
	readonly keys?: KeyOverrides;
};

/** The shell command that prints the credentials; `isFirst` where a profile named by a flag brings it, so that it goes before the environment. */
export type CredentialsCommand = FileValue & {readonly isFirst: boolean};

/** One setting of the file; `from` names its place in a sentence: `~/.config/sendwatch/config.toml:3:1: interval`. */
export type FileValue = {readonly texts: readonly string[]; readonly from: string};

const SHORT: Readonly<Record<string, string>> = {h: 'help', v: 'version'};

/** Which command the words name, and the words that are left for it. Options may stand before the command. */
export function splitCommand(argv: readonly string[]): {
	readonly command: CommandKind;
	readonly rest: readonly string[];
} {
	const index = argv.findIndex((word, place) => !word.startsWith('-') && !takesValue(argv[place - 1]));
	const command = COMMAND_WORDS.find((word) => word === argv[index]);
	return command === undefined ? {command: 'watch', rest: argv} : {command, rest: argv.toSpliced(index, 1)};
}

function takesValue(word: string | undefined): boolean {
	return OPTIONS.some(({name, value}) => value !== undefined && word === `--${name}`);
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
		const spec = findOption(command, flag);
		if (seen.has(spec.name) && spec.isRepeatable === undefined)
			throw new UsageError(`--${spec.name} was given twice; give it once.`);
		seen.add(spec.name);
		if (checkValue(spec, inline, argv[index + 1])) index += 1;
	}
}

function splitFlag(word: string): readonly [string, string | undefined] {
	const split = word.indexOf('=');
	return split === -1 ? [word, undefined] : [word.slice(0, split), word.slice(split + 1)];
}

function findOption(command: CommandKind, flag: string): OptionSpec {
	const name = flag.startsWith('--') ? flag.slice(2) : (SHORT[flag.slice(1)] ?? '');
	const spec = optionsOf(command).find((option) => option.name === name);
	if (spec !== undefined) return spec;
	const elsewhere = OPTIONS.filter((option) => option.name === name).flatMap(({commands}) => commands);
	if (elsewhere.length > 0)
		throw new UsageError(
			say`${untrusted(flag)} is an option of ${elsewhere.map((one) => `sendwatch ${one === 'watch' ? '<operation>' : one}`).join(' and ')} only.`,
		);
	const meant = nearest(
		name,
		optionsOf(command).map((option) => option.name),
	);
	const hint = meant === undefined ? '' : ` Did you mean --${meant}?`;
	throw new UsageError(say`There is no option ${untrusted(flag)}.${hint} sendwatch --help lists them.`);
}

/** Whether the next word is the option's value. */
function checkValue({name, value}: OptionSpec, inline: string | undefined, next: string | undefined): boolean {
	if (value === undefined) {
		if (inline !== undefined) throw new UsageError(`--${name} takes no value; give it alone.`);
		return false;
	}
	if (inline !== undefined && inline !== '') return false;
	const isValue = next !== undefined && next !== '' && (!next.startsWith('-') || /^-\d/u.test(next));
	if (inline === '' || !isValue) throw new UsageError(`--${name} needs a value: --${name} ${value}.`);
	return true;
}
