import type {OperationId} from '../../core/operation/ids.ts';
import {EMPTY_LINE, editLine, type LineEdit, lineOf, type TypedLine} from '../../core/text/line-edit.ts';
import type {Notice} from '../watch/view/view.ts';

/** What somebody has chosen to see of the board. */
export type BoardView = {
	/** The row under the cursor, by its key; absent before there is any. */
	readonly cursor?: string;
	/** Since when the cursor has rested there (epoch ms). */
	readonly restsSince?: number;
	readonly isOnlyFailing: boolean;
	/** One line a campaign instead of one a send. */
	readonly isGrouped: boolean;
	/** Only rows that have these words. */
	readonly find?: string;
	/** The line being typed. */
	readonly prompt?: TypedLine;
	/** At most two: the two that are compared. */
	readonly marks: readonly OperationId[];
	readonly isComparing: boolean;
	readonly isHelp: boolean;
	readonly notice?: Notice;
};

/** As it begins. */
export const NEW_BOARD_VIEW: BoardView = {
	isOnlyFailing: false,
	isGrouped: false,
	marks: [],
	isComparing: false,
	isHelp: false,
};

/** What somebody does with the board. Times are epoch ms. */
export type BoardViewEvent =
	| {readonly type: 'moved-on-board'; readonly by: number; readonly at: number}
	| {readonly type: 'toggled-failing'}
	| {readonly type: 'toggled-groups'}
	| {readonly type: 'opened-find'}
	| {readonly type: 'edited-find'; readonly edit: LineEdit}
	| {readonly type: 'applied-find'}
	| {readonly type: 'found-sends'; readonly text: string}
	| {readonly type: 'canceled-find'}
	| {readonly type: 'marked-send'; readonly id: OperationId}
	| {readonly type: 'compared-sends'; readonly ids: readonly OperationId[]}
	| {readonly type: 'closed-comparison'}
	| {readonly type: 'toggled-board-help'}
	| {readonly type: 'noticed-board'; readonly notice: Notice}
	| {readonly type: 'cleared-board-notice'};

const MOST_MARKS = 2;

/** The view after one of them, apart from the cursor, which depends on the rows. */
export function viewAfter(view: BoardView, event: BoardViewEvent): BoardView {
	switch (event.type) {
		case 'moved-on-board':
			return view;
		case 'toggled-failing':
			return {...view, isOnlyFailing: !view.isOnlyFailing};
		case 'toggled-groups':
			return {...view, isGrouped: !view.isGrouped};
		case 'opened-find':
			return {...view, prompt: lineOf(view.find ?? '')};
		case 'edited-find':
			return {...view, prompt: editLine(view.prompt ?? EMPTY_LINE, event.edit)};
		case 'applied-find':
			return found(view, view.prompt?.text ?? '');
		case 'found-sends':
			return {...found(view, event.text), isGrouped: false};
		case 'canceled-find': {
			const {prompt: _, ...rest} = view;
			return rest;
		}
		case 'marked-send':
			return {...view, marks: marksAfter(view.marks, event.id)};
		case 'compared-sends':
			return {...view, marks: event.ids, isComparing: true};
		case 'closed-comparison':
			return {...view, isComparing: false};
		case 'toggled-board-help':
			return {...view, isHelp: !view.isHelp};
		case 'noticed-board':
			return {...view, notice: event.notice};
		case 'cleared-board-notice': {
			const {notice: _, ...rest} = view;
			return rest;
		}
	}
}

/** An empty text finds everything. */
function found({prompt: _, find: __, ...view}: BoardView, text: string): BoardView {
	return text.trim() === '' ? view : {...view, find: text.trim()};
}

/** Marks one more, or takes its mark away; of three marks the oldest goes. */
function marksAfter(marks: readonly OperationId[], id: OperationId): readonly OperationId[] {
	return marks.includes(id) ? marks.filter((one) => one !== id) : [...marks, id].slice(-MOST_MARKS);
}
