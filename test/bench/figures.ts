/** One line of the table: a ratio against a peer or a limit, and the ratio that was hoped for. */
export type Figure = {
	readonly id: string;
	readonly what: string;
	readonly measured: string;
	readonly against: string;
	readonly ratio: number;
	/** Met when the ratio is not above it. */
	readonly goal: number;
};

/** Milliseconds for people. */
export function milliseconds(value: number): string {
	return `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ms`;
}

/** A number of bytes for people. */
export function byteCount(value: number): string {
	return `${Math.round(value).toLocaleString('en')} bytes`;
}

function row({id, what, measured, against, ratio, goal}: Figure): string {
	const verdict = ratio <= goal ? '✓' : '✗';
	return `| ${id} | ${what} | ${measured} | ${against} | ${ratio.toFixed(2)}× | ≤ ${goal}× | ${verdict} |`;
}

/** The figures as a Markdown table. */
export function markdownTable(figures: readonly Figure[]): string {
	return [
		'| # | What | sendwatch | Against | Ratio | Goal | |',
		'|---|---|---|---|---|---|---|',
		...figures.map(row),
	].join('\n');
}
