import type {State} from '../../state/watch/state.ts';
import {bodyRows, type Layout} from '../layout.ts';

/** Where an open email and the list stand. All sizes are cells. */
export type Panes = {
	/** Beside the list where the terminal is wide, below it where it is tall, else over it. */
	readonly place: 'right' | 'below' | 'over';
	/** The layout of the list in what is left for it. */
	readonly list: Layout;
	readonly columns: number;
	readonly rows: number;
};

const WIDE_COLUMNS = 120;
const TALL_ROWS = 18;
const RULE = 1;

/** Shares the place of the list between the list and an open email. */
export function panesOf(layout: Layout): Panes {
	const {columns} = layout;
	const rows = bodyRows(layout);
	const heads = rows - layout.listRows;
	if (columns >= WIDE_COLUMNS) {
		const list = Math.min(90, Math.floor(columns * 0.45));
		return {place: 'right', list: {...layout, columns: list}, columns: columns - list - RULE, rows};
	}
	if (rows < TALL_ROWS) return {place: 'over', list: layout, columns, rows};
	const above = Math.floor(rows * 0.36);
	return {place: 'below', list: {...layout, listRows: above - heads}, columns, rows: rows - above - RULE};
}

/** How many emails of the list are visible now. */
export function listRowsOf({details}: Pick<State, 'details'>, layout: Layout): number {
	return details.isOpen ? panesOf(layout).list.listRows : layout.listRows;
}
