import type {HintedText} from '../../core/text/hints.ts';

/** The commands whose keys a notice names, as the key table calls them. The table lies above the state and checks that it has them. */
export type NamedCommand =
	| 'tags'
	| 'statuses'
	| 'dates'
	| 'failures-only'
	| 'find'
	| 'end'
	| 'freeze'
	| 'mark-range'
	| 'stop'
	| 'copy'
	| 'export'
	| 'mask'
	| 'apply'
	| 'help'
	| 'back';

/** The text of a notice. The state knows no keys: where a sentence needs one, it names the command, and the screen fills in its key. */
export type NoticeText = HintedText<NamedCommand>;
