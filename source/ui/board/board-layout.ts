import {SMALLEST} from '../layout.ts';
import {type RowColumns, type RowNeeds, rowColumns, USUAL_NEEDS} from './list/row-columns.ts';

/** Where everything goes on the board in a terminal of some size. All values are cells. */
export type BoardLayout = {
	readonly columns: number;
	readonly rows: number;
	readonly isTooSmall: boolean;
	/** How many sends are visible. */
	readonly listRows: number;
	/** How many lines the send under the cursor takes, its title included; 0 if there is no room. */
	readonly shortRows: number;
	/** How many of these are of counters, and of failures. */
	readonly counterRows: number;
	readonly failureRows: number;
	/** How many lines a comparison takes below that, its title included; 0 if it is beside it or takes its place. */
	readonly comparisonRows: number;
	/** Where the send under the cursor in short and the comparison are. */
	readonly panes: 'below' | 'side-by-side' | 'beside';
	/** How many columns the list takes; the panes beside it take what is left but one. */
	readonly listColumns: number;
	readonly row: RowColumns;
};

const [LINE_1, TITLE, HEADS, FOOTER] = [1, 1, 1, 1];
const WIDE_COLUMNS = 120;
/** With at least this many columns and rows, the panes are beside the list, one below the other. */
const BESIDE = {columns: 220, rows: 30};
/** Their share of the line, and the most that the list takes of it. */
const [PANE_SHARE, WIDEST_LIST] = [0.3, 200];
/** A comparison with its own place, and the rows that it leaves for the list. */
const [LARGEST_COMPARISON, FEWEST_ROWS] = [16, 3];

/** With at least this many rows, the send under the cursor has this many lines of counters and of failures, with a comparison of this many below it. */
const SHORT = [
	{from: 40, counters: 6, failures: 5, comparison: 0},
	{from: 24, counters: 1, failures: 2, comparison: 3},
	{from: 16, counters: 0, failures: 2, comparison: 0},
	{from: 14, counters: 0, failures: 0, comparison: 0},
] as const;

/**
 * Lays the board out: line 1, the sends, the one under the cursor in short, the footer; the list takes what is left. Where there is room for it,
 * the one in short is beside the list with the comparison below it. Elsewhere, while two sends are compared, that takes the place of the one in short where it does not stand beside it, and more of the list. `needs` are those of the rows.
 */
export function boardLayout(
	columns: number,
	rows: number,
	isComparing = false,
	needs: RowNeeds = USUAL_NEEDS,
): BoardLayout {
	const size = {columns, rows, isTooSmall: columns < SMALLEST.columns || rows < SMALLEST.rows};
	if (columns >= BESIDE.columns && rows >= BESIDE.rows) return {...size, ...besideList(columns, rows, needs)};
	const {counters, failures, comparison} = SHORT.find(({from}) => rows >= from) ?? {
		counters: 0,
		failures: 0,
		comparison: 0,
	};
	const isWide = columns >= WIDE_COLUMNS && rows >= 40;
	const failureTitle = counters > 1 ? 1 : 0;
	const isAlone = isComparing && !isWide;
	const around = LINE_1 + TITLE + HEADS + FOOTER;
	const shortRows = isAlone || rows < 14 ? 0 : 2 + counters + failureTitle + failures;
	const comparisonRows = isAlone ? Math.max(0, Math.min(LARGEST_COMPARISON, rows - around - FEWEST_ROWS)) : comparison;
	const taken = around + shortRows + comparisonRows;
	return {
		...size,
		listRows: Math.max(1, rows - taken),
		shortRows,
		counterRows: counters,
		failureRows: failures,
		comparisonRows,
		panes: isWide ? 'side-by-side' : 'below',
		listColumns: columns,
		row: rowColumns(columns, needs),
	};
}

/** The send in short has all of its counters, and as many lines of failures as the comparison below it leaves. */
function besideList(
	columns: number,
	rows: number,
	needs: RowNeeds,
): Omit<BoardLayout, 'columns' | 'rows' | 'isTooSmall'> {
	const listColumns = Math.min(WIDEST_LIST, columns - Math.floor(columns * PANE_SHARE));
	const pane = rows - LINE_1 - FOOTER;
	const [{counters}] = SHORT;
	const withoutFailures = 2 + counters + 1;
	const comparisonRows = Math.min(LARGEST_COMPARISON, Math.floor(pane / 2));
	return {
		listRows: pane - TITLE - HEADS,
		shortRows: pane - comparisonRows,
		counterRows: counters,
		failureRows: pane - comparisonRows - withoutFailures,
		comparisonRows,
		panes: 'beside',
		listColumns,
		row: rowColumns(listColumns, needs),
	};
}

/**
 * The first visible row where the cursor is on row `place` of `count`: the cursor stays in the middle where it can, or so many lines below it
 * as the mouse put it.
 */
export function firstRow({listRows}: Pick<BoardLayout, 'listRows'>, place: number, count: number, offset = 0): number {
	return Math.max(0, Math.min(count - listRows, place - middleLine(listRows) - offset));
}

/** The line of the window that its middle is in. */
export function middleLine(listRows: number): number {
	return Math.floor(listRows / 2);
}
