import {hasRightToLeft, isInDoubt, placed} from '../placed-text.ts';
import {ERASE_LINE_END, toCell, toColumn} from '../sequences.ts';
import {headOf, type Line} from './canvas.ts';
import {Style} from './style.ts';

/** So many unchanged cells are written again rather than skipped: moving the cursor over them takes no fewer bytes. */
const SHORT_GAP = 4;

/** The cells of a line from one column up to another. */
type Span = {readonly from: number; readonly to: number};

/** What makes a row of the screen look like `next`: its changed cells, and no more. It begins and ends with the plain style. */
export function difference(row: number, shown: Line, next: Line): string {
	const spans = changedSpans(shown, next);
	const first = spans[0];
	if (first === undefined) return '';
	const end = contentEnd(next);
	const doubt = shown.isInDoubt || next.isInDoubt ? startOfDoubt(spans, shown, next) : undefined;
	// How wide a terminal draws what is in doubt nobody knows: all that follows it is written again.
	if (doubt !== undefined && doubt <= first.from) return toCell(row, 0) + restFrom(next, doubt, end);
	const certain = spans.filter(({from}) => from < (doubt ?? next.texts.length));
	const text = toCell(row, first.from) + spansOf(next, certain, end);
	return doubt === undefined ? text : text + restFrom(next, doubt, end);
}

/** Where lines differ, in spans; what is between two of them is longer than a move of the cursor. */
function changedSpans(shown: Line, next: Line): readonly Span[] {
	const spans: Span[] = [];
	let from = -1;
	let to = -1;
	for (let column = 0; column < next.texts.length; column += 1) {
		if (isSame(shown, next, column)) continue;
		if (from >= 0 && (column - to > SHORT_GAP || next.styles[to] !== next.styles[to - 1])) {
			spans.push({from, to});
			from = -1;
		}
		if (from < 0) from = column;
		to = column + 1;
	}
	if (from >= 0) spans.push({from, to});
	return spans;
}

function isSame(shown: Line, next: Line, column: number): boolean {
	return shown.texts[column] === next.texts[column] && shown.styles[column] === next.styles[column];
}

/** The column behind the last cell that is not blank. */
function contentEnd({texts, styles}: Line): number {
	let end = texts.length;
	while (end > 0 && texts[end - 1] === ' ' && styles[end - 1] === Style.plain) end -= 1;
	return end;
}

/** The cells of these spans, with the cursor at the first of them. */
function spansOf(line: Line, spans: readonly Span[], end: number): string {
	let text = '';
	let style = Style.plain;
	for (const [index, {from, to}] of spans.entries()) {
		if (index > 0) text += toColumn(from);
		const last = Math.min(to, end);
		for (let start = from; start < last; ) {
			const next = line.styles[start] ?? Style.plain;
			const stop = runEnd(line, start, last);
			text += style.changeTo(next) + line.texts.slice(start, stop).join('');
			style = next;
			start = stop;
		}
		if (to > end) return text + style.changeTo(Style.plain) + ERASE_LINE_END;
	}
	return text + style.changeTo(Style.plain);
}

/** Where the cells that look like the one at `start` end, at `last` at the latest. */
function runEnd({styles}: Line, start: number, last: number): number {
	let end = start + 1;
	while (end < last && styles[end] === styles[start]) end += 1;
	return end;
}

/** All of a line from a column on, in its place whatever the terminal makes of it. */
function restFrom(line: Line, column: number, end: number): string {
	const text = toColumn(column) + ERASE_LINE_END + spansOf(line, [{from: column, to: end}], end);
	return placed(text, line.texts.length);
}

/** Where the first text begins that is in doubt and that a change touches; undefined if none does. */
function startOfDoubt(spans: readonly Span[], shown: Line, next: Line): number | undefined {
	const lines = [shown, next];
	// What is written from right to left takes what follows it into its order, however far that goes.
	if (lines.some(({texts}) => hasRightToLeft(texts.join('')))) return 0;
	for (const {from, to} of spans)
		for (let column = Math.max(0, from - 1); column <= to; column += 1)
			if (lines.some((line) => isDoubtful(line, column))) {
				return Math.min(from, ...lines.map((line) => runStart(line, column)));
			}
	return undefined;
}

function isDoubtful({texts}: Line, column: number): boolean {
	const text = texts[column];
	return text === '' || (text !== undefined && isInDoubt(text));
}

/** The first column of the text in doubt around a column, with the character before it, as marks join with that. */
function runStart(line: Line, column: number): number {
	let start = headOf(line, column);
	while (start > 0 && isDoubtful(line, headOf(line, start - 1))) start = headOf(line, start - 1);
	return Math.max(0, start - 1);
}
