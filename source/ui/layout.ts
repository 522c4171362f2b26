/** Where everything goes in a terminal of some size. All values are cells. */
export type Layout = {
	readonly columns: number;
	readonly rows: number;
	readonly isTooSmall: boolean;
	/** How many lines the counters take above the panel; 0 if they are in a panel of their own. */
	readonly counterRows: 0 | 1 | 2;
	/** Whether a line on how the send goes is below the counters. */
	readonly hasStateLine: boolean;
	/** How many lines the panel has below its title; 0 if there is none. */
	readonly panelLines: number;
	/** Whether pace and failures stand side by side. */
	readonly isWide: boolean;
	/** Whether an open email is beside the list without having been requested. */
	readonly hasPreview: boolean;
	/** Whether the list shows tags. */
	readonly hasTags: boolean;
	/** An open email takes all but the first line and the last. */
	readonly isFull: boolean;
	/** How many emails are visible. */
	readonly listRows: number;
};

/** The smallest terminal the screen is drawn in. */
export const SMALLEST = {columns: 40, rows: 12} as const;

/** With at least this many columns, the counters have shares, and are in two lines. */
export const SHARES_COLUMNS = 80;
const WIDE_COLUMNS = 120;
const PREVIEW_COLUMNS = 140;
const TAGS_COLUMNS = 180;
/** With at least this many rows, the panel has this many lines. */
const PANEL_LINES = [
	[40, 6],
	[24, 3],
	[16, 2],
] as const;
/** As many as there are counters in a panel of their own. */
const WIDE_PANEL_LINES = 6;
/** With at least this many rows, there is room for them. */
const WIDE_PANEL_ROWS = 24;
const [LINE_1, BAR, LIST_HEAD, FOOTER, PANEL_TITLE] = [1, 1, 1, 1, 1];

/** Lays the screen out: line 1, bar, counters, state line, panel, list and footer, the list taking what is left. */
export function layoutOf(columns: number, rows: number, hasStateLine = false): Layout {
	const isWide = columns >= WIDE_COLUMNS;
	const hasCountersPanel = isWide && rows >= WIDE_PANEL_ROWS;
	const counterRows = hasCountersPanel ? 0 : columns >= SHARES_COLUMNS ? 2 : 1;
	const panelLines = hasCountersPanel ? WIDE_PANEL_LINES : (PANEL_LINES.find(([from]) => rows >= from)?.[1] ?? 0);
	const panel = panelLines === 0 ? 0 : panelLines + PANEL_TITLE;
	const taken = LINE_1 + BAR + counterRows + Number(hasStateLine) + panel + LIST_HEAD + FOOTER;
	return {
		columns,
		rows,
		isFull: false,
		isTooSmall: columns < SMALLEST.columns || rows < SMALLEST.rows,
		counterRows,
		hasStateLine,
		panelLines,
		isWide,
		hasPreview: columns >= PREVIEW_COLUMNS,
		hasTags: columns >= TAGS_COLUMNS,
		listRows: Math.max(1, rows - taken),
	};
}

/** The same layout without counters and panel, whose place goes to what is in that of the list. */
export function bareLayout(layout: Layout): Layout {
	const taken = LINE_1 + BAR + Number(layout.hasStateLine) + LIST_HEAD + FOOTER;
	return {...layout, counterRows: 0, panelLines: 0, listRows: Math.max(1, layout.rows - taken)};
}

/** The layout while an open email takes the whole screen: between the first line and the last there is nothing else. */
export function fullLayout(layout: Layout): Layout {
	const listRows = Math.max(1, layout.rows - LINE_1 - LIST_HEAD - FOOTER);
	return {...layout, isFull: true, counterRows: 0, hasStateLine: false, panelLines: 0, listRows};
}

/** How many rows the list takes with its head, which is what anything else may take in its place. */
export function bodyRows({listRows}: Pick<Layout, 'listRows'>): number {
	return listRows + LIST_HEAD;
}
