import {EMAIL_STATUSES, OPERATION_STATUSES} from '../../core/operation/status.ts';
import {faults, SCENARIOS} from '../../sandbox/options.ts';
import {COMMAND_WORDS, COMMANDS} from '../commands.ts';
import {type CommandKind, type OptionSpec, optionsOf} from '../options.ts';

/** The shells that completions are written for. */
export const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const;

/** What may stand at a place: words known now, or what `sendwatch completion <list>` prints when it is asked, or a file. */
export type Candidates = {
	readonly words: readonly string[];
	readonly list?: 'ids' | 'profiles';
	readonly hasFiles?: true;
};

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
	return (Object.keys(COMMANDS) as CommandKind[]).map((kind) => ({
		kind,
		...(kind === 'watch' ? {} : {word: kind}),
		help: COMMANDS[kind].help[0] ?? '',
		operands: operandsOf(kind),
		options: optionsOf(kind).map(completed),
	}));
}

/** The words of all commands and the recent operations stand first; after a command, what its usage names. */
function operandsOf(kind: CommandKind): Candidates {
	const {usage} = COMMANDS[kind];
	const words = kind === 'watch' ? COMMAND_WORDS : usage.includes('<shell>') ? SHELLS : [];
	return {
		words,
		...(usage.includes('operation') ? {list: 'ids' as const} : {}),
		...(usage.includes('file') ? {hasFiles: true as const} : {}),
	};
}

function completed(spec: OptionSpec): CompletedOption {
	const {name, value, help} = spec;
	return {
		flag: `--${name}`,
		help,
		isRepeatable: spec.isRepeatable === true,
		...(value === undefined ? {} : {value: {label: value.slice(1, -1), candidates: valuesOf(spec)}}),
	};
}

/** `<guide|reference>` says itself what it can be, but for what stands for something longer; others come from the tables they name. */
function valuesOf({name, value = '', commands}: OptionSpec): Candidates {
	if (name === 'profile') return {words: [], list: 'profiles'};
	const words = NAMED[name]?.(commands) ?? (/^<[\w|-]+\|[\w|-]+>$/u.test(value) ? value.slice(1, -1).split('|') : []);
	return {
		words: words.filter((word) => word !== 'threshold'),
		...(value === '<file>' ? {hasFiles: true as const} : {}),
	};
}

const NAMED: Readonly<Record<string, (commands: readonly CommandKind[]) => readonly string[]>> = {
	status: (commands) => (commands.includes('watch') ? EMAIL_STATUSES : OPERATION_STATUSES),
	scenario: () => Object.keys(SCENARIOS),
	fault: () => Object.keys(faults),
};
