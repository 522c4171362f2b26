/**
 * Where a key works: on the list, on what lies over it, in a line being typed, in a list to choose from, or with an email
 * open beside the list: there the list's keys work on, unless they have another meaning.
 */
export type Context = 'list' | 'overlay' | 'prompt' | 'menu' | 'details';

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
	| 'clear-filter'
	| 'refresh'
	| 'slower'
	| 'faster'
	| 'help'
	| 'back'
	| 'stop'
	| 'mark'
	| 'mark-range'
	| 'quit'
	| 'interrupt'
	| 'suspend'
	| 'apply'
	| 'complete'
	| 'cancel'
	| 'choose'
	| 'mark-item';

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
		footer: {keys: 'n p', label: 'page', rank: 3},
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
	{command: 'clear-filter', keys: ['backspace'], shown: '⌫', label: 'clear the tag filter', contexts: LIST},
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
		footer: {keys: 'J K', label: 'scroll', rank: 2},
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
		command: 'refresh',
		keys: ['r'],
		shown: 'r',
		label: 'poll now; also after polling has stopped',
		contexts: ['list', 'overlay'],
		footer: {keys: 'r', label: 'refresh', rank: 6},
	},
	{command: 'faster', keys: ['+', '='], shown: '+', label: 'poll more often', contexts: LIST},
	{command: 'slower', keys: ['-', '_'], shown: '-', label: 'poll less often', contexts: LIST},
	{
		command: 'help',
		keys: ['?'],
		shown: '?',
		label: 'this help',
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
		label: 'in the list: stop loading, end the range, take the marks away',
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
		command: 'mark-item',
		keys: [' '],
		shown: '␣',
		label: 'in a menu of several: mark one, or take its mark away',
		contexts: ['menu'],
	},
];

/** The command that a key has in a context, if any. */
export function commandFor(key: string, context: Context): CommandName | undefined {
	const has = ({keys, contexts}: Binding, place: Context) => contexts.includes(place) && keys.includes(key);
	const own = KEYMAP.find((binding) => has(binding, context));
	return (own ?? (context === 'details' ? KEYMAP.find((binding) => has(binding, 'list')) : undefined))?.command;
}

/** The hints for the footer, the most important first. */
export function footerHints(
	context: Context,
): readonly {readonly keys: string; readonly label: string; readonly rank: number}[] {
	return KEYMAP.flatMap(({footer, contexts, keys}) => {
		const isHere = contexts.includes(context) || (context === 'details' && contexts.includes('list'));
		const isOther = context === 'details' && !contexts.includes('details') && keys.some(isTakenByDetails);
		return footer !== undefined && isHere && !isOther ? [footer] : [];
	});
}

function isTakenByDetails(key: string): boolean {
	return KEYMAP.some(({keys, contexts}) => contexts.includes('details') && keys.includes(key));
}
