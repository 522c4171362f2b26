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
