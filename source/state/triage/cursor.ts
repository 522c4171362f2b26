/**
 * A cursor on a list that is read again and again: it stays on its item, known by `id`, wherever that goes. If the item is gone it
 * stays in its `row` (0-based). `at` is the line of the window that it is in, so that the window moves with it. Before there was
 * anything to stand on it has no id.
 */
export type Cursor = {readonly id?: string; readonly row: number; readonly at: number};

/** On the first item, in the first line. */
export const AT_TOP: Cursor = {row: 0, at: 0};

/** Which row the cursor is in now; 0 if there are none. */
export function rowOfCursor({id, row}: Cursor, ids: readonly string[]): number {
	const found = id === undefined ? -1 : ids.indexOf(id);
	return found === -1 ? Math.max(0, Math.min(row, ids.length - 1)) : found;
}

/** The same cursor, holding on to the item that it stands on. */
export function pinned(cursor: Cursor, ids: readonly string[]): Cursor {
	const row = rowOfCursor(cursor, ids);
	const id = ids[row];
	if (id === undefined || (id === cursor.id && row === cursor.row)) return cursor;
	return {...cursor, id, row};
}

/** The first row that is visible in a window of `height` lines over `count` rows. */
export function windowTop({at}: Cursor, row: number, height: number, count: number): number {
	const line = Math.max(0, Math.min(at, height - 1));
	return Math.max(0, Math.min(row - line, count - height));
}

/** The cursor moved by rows in a window of `height` lines; it stops at both ends, and the window moves only as far as it has to. */
export function moved(cursor: Cursor, ids: readonly string[], by: number, height: number): Cursor {
	const before = rowOfCursor(cursor, ids);
	const row = Math.max(0, Math.min(ids.length - 1, before + by));
	const id = ids[row];
	if (id === undefined) return cursor;
	const top = windowTop(cursor, before, height, ids.length);
	return {id, row, at: Math.max(0, Math.min(height - 1, row - top))};
}

/** The cursor after a window of `height` lines was scrolled: it moves only if it would leave the window. */
export function scrolled(cursor: Cursor, ids: readonly string[], by: number, height: number): Cursor {
	const before = rowOfCursor(cursor, ids);
	const top = windowTop(cursor, before, height, ids.length);
	const next = Math.max(0, Math.min(top + by, ids.length - height));
	const row = Math.max(next, Math.min(before, next + height - 1));
	const id = ids[row];
	return id === undefined || next === top ? cursor : {id, row, at: row - next};
}

/** The cursor put on a row in a window of `height` lines, which does not move. */
export function pointed(cursor: Cursor, ids: readonly string[], row: number, height: number): Cursor {
	const id = ids[row];
	const top = windowTop(cursor, rowOfCursor(cursor, ids), height, ids.length);
	return id === undefined ? cursor : {id, row, at: row - top};
}
