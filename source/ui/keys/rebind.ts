import {type SafeText, say, untrusted} from '../../core/text/text.ts';
import type {Binding} from './bindings/binding.ts';
import type {Context, KeyEntry, KeyTable} from './key-entry.ts';
import {isTextKey, keySign} from './key-names.ts';
import {KEYMAP} from './keymap.ts';
import type {CommandName, KeyOverrides} from './names.ts';

/** The key table with some commands on other keys; all that people read of them follows. */
export function rebind(keymap: readonly Binding[], overrides: KeyOverrides): readonly Binding[] {
	return keymap.map((binding) => ({...binding, keys: overrides[binding.command] ?? binding.keys}));
}

/** Two commands with one key in one place: only the first would ever be reached. */
export type Conflict = {
	readonly key: string;
	readonly context: Context;
	readonly commands: readonly [CommandName, CommandName];
};

/** The keys that two commands have in one place. */
export function conflictsIn(table: KeyTable): readonly Conflict[] {
	const owners = new Map<string, CommandName>();
	const conflicts: Conflict[] = [];
	for (const {command, keys, contexts} of table)
		for (const context of contexts)
			for (const key of keys) {
				const owner = owners.get(`${context} ${key}`);
				if (owner !== undefined && owner !== command) conflicts.push({key, context, commands: [owner, command]});
				owners.set(`${context} ${key}`, command);
			}
	return conflicts;
}

/** The state in which a key of a find acts. */
const FINDING = 'while a find is on';
/** The states in which keys act, as a mistake in `[keys]` names them. */
const PLACES: Readonly<Record<Context, string>> = {
	list: 'in the list',
	overlay: 'over the list',
	help: 'in the help',
	'help-filter': 'in the filter of the help',
	prompt: 'in a prompt',
	menu: 'in a menu',
	triage: 'in the triage',
	'replay-triage': 'in the triage of a replay',
	'spoken-board': 'on the board for a screen reader',
	board: 'on the board',
	details: 'with an email open',
	replay: 'in a replay',
	'replay-details': 'with an email open in a replay',
	find: FINDING,
	'find-details': FINDING,
	'find-replay': FINDING,
	'find-replay-details': FINDING,
};

/** What is wrong with the keys that a command was given. */
export type OverrideMistake = {readonly name: CommandName; readonly text: SafeText};

/** What is wrong with overrides; `where` names the place in which a command was given its keys. */
export function overrideMistakes(
	overrides: KeyOverrides,
	where: (command: CommandName) => string,
): readonly OverrideMistake[] {
	const table = rebind(KEYMAP, overrides);
	const given = table.filter(({command}) => overrides[command] !== undefined);
	const single = given.flatMap((entry) =>
		mistakesOf(entry, where(entry.command)).map((text) => ({name: entry.command, text})),
	);
	return [...single, ...conflictSentences(table, overrides, where)];
}

/** What is wrong with the `[keys]` of a config file. */
function mistakesOf({command, keys, contexts}: KeyEntry, where: string): readonly SafeText[] {
	const place = untrusted(where);
	if (command === 'interrupt') {
		const [key = ''] = KEYMAP.find((one) => one.command === command)?.keys ?? [];
		return [say`${place}: ${keySign(key)} always quits, and has no other key.`];
	}
	if (!contexts.includes('prompt')) return [];
	return keys
		.filter(isTextKey)
		.map((key) => say`${place} is “${untrusted(keySign(key))}”, which is text in a prompt; use a ctrl or a named key.`);
}

/** A sentence for each conflict, at the command that was given the key; of several places where two commands meet the first is named. */
function conflictSentences(
	table: KeyTable,
	overrides: KeyOverrides,
	where: (command: CommandName) => string,
): readonly OverrideMistake[] {
	const told = new Map<string, OverrideMistake>();
	for (const {key, context, commands} of conflictsIn(table)) {
		const [first, second] = commands;
		const [mine, theirs] = overrides[first] === undefined ? [second, first] : [first, second];
		const pair = `${key} ${commands.join(' ')}`;
		// A key that always quits is no other command's, however that one is changed.
		const wayOut =
			theirs === 'interrupt'
				? say`which always quits; use another key.`
				: say`which is ${theirs} ${PLACES[context]}; give ${theirs} another key.`;
		if (!told.has(pair))
			told.set(pair, {
				name: mine,
				text: say`${untrusted(where(mine))} is “${untrusted(keySign(key))}”, ${wayOut}`,
			});
	}
	return [...told.values()];
}
