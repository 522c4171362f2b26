/** One line of the table: a ratio against a peer or a limit, and the ratio that was hoped for. */
export type Figure = {
	readonly id: string;
	readonly what: string;
	readonly measured: string;
	readonly against: string;
	/** Infinite where what was waited for did not come in time. */
	readonly ratio: number;
	/** Met when the ratio is not above it; none if a peer is there for comparison only. */
	readonly goal?: number;
	/** The goal is met when the ratio is not below it. */
	readonly isFloor?: true;
};

/** Milliseconds for people. */
export function milliseconds(value: number): string {
	if (value >= 10_000) return `${(value / 1000).toFixed(1)} s`;
	return `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ms`;
}

/** A time that may not have been reached, for people. */
export function reached(value: number, withinMs: number): string {
	return Number.isFinite(value) ? milliseconds(value) : `not within ${milliseconds(withinMs)}`;
}

/** A number of bytes for people. */
export function byteCount(value: number): string {
	return `${Math.round(value).toLocaleString('en')} bytes`;
}

/** A number of MB for people. */
export function megabytes(value: number): string {
	return `${value.toFixed(0)} MB`;
}

/** A line that compares a number with the most it may be. */
export function limited(
	id: string,
	what: string,
	value: number,
	limit: number,
	unit: (value: number) => string,
): Figure {
	return {id, what, measured: unit(value), against: `limit: ${unit(limit)}`, ratio: value / limit, goal: 1};
}

/** A figure as a row of a Markdown table. */
export function tableRow({id, what, measured, against, ratio, goal, isFloor}: Figure): string {
	const shown = Number.isFinite(ratio) ? `${ratio.toFixed(2)}×` : '–';
	const cells = [id, what, measured, against, shown];
	if (goal === undefined) return `| ${[...cells, '–', ''].join(' | ')} |`;
	const isMet = isFloor ? ratio >= goal : ratio <= goal;
	return `| ${[...cells, `${isFloor ? '≥' : '≤'} ${goal}×`, isMet ? '✓' : '✗'].join(' | ')} |`;
}

/** How the table begins. */
export const tableHead = '| # | What | sendwatch | Against | Ratio | Goal | |\n|---|---|---|---|---|---|---|';
