import type {State} from '../../state/watch/state.ts';
import {bodyRows, type Layout} from '../layout.ts';

/** Where an open email and the list stand. All sizes are cells. */
export type Panes = {
	/** Beside the list where the terminal is wide, below it where it is tall, else over it, as where it has the whole screen. */
	readonly place: 'right' | 'below' | 'over';
	/** The layout of the list in what is left for it. */
	readonly list: Layout;
	readonly columns: number;
	readonly rows: number;
};

const WIDE_COLUMNS = 120;
const TALL_ROWS = 18;
const GAP = 1;
/** The list is as wide as its columns need, and the email takes what is spare. */
const LIST_SHARE = 0.6;
const LIST_SHARE_OF_LESS = 0.5;
/** More would be gaps between its columns. */
const WIDEST_LIST = 150;
/** An email below the list shows more than its first line. */
const LIST_SHARE_ABOVE = 0.3;

/** Shares the place of the list between the list and an open email. */
export function panesOf(layout: Layout): Panes {
	const {columns, hasPreview} = layout;
	const rows = bodyRows(layout);
	if (layout.isFull) return {place: 'over', list: layout, columns, rows};
	if (columns >= WIDE_COLUMNS) {
		const share = Math.floor(columns * (hasPreview ? LIST_SHARE : LIST_SHARE_OF_LESS));
		const list = Math.min(share, WIDEST_LIST);
		return {place: 'right', list: {...layout, columns: list}, columns: columns - list - GAP, rows};
	}
	if (rows < TALL_ROWS) return {place: 'over', list: layout, columns, rows};
	const above = Math.floor(rows * LIST_SHARE_ABOVE);
	return {place: 'below', list: {...layout, listRows: above - 1}, columns, rows: rows - above};
}

/** How many emails of the list are visible now. */
export function listRowsOf({details}: Pick<State, 'details'>, layout: Layout): number {
	return details.isOpen ? panesOf(layout).list.listRows : layout.listRows;
}

/** Whether the open email takes the whole screen: not while something else lies over the list, but for a menu. */
export function hasWholeScreen({details, triage, view}: Pick<State, 'details' | 'triage' | 'view'>): boolean {
	const {kind} = view.overlay;
	return (triage ?? details).isFull === true && (kind === 'none' || kind === 'menu');
}
