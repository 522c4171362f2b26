import type {HintedText} from '../../core/text/hints.ts';
import type {NoticeText} from '../../state/watch/notice-text.ts';
import type {State} from '../../state/watch/state.ts';
import type {CommandName, Group} from './names.ts';

/**
 * Where a key works: on the list, on what lies over it, in the help and in the line that filters it, in a line being typed, in a list to choose from, in the triage, there in a
 * replay, with an email open beside the list, on the list of a replay, with an email open in a replay; on the list and with an email open
 * while a find is on; and on the board.
 */
export type Context = 'overlay' | 'help' | 'help-filter' | 'prompt' | 'menu' | OnBoard | Triaging | Beneath | Finding;

/** The rows of the board, drawn or told to a screen reader. */
export type OnBoard = 'board' | 'spoken-board';

/** Looking at why emails fail, in a watch and in a replay. */
export type Triaging = 'triage' | 'replay-triage';

/** Where the user is while nothing lies over the list. */
export type Beneath = 'list' | 'details' | 'replay' | 'replay-details';

/** The same while a find is on. */
export type Finding = 'find' | 'find-details' | 'find-replay' | 'find-replay-details';

/** What decides, besides the context, whether a command can do something. */
export type Surroundings = Pick<State, 'replay'>;

/** What a command does, in words that may name keys. */
export type Label = string | HintedText<CommandName>;

/** What there is to know of a command and its keys; all that people read of keys is made from it. */
export type KeyEntry = {
	readonly command: CommandName;
	readonly group: Group;
	/** The names of its keys as `keyName` gives them; the first is the one that hints and sentences name. */
	readonly keys: readonly string[];
	/** What it does, for the help. */
	readonly label: Label;
	/** What it does on the board, if that is something else. */
	readonly onBoard?: Label;
	readonly contexts: readonly Context[];
	/** Why it can do nothing here, in a sentence; undefined if it can. */
	readonly disabledReason?: (state: Surroundings) => NoticeText | undefined;
	/** Its hint in the footer; without one it is only in the help. */
	readonly footer?: FooterHint;
};

/** A hint of the footer. The lower the rank, the longer it stays when there is little room. */
export type FooterHint = {
	readonly label: string;
	/** Its label once the focus is in the open email, if that is another. */
	readonly inside?: string;
	readonly rank: number;
	/** The command that the hint stands for besides its own, named behind it. */
	readonly and?: CommandName;
	/** Where the hint stands, if not wherever the command works. */
	readonly contexts?: readonly Context[];
};

/** The key table in force. */
export type KeyTable = readonly KeyEntry[];
