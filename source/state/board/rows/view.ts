import type {OperationId} from '../../../core/operation/ids.ts';
import {EMPTY_LINE, editLine, type LineEdit, lineOf, type TypedLine} from '../../../core/text/line-edit.ts';
import type {ByType, Handlers} from '../../watch/handlers.ts';
import type {Notice} from '../../watch/view/view.ts';
import {type BoardOverlay, type BoardOverlayEvent, NO_OVERLAY, overlayAfter} from '../overlay.ts';
import {type BoardOrder, nextOrder} from './order.ts';

/** What the user has chosen to see of the board. */
export type BoardView = {
	/** The row under the cursor, by its key; absent before there is any. */
	readonly cursor?: string;
	/** The user has put the cursor somewhere: until then it stays on the first row, whichever that is. */
	readonly hasMoved?: true;
	/** The send that someone came from: the cursor goes there once it is listed, unless the user moves it before. */
	readonly cameFrom?: OperationId;
	/** Since when the cursor has rested there (epoch ms). */
	readonly restsSince?: number;
	/** How many lines below the middle of the window the cursor was put by the mouse; it gets back there as it moves. */
	readonly offset?: number;
	readonly isOnlyFailing: boolean;
	/** One line a campaign instead of one per send. */
	readonly isGrouped: boolean;
	/** Only the sends of this campaign, by the key of its row. */
	readonly campaign?: string;
	readonly order: BoardOrder;
	/** Only rows that have these words. */
	readonly find?: string;
	/** The line being typed. */
	readonly prompt?: TypedLine;
	/** At most two: the two that are compared. */
	readonly marks: readonly OperationId[];
	readonly isComparing: boolean;
	readonly overlay: BoardOverlay;
	/** The text that was copied last. */
	readonly copied?: string;
	readonly notice?: Notice;
	/** The notice before, once it has been cleared. */
	readonly clearedNotice?: Notice;
};

/** The initial view. */
export const NEW_BOARD_VIEW: BoardView = {
	isOnlyFailing: false,
	isGrouped: false,
	order: 'usual',
	marks: [],
	isComparing: false,
	overlay: NO_OVERLAY,
};

/** What the user does with the board. Times are epoch ms. */
export type BoardViewEvent =
	| {readonly type: 'moved-on-board'; readonly by: number; readonly at: number}
	/** A row was pointed at, this many lines below the middle of the window, which does not move. */
	| {readonly type: 'pointed-on-board'; readonly key: string; readonly offset: number; readonly at: number}
	/** The board is shown after a watch of this send. */
	| {readonly type: 'came-from-watch'; readonly id: OperationId; readonly at: number}
	| {readonly type: 'toggled-failing'}
	| {readonly type: 'toggled-groups'}
	/** A campaign becomes its sends; after that there is one line a campaign again. */
	| {readonly type: 'opened-campaign'; readonly key: string}
	| {readonly type: 'closed-campaign'}
	| {readonly type: 'sorted-sends'}
	| {readonly type: 'opened-find'}
	| {readonly type: 'edited-find'; readonly edit: LineEdit}
	| {readonly type: 'applied-find'}
	| {readonly type: 'found-sends'; readonly text: string}
	| {readonly type: 'canceled-find'}
	| {readonly type: 'marked-send'; readonly id: OperationId}
	| {readonly type: 'compared-sends'; readonly ids: readonly OperationId[]}
	| {readonly type: 'closed-comparison'}
	| {readonly type: 'copied-on-board'; readonly text: string}
	| {readonly type: 'noticed-board'; readonly notice: Notice}
	| {readonly type: 'cleared-board-notice'}
	| BoardOverlayEvent;

const MOST_MARKS = 2;

/** The view after each of them, apart from the cursor, which depends on the rows. */
export const BOARDVIEW_HANDLERS: Handlers<BoardView, BoardViewEvent> = {
	'moved-on-board': ({offset = 0, cameFrom, ...before}, {by}) => {
		const stays = by === 0 && cameFrom !== undefined ? {cameFrom} : {};
		const view = {...before, ...stays, hasMoved: true} as const;
		const next = by > 0 ? Math.min(Math.max(0, offset), offset + by) : Math.max(Math.min(0, offset), offset + by);
		return next === 0 ? view : {...view, offset: next};
	},
	'pointed-on-board': ({cameFrom: _, ...view}, {offset}) => ({...view, offset, hasMoved: true}),
	'came-from-watch': (view, {id}) => ({...view, cameFrom: id}),
	'toggled-failing': (view) => ({...view, isOnlyFailing: !view.isOnlyFailing}),
	'toggled-groups': (view) =>
		view.campaign === undefined ? {...view, isGrouped: !view.isGrouped} : withoutCampaign(view),
	'opened-campaign': ({cursor: _, ...view}, {key}) => ({...view, campaign: key, isGrouped: false}),
	'closed-campaign': withoutCampaign,
	'sorted-sends': (view) => ({...view, order: nextOrder(view.order)}),
	'opened-find': (view) => ({...view, prompt: lineOf(view.find ?? '')}),
	'edited-find': (view, {edit}) => ({...view, prompt: editLine(view.prompt ?? EMPTY_LINE, edit)}),
	'applied-find': (view) => found(view, view.prompt?.text ?? ''),
	'found-sends': (view, {text}) => found(view, text),
	'canceled-find': ({prompt: _, ...view}) => view,
	'marked-send': (view, {id}) => ({...view, hasMoved: true, marks: marksAfter(view.marks, id)}),
	'compared-sends': (view, {ids}) => ({...view, marks: ids, isComparing: true}),
	'closed-comparison': (view) => ({...view, isComparing: false}),
	'copied-on-board': (view, {text}) => ({...view, copied: text}),
	'noticed-board': (view, {notice}) => ({...view, notice}),
	'cleared-board-notice': ({notice, ...view}) => ({...view, ...(notice === undefined ? {} : {clearedNotice: notice})}),
	'opened-board-overlay': withOverlay,
	'opened-board-menu': withOverlay,
	'closed-board-overlay': withOverlay,
	'moved-in-board-overlay': withOverlay,
	'filtered-board-help': withOverlay,
	'unfiltered-board-help': withOverlay,
	'edited-board-filter': withOverlay,
};

type EventOf<Type extends BoardViewEvent['type']> = {
	readonly [One in Type]: ByType<BoardViewEvent>[One] & {readonly type: One};
}[Type];

/** The view after one of them. */
export function viewAfter<Type extends BoardViewEvent['type']>(view: BoardView, event: EventOf<Type>): BoardView {
	return BOARDVIEW_HANDLERS[event.type](view, event);
}

function withOverlay(view: BoardView, event: BoardOverlayEvent): BoardView {
	return {...view, overlay: overlayAfter(view.overlay, event)};
}

/** The campaign is under the cursor again. */
function withoutCampaign({campaign, ...view}: BoardView): BoardView {
	return {...view, isGrouped: true, ...(campaign === undefined ? {} : {cursor: campaign})};
}

/** An empty text finds everything. */
function found({prompt: _, find: __, ...view}: BoardView, text: string): BoardView {
	return text.trim() === '' ? view : {...view, find: text.trim()};
}

/** Marks one more, or unmarks it; of three marks the oldest goes. */
function marksAfter(marks: readonly OperationId[], id: OperationId): readonly OperationId[] {
	return marks.includes(id) ? marks.filter((one) => one !== id) : [...marks, id].slice(-MOST_MARKS);
}
