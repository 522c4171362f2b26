import type {OperationId} from '../../core/operation/ids.ts';
import type {Board} from '../../state/board/board.ts';
import type {BoardEvent} from '../../state/board/event.ts';
import type {BoardRow} from '../../state/board/rows/row.ts';
import type {NoticeText} from '../../state/watch/notice-text.ts';
import type {KeyTable} from '../keys/key-entry.ts';
import type {CommandName} from '../keys/names.ts';
import type {BoardHandOver} from './board-hand-over.ts';

/** What only a board for a screen reader has. */
export type SpokenBoardActions = {
	/** Says every row with its number. */
	readonly sayRows: () => void;
	/** Goes to the row whose number is being typed, a digit at a time. */
	readonly typeDigit: (digit: number) => void;
};

/** What a command on the board can use. */
export type BoardActions = {
	readonly getState: () => Board;
	readonly dispatch: (...events: readonly BoardEvent[]) => void;
	readonly now: () => number;
	/** Polls at once. */
	readonly refresh: () => void;
	readonly leave: (exitCode: number) => void;
	readonly suspend: () => void;
	/** Redraws the whole screen. */
	readonly redraw: () => void;
	/** Watches a send. */
	readonly watch: (id: OperationId) => void;
	/** Goes back to the watch that the board was opened from, if it was. */
	readonly goBack?: (() => void) | undefined;
	/** How sends leave the board. */
	readonly handOver: BoardHandOver;
	/** How many rows are visible, and how many columns a line has. */
	readonly listRows: () => number;
	readonly columns: () => number;
	/** How the board is read to a screen reader, if it is not drawn. */
	readonly spoken?: SpokenBoardActions;
	/** The key table in force. */
	readonly keys: KeyTable;
	/** Runs another command, as its key would on the rows of the board. */
	readonly perform: (command: CommandName) => void;
};

/** What a key does on the board. */
export type RunOnBoard = (actions: BoardActions) => void;

/** What keys do in one of its places. */
export type BoardCommands = Readonly<Partial<Record<CommandName, RunOnBoard>>>;

/** The row under the cursor. */
export function rowUnderCursor({rows, view}: Pick<Board, 'rows' | 'view'>): BoardRow | undefined {
	return rows.find(({key}) => key === view.cursor);
}

/** Shows a notice for a moment, unless it is shown already. */
export function tell({getState, dispatch, now}: BoardActions, text: NoticeText, sign?: 'done' | 'trouble'): void {
	if (JSON.stringify(getState().view.notice?.text) === JSON.stringify(text)) return;
	dispatch({type: 'noticed-board', notice: {text, at: now(), ...(sign === undefined ? {} : {sign})}});
}
