import {type SafeText, say, untrusted} from '../core/text/text.ts';
import {type Binding, type CommandName, type Context, KEYMAP} from '../ui/keys/keymap.ts';
import {conflictsIn, isText, keyName, rebind, shownKey} from '../ui/keys/rebind.ts';
import {nearest} from './nearest.ts';

/** The `[keys]` of a config file: the table they make, or what is wrong with them. `where` names the place of a command in it. */
export type KeysRead = {readonly keymap: readonly Binding[]; readonly mistakes: readonly SafeText[]};

const PLACES: Readonly<Record<Context, string>> = {
	list: 'in the list',
	overlay: 'over the list',
	help: 'in the help',
	prompt: 'in a line being typed',
	menu: 'in a menu',
	details: 'with an email open',
	replay: 'in a replay',
	'replay-details': 'with an email open in a replay',
};

/** Terminals send these as other keys, so that they never arrive under their own names. */
const NEVER_SENT: Readonly<Record<string, string>> = {
	'ctrl-h': 'Backspace',
	'ctrl-i': 'Tab',
	'ctrl-j': 'Enter',
	'ctrl-m': 'Enter',
};

/** Reads the keys that commands are given, checked against the key table and each other. */
export function readKeys(
	keys: Readonly<Record<string, string | readonly string[]>>,
	where: (command: string) => string,
): KeysRead {
	const requests = Object.entries(keys).map(([command, given]) => ({command, texts: [given].flat()}));
	const mistakes = requests.flatMap(({command, texts}) => mistakesIn(command, texts, where(command)));
	if (mistakes.length > 0) return {keymap: KEYMAP, mistakes};
	const named = requests.map(({command, texts}) => [command, texts.flatMap((text) => keyName(text) ?? [])]);
	const keymap = rebind(KEYMAP, Object.fromEntries(named));
	return {keymap, mistakes: conflictSentences(keymap, Object.keys(keys), where)};
}

function mistakesIn(command: string, texts: readonly string[], where: string): readonly SafeText[] {
	const place = untrusted(where);
	const binding = KEYMAP.find((one) => one.command === command);
	if (binding === undefined) {
		const names = KEYMAP.map((one) => one.command);
		const meant = nearest(command, names);
		return [
			say`${place} is no command. ${meant === undefined ? `There are ${names.join(', ')}.` : `Did you mean ${meant}?`}`,
		];
	}
	if (command === 'interrupt') return [say`${place}: ^C always quits, and has no other key.`];
	return texts.flatMap((text) => keyMistake(text, binding, where) ?? []);
}

function keyMistake(text: string, {contexts}: Binding, where: string): SafeText | undefined {
	const [place, quoted] = [untrusted(where), untrusted(text)];
	const key = keyName(text);
	if (key === undefined)
		return say`${place} is “${quoted}”; a key is one character, ctrl-a to ctrl-z, or up, down, left, right, home, end, pageup, pagedown, enter, escape, tab, space, backspace, delete.`;
	if (NEVER_SENT[key] !== undefined) return say`${place} is “${quoted}”, which terminals send as ${NEVER_SENT[key]}.`;
	if (contexts.includes('prompt') && isText(key))
		return say`${place} is “${quoted}”, which is text in a line being typed; take a ctrl or a named key.`;
	return undefined;
}

/** Each conflict is told once, at the command that was given the key. */
function conflictSentences(
	keymap: readonly Binding[],
	given: readonly string[],
	where: (command: string) => string,
): readonly SafeText[] {
	const told = conflictsIn(keymap).map(({key, context, commands}) => {
		const [first, second]: readonly [CommandName, CommandName] = commands;
		const [mine, theirs] = given.includes(first) ? [first, second] : [second, first];
		return say`${untrusted(where(mine))} is “${untrusted(shownKey(key))}”, which is ${theirs} ${PLACES[context]}; give ${theirs} another key.`;
	});
	return [...new Set(told)];
}
