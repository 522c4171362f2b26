/**
 * Where a key works: on the list, on what lies over it, in a line being typed, in a list to choose from, with an email open
 * beside the list, on the list of a replay, with an email open in a replay.
 */
export type Context = 'list' | 'overlay' | 'help' | 'prompt' | 'menu' | 'details' | 'replay' | 'replay-details';

/** What a key asks for. */
export type CommandName =
	| 'move-up'
	| 'move-down'
	| 'screen-up'
	| 'screen-down'
	| 'start'
	| 'end'
	| 'next-page'
	| 'previous-page'
	| 'find'
	| 'next-match'
	| 'previous-match'
	| 'next-failure'
	| 'previous-failure'
	| 'clusters'
	| 'details'
	| 'close-details'
	| 'scroll-up'
	| 'scroll-down'
	| 'scroll-screen-up'
	| 'scroll-screen-down'
	| 'switch-body'
	| 'raw'
	| 'freeze'
	| 'tags'
	| 'statuses'
	| 'failures-only'
	| 'dates'
	| 'clear-filter'
	| 'refresh'
	| 'slower'
	| 'faster'
	| 'help'
	| 'back'
	| 'stop'
	| 'mark'
	| 'mark-range'
	| 'mask'
	| 'copy'
	| 'export'
	| 'note'
	| 'quit'
	| 'interrupt'
	| 'suspend'
	| 'apply'
	| 'complete'
	| 'recall-older'
	| 'recall-newer'
	| 'cancel'
	| 'choose'
	| 'run'
	| 'mark-item'
	| 'replay-pause'
	| 'replay-faster'
	| 'replay-slower';

/** One line of the key table: it feeds the handler, the footer, the help and the README. */
export type Binding = {
	readonly command: CommandName;
	/** Names as `keyNames` gives them. */
	readonly keys: readonly string[];
	/** How the keys are written for people. */
	readonly shown: string;
	/** What it does, for the help. */
	readonly label: string;
	readonly contexts: readonly Context[];
	/** The short form in the footer; bindings without one are only in the help. The lower the rank, the longer it stays when there is little room. */
	readonly footer?: {readonly keys: string; readonly label: string; readonly rank: number};
};

const LIST = ['list'] as const;
const DETAILS = ['details'] as const;
const SCROLL = ['list', 'overlay', 'menu'] as const;
const EVERYWHERE = ['list', 'overlay', 'prompt', 'menu'] as const;

