/** How the keys that are no character are written: as a sign in tables and hints, as a word in sentences and where there is only ASCII. */
const NAMED: Readonly<Record<string, {readonly sign: string; readonly word: string}>> = {
	up: {sign: '↑', word: 'Up'},
	down: {sign: '↓', word: 'Down'},
	left: {sign: '←', word: 'Left'},
	right: {sign: '→', word: 'Right'},
	pageup: {sign: 'PgUp', word: 'PgUp'},
	pagedown: {sign: 'PgDn', word: 'PgDn'},
	home: {sign: 'Home', word: 'Home'},
	end: {sign: 'End', word: 'End'},
	enter: {sign: '⏎', word: 'Enter'},
	escape: {sign: 'Esc', word: 'Esc'},
	tab: {sign: 'Tab', word: 'Tab'},
	'shift-tab': {sign: '⇧Tab', word: 'Shift-Tab'},
	backspace: {sign: '⌫', word: 'Backspace'},
	delete: {sign: 'Del', word: 'Del'},
	' ': {sign: '␣', word: 'Space'},
};

/** The names of the keys that are no character, and of the space bar. */
export const NAMED_KEYS: readonly string[] = Object.keys(NAMED);

const ALIASES: Readonly<Record<string, string>> = {
	esc: 'escape',
	return: 'enter',
	space: ' ',
	pgup: 'pageup',
	pgdn: 'pagedown',
	del: 'delete',
};

/** Terminals send these as other keys, so they never arrive under their own names. */
const SENT_AS: Readonly<Record<string, string>> = {
	'ctrl-h': 'backspace',
	'ctrl-i': 'tab',
	'ctrl-j': 'enter',
	'ctrl-m': 'enter',
};

/** What can be written for a key, for a sentence. */
export const KEY_SPELLING =
	'a key is one character, ctrl-a to ctrl-z, or up, down, left, right, home, end, pageup, pagedown, enter, escape, tab, shift-tab, space, backspace, delete';

/** The name of a key as the key table has it (`Ctrl-X` → `ctrl-x`, `space` → ` `); undefined for what is not a key. */
export function keyName(text: string): string | undefined {
	const lower = text.toLowerCase();
	const name = ALIASES[lower] ?? lower;
	if (Object.hasOwn(NAMED, name) || /^ctrl-[a-z]$/u.test(name)) return name;
	return /^[\P{C}]$/u.test(text) ? text : undefined;
}

/** The name of the key as which terminals send this one, if they do not tell the two apart. */
export function sentAs(name: string): string | undefined {
	return SENT_AS[name];
}

/** A key as tables and hints show it: `⏎`, `^C`, `x`. */
export function keySign(name: string): string {
	return NAMED[name]?.sign ?? plainKey(name);
}

/** A key as sentences show it, and tables on terminals that have only ASCII: `Enter`, `^C`, `x`. */
export function keyWord(name: string): string {
	return NAMED[name]?.word ?? plainKey(name);
}

/** Whether a key types a character, so that it is not a command where a line is being typed. */
export function isTextKey(name: string): boolean {
	return name === ' ' || (NAMED[name] === undefined && !name.startsWith('ctrl-'));
}

function plainKey(name: string): string {
	const control = /^ctrl-(?<character>.)$/u.exec(name)?.groups?.character;
	if (control !== undefined) return `^${control === ' ' ? keyWord(control) : control.toUpperCase()}`;
	return [...name].length === 1 ? name : name.charAt(0).toUpperCase() + name.slice(1);
}
