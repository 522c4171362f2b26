import {SMALLEST} from '../layout.ts';

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
	/** How many lines a comparison takes below that, its title included; 0 if it stands beside it or takes its place. */
	readonly comparisonRows: number;
	/** Whether the comparison stands beside the send under the cursor. */
	readonly isWide: boolean;
	readonly row: RowColumns;
};

/** The columns of a row; those without room are 0. */
export type RowColumns = {
	readonly subject: number;
	readonly tag: number;
	readonly bar: number;
	readonly ended: number;
	readonly total: number;
	readonly failures: number;
	readonly share: number;
	readonly pace: number;
	readonly left: number;
	readonly started: number;
};

const [LINE_1, TITLE, HEADS, FOOTER] = [1, 1, 1, 1];
const WIDE_COLUMNS = 120;
/** From so many columns on a row has its time left; its bar, total and pace. */
const [LEFT_COLUMNS, BAR_COLUMNS] = [56, 80];
/** What stands before the subject, and between two columns. */
export const BEFORE_SUBJECT = 5;
const GAP = 1;
const [ENDED, TOTAL, FAILURES, SHARE, PACE, LEFT, STARTED] = [5, 7, 6, 4, 6, 12, 12];
const [BAR_SHARE, TAG_SHARE] = [0.42, 0.26];
const [LONGEST_BAR, LONGEST_TAG] = [40, 18];

/** A comparison that has a place of its own, and the rows of the list that it leaves. */
const [LARGEST_COMPARISON, FEWEST_ROWS] = [16, 3];

/** From so many rows on the send under the cursor has so many lines of counters and of failures, and a comparison so many below it. */
const SHORT = [
	{from: 40, counters: 6, failures: 5, comparison: 0},
	{from: 24, counters: 1, failures: 2, comparison: 3},
	{from: 16, counters: 0, failures: 2, comparison: 0},
	{from: 14, counters: 0, failures: 0, comparison: 0},
] as const;

/**
 * Lays the board out: line 1, the sends, the one under the cursor in short, the footer; the list takes what is left. While two sends are
 * compared, that takes the place of the one in short where it does not stand beside it, and more of the list.
 */
export function boardLayout(columns: number, rows: number, isComparing = false): BoardLayout {
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
		row: rowColumns(columns),
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

function rowColumns(columns: number): RowColumns {
	const hasBar = columns >= BAR_COLUMNS;
	const hasTag = columns >= WIDE_COLUMNS;
	const left = columns >= LEFT_COLUMNS ? LEFT : 0;
	const fixed = {
		ended: ENDED,
		total: hasBar ? TOTAL : 0,
		failures: FAILURES,
		share: SHARE,
		pace: hasBar ? PACE : 0,
		left,
		started: hasTag ? STARTED : 0,
	};
	const taken = Object.values(fixed).reduce((sum, width) => sum + (width === 0 ? 0 : width + GAP), 0);
	const room = columns - BEFORE_SUBJECT - taken - 1;
	const bar = hasBar ? Math.min(LONGEST_BAR, Math.floor(room * BAR_SHARE)) : 0;
	const tag = hasTag ? Math.min(LONGEST_TAG, Math.floor(room * TAG_SHARE)) : 0;
	const subject = room - (bar === 0 ? 0 : bar + GAP) - (tag === 0 ? 0 : tag + GAP);
	return {subject, tag, bar, ...fixed};
}
