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
	/** Whether the comparison is beside the send under the cursor. */
	readonly isWide: boolean;
	readonly row: RowColumns;
};

const [LINE_1, TITLE, HEADS, FOOTER] = [1, 1, 1, 1];
const WIDE_COLUMNS = 120;
/** A comparison that has a place of its own, and the rows of the list that it leaves. */
const [LARGEST_COMPARISON, FEWEST_ROWS] = [16, 3];

/** With at least this many rows, the send under the cursor has this many lines of counters and of failures, with a comparison of this many below it. */
const SHORT = [
	{from: 40, counters: 6, failures: 5, comparison: 0},
	{from: 24, counters: 1, failures: 2, comparison: 3},
	{from: 16, counters: 0, failures: 2, comparison: 0},
	{from: 14, counters: 0, failures: 0, comparison: 0},
] as const;

/**
 * Lays the board out: line 1, the sends, the one under the cursor in short, the footer; the list takes what is left. While two sends are
 * compared, that takes the place of the one in short where it does not stand beside it, and more of the list. `needs` are those of the rows.
 */
export function boardLayout(
	columns: number,
	rows: number,
	isComparing = false,
	needs: RowNeeds = USUAL_NEEDS,
): BoardLayout {
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
		columns,
		rows,
		isTooSmall: columns < SMALLEST.columns || rows < SMALLEST.rows,
		listRows: Math.max(1, rows - taken),
		shortRows,
		counterRows: counters,
		failureRows: failures,
		comparisonRows,
		isWide,
		row: rowColumns(columns, needs),
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
