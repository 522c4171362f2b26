/** A row of two columns: what is typed, and what it does. */
export type Row = readonly [typed: string, meaning: string];

const INDENT = 2;
const GAP = 2;
/** The share of a line that the first column takes at most. */
const WIDEST_SHARE = 0.45;
/** Longer lines are hard to read, however wide the terminal is. */
const LONGEST_LINE = 120;

/**
 * Rows as lines of at most `width` columns. Meanings start in one column and wrap there; what is typed and too long for the first column
 * has a line of its own, so the columns never run into each other.
 */
export function twoColumns(rows: readonly Row[], width: number): readonly string[] {
	const line = Math.min(width, LONGEST_LINE);
	const most = Math.floor(line * WIDEST_SHARE) - INDENT - GAP;
	const fitting = rows.map(([typed]) => typed.length).filter((length) => length <= most);
	const start = INDENT + Math.max(0, ...fitting) + GAP;
	return rows.flatMap(([typed, meaning]) => {
		const [first = '', ...more] = wrapped(meaning, line - start);
		const head = `${' '.repeat(INDENT)}${typed}`;
		const rest = more.map((text) => `${' '.repeat(start)}${text}`);
		return head.length + GAP <= start
			? [`${head.padEnd(start)}${first}`.trimEnd(), ...rest]
			: [head, `${' '.repeat(start)}${first}`, ...rest];
	});
}

/** A paragraph as lines of at most `width` columns, broken at spaces; a longer word gets its own line. */
export function wrapped(text: string, width: number): readonly string[] {
	const lines: string[] = [];
	for (const word of text.split(' ')) {
		const last = lines.at(-1);
		if (last !== undefined && last.length + 1 + word.length <= Math.min(width, LONGEST_LINE))
			lines[lines.length - 1] = `${last} ${word}`;
		else lines.push(word);
	}
	return lines;
}
