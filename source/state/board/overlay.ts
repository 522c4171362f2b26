import {EMPTY_LINE, editLine, type LineEdit, type TypedLine} from '../../core/text/line-edit.ts';

/** The menus of the board. */
export type BoardMenuName = 'copy' | 'export';

/**
 * What lies over the rows of the board: nothing, the help, the messages in full, what was copied last, or a menu. `top` is the first line
 * shown (in the help the line under the cursor, of those that `filter` leaves), `row` the item under the cursor.
 */
export type BoardOverlay =
	| {readonly kind: 'none'}
	| {readonly kind: 'help'; readonly top: number; readonly filter?: TypedLine; readonly isTyping?: true}
	| {readonly kind: 'messages' | 'copied'; readonly top: number}
	| {readonly kind: 'menu'; readonly menu: BoardMenuName; readonly row: number};

/** What happens to the overlay. `last` is the number of its last line or item. */
export type BoardOverlayEvent =
	| {readonly type: 'opened-board-overlay'; readonly kind: 'help' | 'messages' | 'copied'}
	| {readonly type: 'opened-board-menu'; readonly menu: BoardMenuName}
	| {readonly type: 'closed-board-overlay'}
	| {readonly type: 'moved-in-board-overlay'; readonly by: number; readonly last: number}
	| {readonly type: 'filtered-board-help'}
	| {readonly type: 'unfiltered-board-help'}
	| {readonly type: 'edited-board-filter'; readonly edit: LineEdit};

/** Nothing lies over the rows. */
export const NO_OVERLAY: BoardOverlay = {kind: 'none'};

/** The overlay after one of them. */
export function overlayAfter(overlay: BoardOverlay, event: BoardOverlayEvent): BoardOverlay {
	switch (event.type) {
		case 'opened-board-overlay':
			return {kind: event.kind, top: 0};
		case 'opened-board-menu':
			return {kind: 'menu', menu: event.menu, row: 0};
		case 'closed-board-overlay':
			return NO_OVERLAY;
		case 'moved-in-board-overlay':
			return moved(overlay, event.by, event.last);
		case 'filtered-board-help':
			return overlay.kind === 'help' ? {...overlay, filter: overlay.filter ?? EMPTY_LINE, isTyping: true} : overlay;
		case 'unfiltered-board-help':
			return overlay.kind === 'help' ? {kind: 'help', top: 0} : overlay;
		case 'edited-board-filter':
			return edited(overlay, event.edit);
	}
}

function moved(overlay: BoardOverlay, by: number, last: number): BoardOverlay {
	const within = (place: number) => Math.max(0, Math.min(last, place + by));
	if (overlay.kind === 'none') return overlay;
	return overlay.kind === 'menu' ? {...overlay, row: within(overlay.row)} : {...overlay, top: within(overlay.top)};
}

function edited(overlay: BoardOverlay, edit: LineEdit): BoardOverlay {
	if (overlay.kind !== 'help' || overlay.filter === undefined) return overlay;
	return {...overlay, filter: editLine(overlay.filter, edit), top: 0};
}
