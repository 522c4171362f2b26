import {type HintedText, withKeys} from '../../core/text/hints.ts';
import {type SafeText, safe, safeLine} from '../../core/text/text.ts';
import type {Situation} from './context.ts';
import type {KeyEntry, KeyTable, Label} from './key-entry.ts';
import {keySign, keyWord} from './key-names.ts';
import {keysHere} from './lookup.ts';
import type {CommandName} from './names.ts';

/**
 * The key of a command for a sentence: the first that performs it here, or, for a sentence that says itself where it works, the first it
 * has; undefined if there is none, so that the sentence leaves that part out.
 */
export type KeyOf = (command: CommandName, isElsewhere?: boolean) => SafeText | undefined;

/** Names the keys of a table for where the user is now. */
export function keysIn(table: KeyTable, situation: Situation): KeyOf {
	return (command, isElsewhere = false) => {
		const entry = table.find((one) => one.command === command);
		if (entry === undefined) return undefined;
		const [key] = isElsewhere ? entry.keys : keysHere(entry, situation, table);
		return key === undefined ? undefined : safeLine(keyWord(key));
	};
}

/** A hint for the footer: one key or two, and what they do. */
export type Hint = {
	readonly command: CommandName;
	readonly keys: SafeText;
	readonly label: SafeText;
	readonly inside?: SafeText;
	/** Its label beside a notice, where that is shorter. */
	readonly short?: SafeText;
	readonly rank: number;
};

/** The hints for the footer, in the order of the table: of the keys that do something here. */
export function footerHints(table: KeyTable, situation: Situation, isAscii: boolean): readonly Hint[] {
	return table.flatMap(({command, footer}) => {
		const {contexts = [situation.context]} = footer ?? {};
		if (footer === undefined || !contexts.includes(situation.context)) return [];
		const keys = keysTogether(footer.and === undefined ? [command] : [command, footer.and], table, situation, isAscii);
		const inside = footer.inside === undefined ? {} : {inside: safeLine(footer.inside)};
		return keys === '' ? [] : [{command, keys, label: safeLine(footer.label), ...inside, rank: footer.rank}];
	});
}

/** One key of each of some commands, as far as they have one here: `↑↓`, `n p`. */
export function keysTogether(
	commands: readonly CommandName[],
	table: KeyTable,
	situation: Situation,
	isAscii: boolean,
): SafeText {
	const names = commands.flatMap((command) => {
		const entry = table.find((one) => one.command === command);
		return (entry === undefined ? [] : keysHere(entry, situation, table)).slice(0, 1);
	});
	const signs = names.map(isAscii ? keyWord : keySign);
	return safeLine(signs.join(signs.every((sign) => ARROW.test(sign)) ? '' : ' '));
}

const ARROW = /^[↑↓←→]$/u;

/** All keys of an entry as tables show them: `PgUp ^U ^B`. */
export function allKeys({keys}: KeyEntry, isAscii = false): SafeText {
	return safeLine(keys.map(isAscii ? keyWord : keySign).join(' '));
}

/** What an entry does in a watch, or elsewhere where it says so, in words; the keys that they name are those of the table. */
export function labelOf({label, contexts}: KeyEntry, table: KeyTable): SafeText {
	const text = labelText(label, table);
	return contexts.every((context) => context === 'board' || context === 'spoken-board')
		? safe`on the board: ${text}`
		: text;
}

/** What an entry does in a watch and, if that is something else, on the board. */
export function wholeLabelOf(entry: KeyEntry, table: KeyTable): SafeText {
	const text = labelOf(entry, table);
	return entry.onBoard === undefined ? text : safe`${text}; on the board: ${labelOnBoard(entry, table)}`;
}

/** What an entry does on the board. */
export function labelOnBoard({label, onBoard = label}: KeyEntry, table: KeyTable): SafeText {
	return labelText(onBoard, table);
}

function labelText(label: Label, table: KeyTable): SafeText {
	const keyOf = (command: CommandName) => {
		const [key] = table.find((one) => one.command === command)?.keys ?? [];
		return key === undefined ? undefined : safeLine(keyWord(key));
	};
	const text: HintedText<CommandName> = typeof label === 'string' ? safeLine(label) : label;
	return withKeys(text, keyOf);
}

/** The table as the documents and the man page print it. */
export function printedKeys(table: KeyTable): readonly {readonly keys: string; readonly label: string}[] {
	return table.map((entry) => ({keys: allKeys(entry), label: wholeLabelOf(entry, table)}));
}