/** Every key of sendwatch. */
export const KEYMAP: readonly Binding[] = [
	{command: 'move-up', keys: ['up', 'k'], shown: '↑ k', label: 'up one row', contexts: SCROLL},
	{
		command: 'move-down',
		keys: ['down', 'j'],
		shown: '↓ j',
		label: 'down one row; past the last loaded one the next page comes',
		contexts: SCROLL,
		footer: {keys: '↑↓', label: 'move', rank: 4},
	},
	{
		command: 'screen-up',
		keys: ['pageup', 'ctrl-u', 'ctrl-b'],
		shown: 'PgUp ^U ^B',
		label: 'up one screen',
		contexts: SCROLL,
	},
	{
		command: 'screen-down',
		keys: ['pagedown', 'ctrl-d', 'ctrl-f'],
		shown: 'PgDn ^D ^F',
		label: 'down one screen',
		contexts: SCROLL,
	},
	{command: 'start', keys: ['home', 'g'], shown: 'Home g', label: 'to the first email', contexts: LIST},
	{
		command: 'end',
		keys: ['end', 'G'],
		shown: 'End G',
		label: 'to the last email, loading all pages (Esc stops)',
		contexts: LIST,
	},
	{
		command: 'next-page',
		keys: ['n'],
		shown: 'n',
		label: 'to the next page of the server',
		contexts: LIST,
		footer: {keys: 'n p', label: 'page', rank: 6},
	},
	{command: 'previous-page', keys: ['p'], shown: 'p', label: 'to the page before', contexts: LIST},
	{
		command: 'tags',
		keys: ['t'],
		shown: 't',
		label: 'filter by tags',
		contexts: LIST,
		footer: {keys: 't', label: 'tags', rank: 2},
	},
	{
		command: 'statuses',
		keys: ['s'],
		shown: 's',
		label: 'filter by status, one or several',
		contexts: LIST,
		footer: {keys: 's', label: 'status', rank: 4},
	},
	{
		command: 'failures-only',
		keys: ['f'],
		shown: 'f',
		label: 'only what failed or was not delivered; again: as before',
		contexts: LIST,
		footer: {keys: 'f', label: 'failures', rank: 2},
	},
	{
		command: 'dates',
		keys: ['d'],
		shown: 'd',
		label: 'filter by time of creation: 2h, yesterday, 14:05..15:00',
		contexts: LIST,
	},
	{
		command: 'clear-filter',
		keys: ['backspace'],
		shown: '⌫',
		label: 'clear the filter that was set last',
		contexts: LIST,
	},
	{
		command: 'details',
		keys: ['enter'],
		shown: '⏎',
		label: 'open the email under the cursor',
		contexts: LIST,
		footer: {keys: '⏎', label: 'details', rank: 5},
	},
	{
		command: 'close-details',
		keys: ['enter'],
		shown: '⏎',
		label: 'with an email open: close it, as Esc does',
		contexts: DETAILS,
	},
	{
		command: 'scroll-down',
		keys: ['J'],
		shown: 'J',
		label: 'with an email open: scroll it down one line',
		contexts: DETAILS,
		footer: {keys: 'J K', label: 'scroll', rank: 1},
	},
	{
		command: 'scroll-up',
		keys: ['K'],
		shown: 'K',
		label: 'with an email open: scroll it up one line',
		contexts: DETAILS,
	},
	{
		command: 'scroll-screen-down',
		keys: ['}'],
		shown: '}',
		label: 'with an email open: scroll it down by what is visible',
		contexts: DETAILS,
	},
	{
		command: 'scroll-screen-up',
		keys: ['{'],
		shown: '{',
		label: 'with an email open: scroll it up by what is visible',
		contexts: DETAILS,
	},
	{
		command: 'switch-body',
		keys: ['h'],
		shown: 'h',
		label: 'with an email open: its html as text, or its text part',
		contexts: DETAILS,
		footer: {keys: 'h', label: 'html/text', rank: 4},
	},
	{
		command: 'raw',
		keys: ['R'],
		shown: 'R',
		label: 'with an email open: the raw JSON, and back',
		contexts: DETAILS,
		footer: {keys: 'R', label: 'raw', rank: 3},
	},
	{
		command: 'freeze',
		keys: [' '],
		shown: '␣',
		label: 'freeze the list, the bars go on; again to let it go on',
		contexts: LIST,
		footer: {keys: '␣', label: 'freeze', rank: 7},
	},
	{
		command: 'find',
		keys: ['/'],
		shown: '/',
		label: 'find among the loaded emails: recipient, name, subject, id, tag',
		contexts: LIST,
		footer: {keys: '/', label: 'find', rank: 3},
	},
	{command: 'next-match', keys: [']'], shown: ']', label: 'to the next match', contexts: LIST},
	{command: 'previous-match', keys: ['['], shown: '[', label: 'to the match before', contexts: LIST},
	{
		command: 'next-failure',
		keys: ['e'],
		shown: 'e',
		label: 'to the next failed or undelivered email, loading pages (Esc stops)',
		contexts: LIST,
		footer: {keys: 'e', label: 'next failure', rank: 3},
	},
	{
		command: 'previous-failure',
		keys: ['E'],
		shown: 'E',
		label: 'to the failed or undelivered email before',
		contexts: LIST,
	},
	{
		command: 'clusters',
		keys: ['c'],
		shown: 'c',
		label: 'what the failures have in common: domain, status, tag; Enter narrows the list to it',
		contexts: LIST,
		footer: {keys: 'c', label: 'clusters', rank: 5},
	},
	{
		command: 'mark',
		keys: ['m'],
		shown: 'm',
		label: 'mark the email under the cursor, or take its mark away',
		contexts: LIST,
	},
	{
		command: 'mark-range',
		keys: ['v'],
		shown: 'v',
		label: 'mark a range: from here to where the cursor goes; v again ends it',
		contexts: LIST,
	},
	{
		command: 'copy',
		keys: ['y'],
		shown: 'y',
		label: 'copy the marked emails, or the one under the cursor: ids, addresses, rows, JSON, curl',
		contexts: ['list', 'overlay'],
		footer: {keys: 'y', label: 'copy', rank: 7},
	},
	{
		command: 'export',
		keys: ['x'],
		shown: 'x',
		label: 'export the marked emails, or all that the filters select: CSV, NDJSON, JSON',
		contexts: ['list', 'overlay'],
		footer: {keys: 'x', label: 'export', rank: 8},
	},
	{
		command: 'note',
		keys: ['w'],
		shown: 'w',
		label: 'write an incident note: counts, what the failures have in common, sample ids, as Markdown',
		contexts: ['list', 'overlay'],
	},
	{
		command: 'mask',
		keys: ['M'],
		shown: 'M',
		label: 'hide recipients, also in what is copied and written; or show them again',
		contexts: ['list', 'overlay'],
	},
	{
		command: 'refresh',
		keys: ['r'],
		shown: 'r',
		label: 'poll now; also after polling has stopped',
		contexts: ['list', 'overlay'],
		footer: {keys: 'r', label: 'refresh', rank: 8},
	},
	{command: 'faster', keys: ['+', '='], shown: '+', label: 'poll more often', contexts: LIST},
	{command: 'slower', keys: ['-', '_'], shown: '-', label: 'poll less often', contexts: LIST},
	{
		command: 'help',
		keys: ['?'],
		shown: '?',
		label: 'every key; Enter does what the line under the cursor says',
		contexts: ['list', 'overlay'],
		footer: {keys: '?', label: 'help', rank: 1},
	},
	{
		command: 'back',
		keys: ['escape'],
		shown: 'Esc',
		label: 'close what lies over the list or beside it',
		contexts: ['overlay', 'menu', 'details'],
		footer: {keys: 'Esc', label: 'back', rank: 0},
	},
	{
		command: 'stop',
		keys: ['escape'],
		shown: 'Esc',
		label: 'in the list: stop loading or exporting, end the find or the range, take the marks away',
		contexts: LIST,
	},
	{
		command: 'quit',
		keys: ['q'],
		shown: 'q',
		label: 'quit, leaving a summary',
		contexts: ['list', 'overlay', 'menu'],
		footer: {keys: 'q', label: 'quit', rank: 0},
	},
	{
		command: 'interrupt',
		keys: ['ctrl-c'],
		shown: '^C',
		label: 'quit at once (exit code 130)',
		contexts: EVERYWHERE,
	},
	{
		command: 'suspend',
		keys: ['ctrl-z'],
		shown: '^Z',
		label: 'suspend; fg in the shell comes back',
		contexts: EVERYWHERE,
	},
	{
		command: 'apply',
		keys: ['enter'],
		shown: '⏎',
		label: 'in a line being typed: apply it; an empty one clears',
		contexts: ['prompt'],
		footer: {keys: '⏎', label: 'apply', rank: 0},
	},
	{
		command: 'complete',
		keys: ['tab'],
		shown: 'Tab',
		label: 'in a line being typed: complete what was seen so far',
		contexts: ['prompt'],
		footer: {keys: 'Tab', label: 'complete', rank: 2},
	},
	{
		command: 'recall-older',
		keys: ['up'],
		shown: '↑',
		label: 'in a line being typed: what was applied before',
		contexts: ['prompt'],
		footer: {keys: '↑', label: 'earlier', rank: 3},
	},
	{
		command: 'recall-newer',
		keys: ['down'],
		shown: '↓',
		label: 'in a line being typed: back to what was typed',
		contexts: ['prompt'],
	},
	{
		command: 'cancel',
		keys: ['escape'],
		shown: 'Esc',
		label: 'in a line being typed: leave things as they were',
		contexts: ['prompt'],
		footer: {keys: 'Esc', label: 'cancel', rank: 1},
	},
	{
		command: 'choose',
		keys: ['enter'],
		shown: '⏎',
		label: 'in a menu: take what is under the cursor, or what is marked',
		contexts: ['menu'],
		footer: {keys: '⏎', label: 'choose', rank: 0},
	},
	{
		command: 'run',
		keys: ['enter'],
		shown: '⏎',
		label: 'in the help: do what the line under the cursor says',
		contexts: ['help'],
		footer: {keys: '⏎', label: 'run', rank: 0},
	},
	{
		command: 'mark-item',
		keys: [' '],
		shown: '␣',
		label: 'in a menu of several: mark one, or take its mark away',
		contexts: ['menu'],
	},
	{
		command: 'replay-pause',
		keys: [' '],
		shown: '␣',
		label: 'in a replay: pause, go on; at its end, begin again',
		contexts: ['replay'],
		footer: {keys: '␣', label: 'pause', rank: 1},
	},
	{
		command: 'replay-faster',
		keys: ['+', '='],
		shown: '+',
		label: 'in a replay: faster',
		contexts: ['replay'],
		footer: {keys: '+ -', label: 'speed', rank: 2},
	},
	{command: 'replay-slower', keys: ['-', '_'], shown: '-', label: 'in a replay: slower', contexts: ['replay']},
];

