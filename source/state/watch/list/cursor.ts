import type {Email} from '../../../core/emails/email.ts';
import {type Pages, rowCount, rowOf, rowsFrom} from './pages.ts';

/**
 * Where the cursor is: on the email with this id, `offset` rows below the top of the window. So rows that a refresh inserts above it
 * move neither the cursor nor the rows around it. On the first row of the list, `offset` is {@link AT_TOP}.
 */
export type Selection = {readonly id: string | null; readonly offset: number};

/** As far down as the window allows, so that rows inserted above the cursor come into view. */
export const AT_TOP = Number.MAX_SAFE_INTEGER;

/** No cursor: the list is empty. */
export const NOTHING_SELECTED: Selection = {id: null, offset: 0};

/** The cursor's row number (0-based); 0 while nothing is selected. */
export function cursorRow(pages: Pages, selection: Selection): number {
	return selection.id === null ? 0 : (rowOf(pages, selection.id) ?? 0);
}

/** Puts the cursor on a row, scrolling a window of `height` rows as little as possible. */
export function selectRow(pages: Pages, selection: Selection, row: number, height: number): Selection {
	const rows = rowCount(pages);
	if (rows === 0) return NOTHING_SELECTED;
	const target = Math.max(0, Math.min(rows - 1, row));
	const top = windowTop(pages, selection, height);
	const [email] = rowsFrom(pages, target, 1);
	return {id: email?.id.raw ?? null, offset: target === 0 ? AT_TOP : clampOffset(target - top, height)};
}

/** Scrolls a window of `height` rows by `by`; the cursor moves only if it would leave the window. The same selection where nothing moves. */
export function scrolledBy(pages: Pages, selection: Selection, by: number, height: number): Selection {
	const before = windowTop(pages, selection, height);
	const top = Math.max(0, Math.min(before + by, rowCount(pages) - height));
	if (top === before) return selection;
	const row = Math.max(top, Math.min(cursorRow(pages, selection), top + height - 1));
	const [email] = rowsFrom(pages, row, 1);
	return {id: email?.id.raw ?? null, offset: row === 0 ? AT_TOP : row - top};
}

/** Puts the cursor on a row, and the row at the top of a window of `height` rows where the list is long enough. */
export function selectAtTop(pages: Pages, row: number, height: number): Selection {
	const rows = rowCount(pages);
	if (rows === 0) return NOTHING_SELECTED;
	const target = Math.max(0, Math.min(rows - 1, row));
	const [email] = rowsFrom(pages, target, 1);
	const offset = target === 0 ? AT_TOP : target - Math.min(target, Math.max(0, rows - height));
	return {id: email?.id.raw ?? null, offset};
}

/** Puts the cursor on a row. If the window has to scroll for it, the row ends up a third of the way down, with its neighbours in view. */
export function selectInView(pages: Pages, selection: Selection, row: number, height: number): Selection {
	const top = windowTop(pages, selection, height);
	if (row >= top && row < top + height) return selectRow(pages, selection, row, height);
	const [email] = rowsFrom(pages, row, 1);
	return {id: email?.id.raw ?? null, offset: Math.min(row, Math.floor(height / 3))};
}

/** The row number (0-based) of the first row in a window of `height` rows. */
export function windowTop(pages: Pages, selection: Selection, height: number): number {
	const wanted = cursorRow(pages, selection) - clampOffset(selection.offset, height);
	return Math.max(0, Math.min(wanted, rowCount(pages) - height));
}

/** Of how many visible rows the emails are refreshed together at most. */
const MOST_VISIBLE = 100;

/** The emails in a window of `height` rows, at most the 100 around the cursor; of a window of unknown height, 0, the one under it. */
export function visibleEmails(pages: Pages, selection: Selection, height: number): readonly Email[] {
	const count = Math.max(1, Math.min(height, MOST_VISIBLE));
	const top = windowTop(pages, selection, Math.max(1, height));
	const wanted = cursorRow(pages, selection) - MOST_VISIBLE / 2;
	return rowsFrom(pages, Math.max(top, Math.min(wanted, top + height - count)), count);
}

function clampOffset(offset: number, height: number): number {
	return Math.max(0, Math.min(offset, height - 1));
}
