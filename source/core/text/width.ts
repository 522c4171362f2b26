import stringWidth from 'string-width';
import {graphemesOf} from './graphemes.ts';
import {isOneColumnEach} from './one-column.ts';

/** More UTF-16 units than one column of real text ever takes. */
const LONGEST_COLUMN = 32;

/** How many terminal columns the text takes. */
export function widthOf(text: string): number {
	return isOneColumnEach(text) ? text.length : stringWidth(text);
}

function cut(text: string, columns: number): string {
	let width = 0;
	let kept = '';
	for (const {segment} of graphemesOf(text)) {
		width += stringWidth(segment);
		if (width > columns) break;
		kept += segment;
	}
	return kept;
}

/** Cuts the text to at most `columns`, with `…` for what is gone. Never splits a grapheme. */
export function truncate(text: string, columns: number): string {
	if (columns <= 0) return '';
	if (widthOf(text) <= columns) return text;
	return `${isOneColumnEach(text) ? text.slice(0, columns - 1) : cut(text, columns - 1)}…`;
}

/** Cuts or pads the text on the right to exactly `columns`. */
export function leftAligned(text: string, columns: number): string {
	const kept = truncate(text, columns);
	return kept + ' '.repeat(Math.max(0, columns - widthOf(kept)));
}

/** Pads the text on the left to `columns`, cutting it when it is longer. */
export function rightAligned(text: string, columns: number): string {
	const kept = truncate(text, columns);
	return ' '.repeat(Math.max(0, columns - widthOf(kept))) + kept;
}

/**
 * Breaks a sentence into at most `lines` lines of `columns`, at spaces where it can, else inside a word; what is left over is
 * cut off. Looks only at as much of a long text as those lines hold.
 */
export function wrap(text: string, columns: number, lines: number): readonly string[] {
	const result = [''];
	for (const piece of piecesOf(text, columns)) {
		const last = result.at(-1) ?? '';
		const longer = last === '' ? piece : `${last} ${piece}`;
		if (widthOf(longer) <= columns) result[result.length - 1] = longer;
		else if (result.length < lines) result.push(piece);
		else return [...result.slice(0, -1), truncate(longer, columns)];
	}
	return result.map((line) => truncate(line, columns));
}

/** The words of a text, those wider than a line in pieces of a line. */
function* piecesOf(text: string, columns: number): Generator<string> {
	for (let start = 0; start <= text.length; ) {
		const space = text.indexOf(' ', start);
		const end = space === -1 ? text.length : space;
		// A line never holds more characters than this: marks and joiners take no column, but are capped (text.ts).
		const part = text.slice(start, Math.min(end, start + columns * LONGEST_COLUMN));
		const piece = widthOf(part) <= columns ? part : cut(part, columns) || part;
		yield piece;
		start += piece.length;
		if (start >= end) start = end + 1;
	}
}
