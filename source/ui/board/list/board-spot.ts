import {keysIn} from '../../keys/shown-keys.ts';
import {type Place, placeIn, type Spot, WHEEL_LINES} from '../../mouse/spot.ts';
import {itemAt, menuBox} from '../../overlays/menu/menu-lines.ts';
import type {Theme} from '../../theme/theme.ts';
import type {BoardActions} from '../board-actions.ts';
import {BOARD_COMMANDS} from '../board-commands.ts';
import {type BoardLayout, firstRow, middleLine} from '../board-layout.ts';
import {chooseOnBoard, openBoardMenu} from '../overlays/board-menus.ts';
import {boardContext, COMMANDS_ON_BOARD} from '../overlays/board-overlay-commands.ts';

const [LINE_1, TITLE, HEADS] = [1, 1, 1];

/** What a place is looked up in. */
type BoardSurface = {readonly layout: BoardLayout; readonly theme: Theme};

/** What is at a place of the board: one of its rows, an item of a menu over them, or what scrolls them. Nothing while words are typed. */
export function boardSpot(
	actions: BoardActions,
	{layout, theme}: BoardSurface,
	{row, column}: Place,
): Spot | undefined {
	const {getState, dispatch, now} = actions;
	const {rows, view} = getState();
	const line = row - LINE_1 - TITLE - HEADS;
	const isInList = line >= -TITLE - HEADS && line < layout.listRows && column < layout.listColumns;
	if (layout.isTooSmall || view.prompt !== undefined || !isInList) return undefined;
	if (view.overlay.kind !== 'none') return overlaySpot(actions, {layout, theme}, placeIn({row, column}, 0, LINE_1));
	const place = rows.findIndex(({key}) => key === view.cursor);
	const key = line < 0 ? undefined : rows[firstRow(layout, Math.max(0, place), rows.length, view.offset) + line]?.key;
	const offset = line - middleLine(layout.listRows);
	return {
		...(key === undefined ? {} : {item: key}),
		select() {
			if (key !== undefined) dispatch({type: 'pointed-on-board', key, offset, at: now()});
		},
		open: () => BOARD_COMMANDS['watch-send']?.(actions),
		scroll: (by) => dispatch({type: 'moved-on-board', by: by * WHEEL_LINES, at: now()}),
	};
}

/** What covers the rows: an item of the menu, or a text that scrolls. */
function overlaySpot(actions: BoardActions, {layout, theme}: BoardSurface, place: Place): Spot {
	const {getState, dispatch, keys} = actions;
	const context = boardContext(getState());
	const move = (by: 1 | -1, times: number) => {
		const run = COMMANDS_ON_BOARD[context][by === 1 ? 'move-down' : 'move-up'];
		for (let time = 0; time < times; time += 1) run?.(actions);
	};
	const menu = openBoardMenu(getState(), keysIn(keys, {context}));
	if (menu === undefined) return {scroll: (by) => move(by, WHEEL_LINES)};
	const {items, row} = menu;
	const box = menuBox({...menu, columns: layout.listColumns, rows: layout.listRows + TITLE + HEADS, theme});
	const at = itemAt(box, place, items.length);
	const item = at === undefined ? undefined : items[at];
	return {
		...(item === undefined ? {} : {item: `item ${item.key}`}),
		select() {
			if (at !== undefined) dispatch({type: 'moved-in-board-overlay', by: at - row, last: items.length - 1});
		},
		open: () => chooseOnBoard(actions),
		scroll: (by) => move(by, 1),
	};
}
