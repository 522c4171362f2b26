/** Where everything goes in a terminal of some size. All values are cells. */
export type Layout = {
	readonly columns: number;
	readonly rows: number;
	readonly isTooSmall: boolean;
	/** How many counters stand side by side; 0 where they are written as one wrapped line. */
	readonly counterColumns: 0 | 2;
	readonly counterRows: number;
	readonly hasRule: boolean;
	readonly hasColumnHeads: boolean;
	/** How many emails are visible. */
	readonly listRows: number;
};

/** The smallest terminal the screen is drawn in. */
export const SMALLEST = {columns: 40, rows: 12} as const;

const ROOMY_ROWS = 18;
const TWO_COLUMNS = 56;

/** Lays the screen out: header, stacked bar, counters, state line, list and footer, the list taking what is left. */
export function layoutOf(columns: number, rows: number): Layout {
	const isTooSmall = columns < SMALLEST.columns || rows < SMALLEST.rows;
	const isRoomy = rows >= ROOMY_ROWS && columns >= TWO_COLUMNS;
	const counterRows = isRoomy ? 4 : columns >= 80 ? 1 : 2;
	const hasRule = isRoomy;
	const hasColumnHeads = rows >= ROOMY_ROWS;
	const header = 1;
	const bar = 1;
	const stateLine = 1;
	const listHead = 1;
	const footer = 1;
	const taken = header + bar + counterRows + stateLine + Number(hasRule) + listHead + Number(hasColumnHeads) + footer;
	return {
		columns,
		rows,
		isTooSmall,
		counterColumns: isRoomy ? 2 : 0,
		counterRows,
		hasRule,
		hasColumnHeads,
		listRows: Math.max(1, rows - taken),
	};
}

/** How many rows the list takes with its heads, which is what anything else may take in its place. */
export function bodyRows({listRows, hasColumnHeads}: Layout): number {
	return listRows + 1 + Number(hasColumnHeads);
}

/** The columns of the list; `subject` and `time` are 0 where there is no room for them. */
export type ListColumns = {
	readonly status: number;
	readonly to: number;
	readonly subject: number;
	readonly time: number;
};

const CURSOR = 3;
const GAP = 2;

/** Shares the width of a row: the status word whole, then the recipient, then subject and time as far as they fit. */
export function listColumns(columns: number): ListColumns {
	const status = 15;
	const time = columns >= 90 ? 12 : columns >= 52 ? 8 : 0;
	const rest = columns - CURSOR - status - (time === 0 ? 0 : time + GAP) - 1;
	if (rest < 34) return {status, to: Math.max(8, rest), subject: 0, time};
	const to = Math.min(48, Math.max(16, Math.floor((rest - GAP) * 0.46)));
	return {status, to, subject: rest - GAP - to, time};
}
