import {COMMAND_WORDS, COMMANDS, type CommandKind, type CommandSpec, type Completions} from '../commands.ts';
import {type Option, optionsOf} from '../options.ts';

/** A word that a shell offers, with what it means in one short phrase. */
export type Word = {readonly word: string; readonly meaning?: string};

/** What may be typed at a place: words known now, or what `sendwatch completion <list>` prints when it is asked, or a file. */
export type Candidates = {
	readonly words: readonly Word[];
	readonly list?: Completions['list'];
	readonly hasFiles?: true;
	/** Several of the words may be given, separated by commas. */
	readonly isList?: true;
};

/** An option as a shell completes it. A switch has no `value`. */
export type CompletedOption = {
	readonly flag: string;
	readonly help: string;
	readonly isRepeatable: boolean;
	/** What the value is called, and what it can be. */
	readonly value?: {readonly label: string; readonly candidates: Candidates};
};

/** A command as a shell completes it; a watch has no `word`. */
export type CompletedCommand = {
	readonly kind: CommandKind;
	readonly word?: string;
	readonly help: string;
	readonly operands: Candidates;
	readonly options: readonly CompletedOption[];
};

/** Words that only the rooms above know: the fields of a command's records, and the help topics other than commands. */
export type WordsFromAbove = {
	readonly fields: Readonly<Partial<Record<CommandKind, readonly Word[]>>>;
	readonly topics: readonly Word[];
};

/** All there is to complete, from the tables that the help is made of. */
export function completionGrammar(fromAbove: WordsFromAbove): readonly CompletedCommand[] {
	const kinds = Object.entries(COMMANDS) as readonly [CommandKind, CommandSpec][];
	return kinds.map(([kind, {help, operands = {}}]) => {
		const given = candidatesOf(operands, kind, fromAbove);
		// Where an operation may be named, a command may be, too.
		const words = kind === 'watch' || kind === 'help' ? [...commandWords(), ...given.words] : given.words;
		return {
			kind,
			...(kind === 'watch' ? {} : {word: kind}),
			help: phraseOf(help),
			operands: {...given, words, ...(operands.hasFiles === undefined ? {} : {hasFiles: operands.hasFiles})},
			options: optionsOf(kind).map((option) => completed(option, kind, fromAbove)),
		};
	});
}

/** What a command does, up to the first full stop, because a shell has one line for it. */
function phraseOf(help: readonly string[]): string {
	return help.join(' ').split(/[;:] /u, 1)[0] ?? '';
}

function commandWords(): readonly Word[] {
	return COMMAND_WORDS.map((word) => ({word, meaning: phraseOf(COMMANDS[word].help)}));
}

function candidatesOf(completions: Completions, kind: CommandKind, {fields, topics}: WordsFromAbove): Candidates {
	const {words = [], meanings = {}, list, fromAbove, isList} = completions;
	const known = words.map((word) => (meanings[word] === undefined ? {word} : {word, meaning: meanings[word]}));
	const above = fromAbove === 'fields' ? (fields[kind] ?? []) : fromAbove === 'topics' ? topics : [];
	return {
		words: [...known, ...above],
		...(list === undefined ? {} : {list}),
		...(isList === undefined ? {} : {isList}),
	};
}

function completed({flag, label, help, type}: Option, kind: CommandKind, fromAbove: WordsFromAbove): CompletedOption {
	const shown = label ?? type.label;
	const candidates = candidatesOf(type.completions ?? {}, kind, fromAbove);
	return {
		flag: `--${flag}`,
		help,
		isRepeatable: type.isRepeatable === true,
		...(shown === undefined ? {} : {value: {label: shown.slice(1, -1), candidates}}),
	};
}
