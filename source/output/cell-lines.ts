import {joined, NO_TEXT} from '../core/text/compose.ts';
import {truncate, widthOf, wrap} from '../core/text/drawing/width.ts';
import {type SafeText, safe, safeLine} from '../core/text/text.ts';

/** More lines than any text takes. */
const ALL_LINES = Number.POSITIVE_INFINITY;
const SPACE = safe` `;
/** What a line does not end in when it is cut. */
const SEPARATOR = / ·$/u;

/**
 * The cells of one column, each wrapped at words to at most a number of lines of a width, the last of them ending in `…` where more is left.
 * With several lines, cells that differ stay different: where they would look alike, they are whole.
 */
export function cellLines(cells: readonly SafeText[], width: number, most: number): readonly (readonly SafeText[])[] {
	const wrapped = cells.map((cell) => wrappedTo(cell, width, most));
	if (most === 1) return wrapped;
	const cellsBy = new Map<string, Set<SafeText>>();
	for (const [index, lines] of wrapped.entries()) {
		const look = lines.join('\n');
		cellsBy.set(look, (cellsBy.get(look) ?? new Set()).add(cells[index] ?? NO_TEXT));
	}
	const isAlike = (lines: readonly SafeText[]) => (cellsBy.get(lines.join('\n'))?.size ?? 1) > 1;
	return wrapped.map((lines, index) => (isAlike(lines) ? wrap(cells[index] ?? NO_TEXT, width, ALL_LINES) : lines));
}

function wrappedTo(cell: SafeText, width: number, most: number): readonly SafeText[] {
	const lines = wrap(cell, width, most + 1);
	if (lines.length <= most) return lines;
	return [...lines.slice(0, most - 1), endedLine(lines[most - 1] ?? NO_TEXT, width)];
}

/** A line that more would follow: its last words give way to the `…`, so that no number is cut. */
function endedLine(line: SafeText, width: number): SafeText {
	const words = line.split(' ').map((word) => safeLine(word));
	const kept = words.map(
		(_, index) => safe`${safeLine(joined(words.slice(0, words.length - index), SPACE).replace(SEPARATOR, ''))} …`,
	);
	return kept.find((text) => widthOf(text) <= width) ?? truncate(safe`${line}…`, width);
}
