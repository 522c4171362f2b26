import {SIGNAL_EXIT} from '../../core/exit-codes.ts';
import type {OperationId} from '../../core/operation/ids.ts';
import type {LineEdit} from '../../core/text/line-edit.ts';
import {say} from '../../core/text/text.ts';
import type {Board} from '../../state/board/board.ts';
import {comparedSends} from '../../state/board/compare.ts';
import type {BoardEvent} from '../../state/board/event.ts';
import type {BoardRow} from '../../state/board/row.ts';
import type {CommandName} from '../keys/names.ts';

/** What a command on the board can work with. */
export type BoardActions = {
	readonly getState: () => Board;
	readonly dispatch: (...events: readonly BoardEvent[]) => void;
	readonly now: () => number;
	/** Polls at once. */
	readonly refresh: () => void;
	readonly leave: (exitCode: number) => void;
	readonly suspend: () => void;
	/** Draws all of the screen anew. */
	readonly redraw: () => void;
	/** Watches a send. */
	readonly watch: (id: OperationId) => void;
	/** How many rows are visible. */
	readonly listRows: () => number;
};

type Run = (actions: BoardActions) => void;

/** More rows than there are. */
const ALL_ROWS = 1_000_000;

/** What the keys of the board do; the key table says which these are. */
export const BOARD_COMMANDS: Readonly<Partial<Record<CommandName, Run>>> = {
	'move-up': (actions) => move(actions, -1),
	'move-down': (actions) => move(actions, 1),
	'screen-up': (actions) => move(actions, 1 - actions.listRows()),
	'screen-down': (actions) => move(actions, actions.listRows() - 1),
	start: (actions) => move(actions, -ALL_ROWS),
	end: (actions) => move(actions, ALL_ROWS),
	'watch-send': watchRow,
	find: ({dispatch}) => dispatch({type: 'opened-find'}),
	'failures-only': ({dispatch}) => dispatch({type: 'toggled-failing'}),
	'group-sends': ({dispatch}) => dispatch({type: 'toggled-groups'}),
	'sort-sends': ({dispatch}) => dispatch({type: 'sorted-sends'}),
	mark: markRow,
	compare: compareMarked,
	refresh: ({refresh}) => refresh(),
	help: ({dispatch}) => dispatch({type: 'toggled-board-help'}),
	back,
	quit: ({leave}) => leave(0),
	interrupt: ({leave}) => leave(SIGNAL_EXIT.SIGINT),
	suspend: ({suspend}) => suspend(),
	redraw: ({redraw}) => redraw(),
};

/** What the keys do while words to find are typed. */
export const BOARD_PROMPT_COMMANDS: Readonly<Partial<Record<CommandName, Run>>> = {
	apply: ({dispatch}) => dispatch({type: 'applied-find'}),
	cancel: ({dispatch}) => dispatch({type: 'canceled-find'}),
	'caret-left': edit('left'),
	'caret-right': edit('right'),
	'line-start': edit('start'),
	'line-end': edit('end'),
	'delete-back': edit('back'),
	'delete-forward': edit('delete'),
	'delete-word': edit('word-back'),
	'delete-to-start': edit('clear'),
	interrupt: ({leave}) => leave(SIGNAL_EXIT.SIGINT),
	suspend: ({suspend}) => suspend(),
	redraw: ({redraw}) => redraw(),
};

function edit(kind: Exclude<LineEdit['kind'], 'insert'>): Run {
	return ({dispatch}) => dispatch({type: 'edited-find', edit: {kind}});
}

function move({dispatch, now}: BoardActions, by: number): void {
	dispatch({type: 'moved-on-board', by, at: now()});
}

/** The row under the cursor. */
export function rowUnderCursor({rows, view}: Pick<Board, 'rows' | 'view'>): BoardRow | undefined {
	return rows.find(({key}) => key === view.cursor);
}

/** A send is watched; a campaign becomes its sends. */
function watchRow(actions: BoardActions): void {
	const {getState, dispatch, watch} = actions;
	const row = rowUnderCursor(getState());
	if (row === undefined) tell(actions, say`There is no send to watch.`);
	else if (row.kind === 'send') watch(row.send.id);
	else if (row.tag === undefined) tell(actions, say`These sends share no tag to find them by.`);
	else dispatch({type: 'found-sends', text: `${row.tag.key.safe}:${row.tag.value.safe}`});
}

function markRow(actions: BoardActions): void {
	const row = rowUnderCursor(actions.getState());
	if (row?.kind === 'send') actions.dispatch({type: 'marked-send', id: row.send.id});
	else tell(actions, say`Only sends can be marked.`);
}

/** Compares the two marked sends; of one marked, that one and the one under the cursor; else what stands beside it already. */
function compareMarked(actions: BoardActions): void {
	const {getState, dispatch} = actions;
	const board = getState();
	const {marks, isComparing} = board.view;
	const row = rowUnderCursor(board);
	const own = row?.kind === 'send' ? row.send.id : undefined;
	const both = [...new Set(marks.length === 1 && own !== undefined ? [own, ...marks] : marks)];
	if (isComparing) dispatch({type: 'closed-comparison'});
	else if (both.length === 2) dispatch({type: 'compared-sends', ids: both});
	else {
		const before = comparedSends(board);
		if (before === undefined) tell(actions, say`Mark two sends to compare them.`);
		else dispatch({type: 'compared-sends', ids: before.map(({id}) => id)});
	}
}

/** Closes one thing at a time, what was opened last first. */
function back(actions: BoardActions): void {
	const {getState, dispatch} = actions;
	const {isHelp, isComparing, find, isOnlyFailing, isGrouped, marks} = getState().view;
	if (isHelp) dispatch({type: 'toggled-board-help'});
	else if (isComparing) dispatch({type: 'closed-comparison'});
	else if (find !== undefined) dispatch({type: 'found-sends', text: ''});
	else if (isOnlyFailing) dispatch({type: 'toggled-failing'});
	else if (isGrouped) dispatch({type: 'toggled-groups'});
	else if (marks.length > 0) for (const id of marks) dispatch({type: 'marked-send', id});
	else tell(actions, say`This is the board; nothing is open over it.`);
}

function tell({dispatch, now}: BoardActions, text: ReturnType<typeof say>): void {
	dispatch({type: 'noticed-board', notice: {text, at: now()}});
}
