import {type Place, type Spot, WHEEL_LINES} from '../mouse/spot.ts';
import type {BoardActions} from './board-actions.ts';
import {BOARD_COMMANDS} from './board-commands.ts';
import {type BoardLayout, firstRow, middleLine} from './board-layout.ts';

const [LINE_1, TITLE, HEADS] = [1, 1, 1];

/** What is at a place of the board: one of its rows, or what scrolls them. Nothing while something lies over the rows. */
export function boardSpot(actions: BoardActions, layout: BoardLayout, {row, column}: Place): Spot | undefined {
	const {getState, dispatch, now} = actions;
	const {rows, view} = getState();
	const line = row - LINE_1 - TITLE - HEADS;
	const isInList = line >= -TITLE - HEADS && line < layout.listRows && column < layout.columns;
	if (layout.isTooSmall || view.overlay.kind !== 'none' || view.prompt !== undefined || !isInList) return undefined;
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