/** What asks the server: a replay has none to ask. */
const NOT_IN_REPLAY: ReadonlySet<CommandName> = new Set([
	'tags',
	'statuses',
	'failures-only',
	'dates',
	'clear-filter',
	'refresh',
]);

/** Whether a command can do something in a replay. */
export function worksInReplay(command: CommandName): boolean {
	return !NOT_IN_REPLAY.has(command);
}

/** Where a key is looked up that has no meaning of its own there. */
const FALLBACKS: Partial<Record<Context, readonly Context[]>> = {
	details: ['list'],
	replay: ['list'],
	help: ['overlay'],
	'replay-details': ['details', 'replay', 'list'],
};

function bindingOf(key: string, context: Context, keymap: readonly Binding[]): Binding | undefined {
	for (const place of [context, ...(FALLBACKS[context] ?? [])]) {
		const found = keymap.find(({keys, contexts}) => contexts.includes(place) && keys.includes(key));
		if (found !== undefined) return found;
	}
	return undefined;
}

/** The command that a key has in a context, if any. */
export function commandFor(
	key: string,
	context: Context,
	keymap: readonly Binding[] = KEYMAP,
): CommandName | undefined {
	return bindingOf(key, context, keymap)?.command;
}

/** Whether a binding does something in a context: one of its keys leads to it, or it has none but belongs there. */
export function worksIn(binding: Binding, context: Context, keymap: readonly Binding[] = KEYMAP): boolean {
	const {command, keys, contexts} = binding;
	const isReplay = context === 'replay' || context === 'replay-details';
	if (isReplay && !worksInReplay(command)) return false;
	if (keys.length === 0) return [context, ...(FALLBACKS[context] ?? [])].some((place) => contexts.includes(place));
	return keys.some((key) => bindingOf(key, context, keymap) === binding);
}

/** The hints for the footer, the most important first: of the keys that do something there. */
export function footerHints(
	context: Context,
	keymap: readonly Binding[] = KEYMAP,
): readonly {readonly keys: string; readonly label: string; readonly rank: number}[] {
	return keymap.flatMap((binding) =>
		binding.footer !== undefined && binding.keys.length > 0 && worksIn(binding, context, keymap)
			? [binding.footer]
			: [],
	);
}
