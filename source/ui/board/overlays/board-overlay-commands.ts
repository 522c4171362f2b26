import {say} from '../../../core/text/text.ts';
import type {Board} from '../../../state/board/board.ts';
import type {Context, OnBoard} from '../../keys/key-entry.ts';
import {copiedLines} from '../../overlays/copied.tsx';
import {type BoardActions, type BoardCommands, type RunOnBoard, tell} from '../board-actions.ts';
import {BOARD_COMMANDS, BOARD_PROMPT_COMMANDS, editing, INTERRUPT, WAYS_OUT} from '../board-commands.ts';
import {BOARD_MENUS, chooseOnBoard} from './board-menus.ts';
import {boardHelpLines, messagesLines} from './board-overlay-lines.ts';

/** Where the user is on the board, as far as it decides what a key does. */
export type BoardContext = Extract<Context, OnBoard | 'prompt' | 'menu' | 'overlay' | 'help' | 'help-filter'>;

/** Which keys work now. */
export function boardContext({view: {prompt, overlay}}: Pick<Board, 'view'>, isSpoken = false): BoardContext {
	if (prompt !== undefined) return 'prompt';
	switch (overlay.kind) {
		case 'none':
			return isSpoken ? 'spoken-board' : 'board';
		case 'help':
			return overlay.isTyping === true ? 'help-filter' : 'help';
		case 'menu':
			return 'menu';
		case 'messages':
		case 'copied':
			return 'overlay';
	}
}

const close: RunOnBoard = ({dispatch}) => dispatch({type: 'closed-board-overlay'});

const MOVES: BoardCommands = {
	'move-up': (actions) => move(actions, -1),
	'move-down': (actions) => move(actions, 1),
	'screen-up': (actions) => move(actions, 1 - actions.listRows()),
	'screen-down': (actions) => move(actions, actions.listRows() - 1),
};

/** What the keys do, place by place. */
export const COMMANDS_ON_BOARD: Readonly<Record<BoardContext, BoardCommands>> = {
	board: BOARD_COMMANDS,
	'spoken-board': {...BOARD_COMMANDS, 'list-sends': ({spoken}) => spoken?.sayRows()},
	prompt: BOARD_PROMPT_COMMANDS,
	menu: {...MOVES, choose: (actions) => chooseOnBoard(actions), back: close, quit: ({leave}) => leave(0), ...WAYS_OUT},
	overlay: {...MOVES, message: close, back: close, quit: ({leave}) => leave(0), ...WAYS_OUT},
	help: {
		...MOVES,
		run: runLine,
		'filter-help': ({dispatch}) => dispatch({type: 'filtered-board-help'}),
		help: close,
		back: leaveHelp,
		...INTERRUPT,
	},
	'help-filter': {
		run: runLine,
		'recall-older': (actions) => move(actions, -1),
		'recall-newer': (actions) => move(actions, 1),
		back: leaveHelp,
		...editing(
			(kind) =>
				({dispatch}) =>
					dispatch({type: 'edited-board-filter', edit: {kind}}),
		),
		...INTERRUPT,
	},
};

function move(actions: BoardActions, by: number): void {
	actions.dispatch({type: 'moved-in-board-overlay', by, last: lastPlace(actions)});
}

/** The last item of a menu, the last line of the help, or the line at the top where the end of a text is in view. */
function lastPlace({getState, keys, now, columns, listRows, spoken}: BoardActions): number {
	const board = getState();
	const {overlay, copied = ''} = board.view;
	switch (overlay.kind) {
		case 'none':
			return 0;
		case 'menu':
			return BOARD_MENUS[overlay.menu].items(board).length - 1;
		case 'help':
			return Math.max(0, boardHelpLines(board, keys, spoken !== undefined).length - 1);
		case 'copied':
			return Math.max(0, copiedLines(copied, columns()).length - listRows() - 1);
		case 'messages':
			return Math.max(0, messagesLines(board, keys, columns(), now()).length - listRows() - 1);
	}
}

/** Leaves the help and does what the line under the cursor says. */
function runLine(actions: BoardActions): void {
	const {getState, dispatch, keys, perform, spoken} = actions;
	const {overlay} = getState().view;
	const line =
		overlay.kind === 'help' ? boardHelpLines(getState(), keys, spoken !== undefined)[overlay.top] : undefined;
	if (line === undefined) {
		tell(actions, say`That command has no key here.`);
		return;
	}
	dispatch({type: 'closed-board-overlay'});
	perform(line.entry.command);
}

/** Ends what the help is filtered by, then the help. */
function leaveHelp({getState, dispatch}: BoardActions): void {
	const {overlay} = getState().view;
	const isFiltered = overlay.kind === 'help' && overlay.filter !== undefined;
	dispatch({type: isFiltered ? 'unfiltered-board-help' : 'closed-board-overlay'});
}
