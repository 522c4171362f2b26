import {COMMAND_WORDS, COMMANDS, type CommandKind, type CommandSpec} from '../commands.ts';
import {type Option, optionsOf} from '../options.ts';

/** What may stand at a place: words known now, or what `sendwatch completion <list>` prints when it is asked, or a file. */
export type Candidates = {readonly words: readonly string[]} & Omit<NonNullable<CommandSpec['operands']>, 'words'>;

/** An option as a shell completes it. A switch has no `value`. */
export type CompletedOption = {
	readonly flag: string;
	readonly help: string;
	readonly isRepeatable: boolean;
	/** What the value is called, and what it can be. */
	readonly value?: {readonly label: string; readonly candidates: Candidates};
};

/** A command as a shell completes it: `word` is what it is called by, none for a watch. */
export type CompletedCommand = {
	readonly kind: CommandKind;
	readonly word?: string;
	readonly help: string;
	readonly operands: Candidates;
	readonly options: readonly CompletedOption[];
};

/** All there is to complete, from the tables that the help is made of. */
export function completionGrammar(): readonly CompletedCommand[] {
	return (Object.entries(COMMANDS) as readonly [CommandKind, CommandSpec][]).map(([kind, {help, operands}]) => ({
		kind,
		...(kind === 'watch' ? {} : {word: kind}),
		help: help[0] ?? '',
		// The words of all commands stand where an operation may be named.
		operands: {words: kind === 'watch' ? COMMAND_WORDS : [], ...operands},
		options: optionsOf(kind).map(completed),
	}));
}

function completed({flag, label, help, type}: Option): CompletedOption {
	const shown = label ?? type.label;
	const candidates = {words: [], ...type.completions};
	return {
		flag: `--${flag}`,
		help,
		isRepeatable: type.isRepeatable === true,
		...(shown === undefined ? {} : {value: {label: shown.slice(1, -1), candidates}}),
	};
}
