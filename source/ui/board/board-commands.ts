import {SIGNAL_EXIT} from '../../core/exit-codes.ts';
import {hint, inShort} from '../../core/text/hints.ts';
import type {LineEdit} from '../../core/text/line-edit.ts';
import {say} from '../../core/text/text.ts';
import {comparedSends} from '../../state/board/compare/compare.ts';
import {boardMessages} from '../../state/board/messages.ts';
import {type BoardActions, type BoardCommands, type RunOnBoard, rowUnderCursor, tell} from './board-actions.ts';

/** More rows than there are. */
const ALL_ROWS = 1_000_000;

/** The way out that works wherever someone is on the board. */
export const INTERRUPT: BoardCommands = {interrupt: ({leave}) => leave(SIGNAL_EXIT.SIGINT)};

/** The ways out of the rows, a menu and a line. */
export const WAYS_OUT: BoardCommands = {
	...INTERRUPT,
	suspend: ({suspend}) => suspend(),
	redraw: ({redraw}) => redraw(),
};

/** What the keys of the board do; the key table says which these are. */
export const BOARD_COMMANDS: BoardCommands = {
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
	copy: openCopy,
	export: openExport,
	note: writeReport,
	mask: toggleMask,
	refresh: ({refresh}) => refresh(),
	message: openMessages,
	help: ({dispatch}) => dispatch({type: 'opened-board-overlay', kind: 'help'}),
	back,
	quit: ({leave}) => leave(0),
	...WAYS_OUT,
};

/** What the keys do while words to find are typed. */
export const BOARD_PROMPT_COMMANDS: BoardCommands = {
	apply: ({dispatch}) => dispatch({type: 'applied-find'}),
	cancel: ({dispatch}) => dispatch({type: 'canceled-find'}),
	...editing(
		(kind) =>
			({dispatch}) =>
				dispatch({type: 'edited-find', edit: {kind}}),
	),
	...WAYS_OUT,
};

/** What edits a line. */
export function editing(edit: (kind: Exclude<LineEdit['kind'], 'insert'>) => RunOnBoard): BoardCommands {
	return {
		'caret-left': edit('left'),
		'caret-right': edit('right'),
		'line-start': edit('start'),
		'line-end': edit('end'),
		'delete-back': edit('back'),
		'delete-forward': edit('delete'),
		'delete-word': edit('word-back'),
		'delete-to-start': edit('clear'),
	};
}

/** Moves the cursor, or says why it stays. */
function move(actions: BoardActions, by: number): void {
	const {getState, dispatch, now} = actions;
	const {cursor} = getState().view;
	dispatch({type: 'moved-on-board', by, at: now()});
	if (getState().view.cursor !== cursor) return;
	if (getState().rows.length === 0) tell(actions, say`No send to go to.`);
	else tell(actions, by > 0 ? say`This is the last line.` : say`This is the first line.`);
}

/** A send is watched; a campaign becomes its sends. */
function watchRow(actions: BoardActions): void {
	const {getState, dispatch, watch, now} = actions;
	const row = rowUnderCursor(getState());
	// It is still under the cursor when the user comes back.
	dispatch({type: 'moved-on-board', by: 0, at: now()});
	if (row === undefined) tell(actions, say`No send to watch.`);
	else if (row.kind === 'send') watch(row.send.id);
	else dispatch({type: 'opened-campaign', key: row.key});
}

/** Marks the send under the cursor. */
function markRow(actions: BoardActions): void {
	const row = rowUnderCursor(actions.getState());
	if (row?.kind === 'send') actions.dispatch({type: 'marked-send', id: row.send.id});
	else tell(actions, [say`Only sends can be marked.`, inShort(say`Not a send.`)]);
}

/** Compares the two marked sends; of one marked, that one and the one under the cursor; else what is beside it already. */
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
		if (before === undefined)
			tell(actions, [say`Mark two sends to compare them.`, inShort(say`Mark two sends first.`)]);
		else dispatch({type: 'compared-sends', ids: before.map(({id}) => id)});
	}
}

/** Opens the copy menu of the board. */
function openCopy(actions: BoardActions): void {
	const {getState, dispatch} = actions;
	const board = getState();
	if (board.rows.length > 0 || board.view.copied !== undefined) dispatch({type: 'opened-board-menu', menu: 'copy'});
	else tell(actions, say`Nothing to copy.`);
}

/** Opens the export menu of the board. */
function openExport(actions: BoardActions): void {
	if (actions.getState().rows.length > 0) actions.dispatch({type: 'opened-board-menu', menu: 'export'});
	else tell(actions, say`No send to export.`);
}

/** Writes the page on the marked sends, one or two, else on the one under the cursor. */
function writeReport(actions: BoardActions): void {
	const {getState, handOver} = actions;
	const board = getState();
	const marked = board.view.marks.flatMap((id) => board.sends.get(id) ?? []);
	const row = rowUnderCursor(board);
	if (marked.length > 0) handOver.report(marked);
	else if (row?.kind === 'send') handOver.report([row.send]);
	else if (row === undefined) tell(actions, say`No send to report on.`);
	else
		tell(actions, [
			say`A report covers one send or two, not a campaign.`,
			inShort(say`Not a campaign: one send or two.`),
		]);
}

/** Hides or shows addresses on the board. */
function toggleMask(actions: BoardActions): void {
	const {getState, dispatch} = actions;
	dispatch({type: 'toggled-board-mask'});
	const hidden = [
		say`Addresses in subjects and tags are hidden, and recipients in the watches opened from here.`,
		hint('mask', 'shows them again.'),
		inShort(say`Addresses are hidden.`),
	] as const;
	tell(actions, getState().isMasked ? hidden : say`Addresses are shown again.`);
}

/** Without a request there is nothing to open. */
function openMessages(actions: BoardActions): void {
	const {texts, problems, notice} = boardMessages(actions.getState(), actions.now());
	if (texts.length > 0 || problems.length > 0 || notice !== undefined)
		actions.dispatch({type: 'opened-board-overlay', kind: 'messages'});
	else tell(actions, say`There are no messages.`);
}

/** Closes one thing at a time, what was opened last first. */
function back(actions: BoardActions): void {
	const {getState, dispatch, goBack, handOver} = actions;
	const {isComparing, find, isOnlyFailing, campaign, isGrouped, marks} = getState().view;
	if (handOver.stop()) return;
	if (isComparing) dispatch({type: 'closed-comparison'});
	else if (campaign !== undefined) dispatch({type: 'closed-campaign'});
	else if (find !== undefined) dispatch({type: 'found-sends', text: ''});
	else if (isOnlyFailing) dispatch({type: 'toggled-failing'});
	else if (isGrouped) dispatch({type: 'toggled-groups'});
	else if (marks.length > 0) for (const id of marks) dispatch({type: 'marked-send', id});
	else if (goBack !== undefined) goBack();
	else tell(actions, say`This is the board; nothing is open over it.`);
}
