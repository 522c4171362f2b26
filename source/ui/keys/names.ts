/** Every command that a key can have, group by group, in the order in which the help, the documents and the man page list them. */
export const COMMANDS = {
	moving: ['move-up', 'move-down', 'screen-up', 'screen-down', 'start', 'end', 'next-page', 'previous-page'],
	filtering: ['tags', 'statuses', 'failures-only', 'dates', 'clear-filter'],
	details: [
		'details',
		'focus-details',
		'scroll-down',
		'scroll-up',
		'scroll-screen-down',
		'scroll-screen-up',
		'switch-body',
		'raw',
	],
	reading: ['freeze', 'find', 'next-match', 'previous-match'],
	failures: ['next-failure', 'previous-failure', 'clusters', 'panel'],
	triage: ['enter-pane', 'group-by', 'narrow'],
	'handing-over': ['mark', 'mark-range', 'mark-all', 'copy', 'export', 'note', 'mask'],
	polling: ['refresh', 'faster', 'slower'],
	board: ['open-board', 'watch-send', 'group-sends', 'sort-sends', 'compare', 'list-sends'],
	'whole-app': ['help', 'message', 'back', 'stop', 'quit', 'interrupt', 'suspend', 'redraw'],
	'lines-and-menus': [
		'apply',
		'complete',
		'complete-back',
		'recall-older',
		'recall-newer',
		'cancel',
		'choose',
		'run',
		'filter-help',
		'mark-item',
	],
	editing: [
		'caret-left',
		'caret-right',
		'line-start',
		'line-end',
		'delete-back',
		'delete-forward',
		'delete-word',
		'delete-to-start',
	],
	replay: ['replay-pause', 'replay-faster', 'replay-slower'],
} as const;

/** Commands that belong together. */
export type Group = keyof typeof COMMANDS;

/** What a key of a group asks for. */
export type CommandIn<Name extends Group> = (typeof COMMANDS)[Name][number];

/** What a key asks for. A name without an entry in its group's bindings (`bindings/`) does not compile. */
export type CommandName = CommandIn<Group>;

/** The names of all commands, in order. */
export const COMMAND_NAMES: readonly CommandName[] = Object.values(COMMANDS).flat();

/** The keys that the user gave to commands in place of the built-in ones; an empty list leaves a command without a key. */
export type KeyOverrides = Readonly<Partial<Record<CommandName, readonly string[]>>>;
