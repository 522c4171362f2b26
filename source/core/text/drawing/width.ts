import stringWidth from 'string-width';
import {NO_TEXT, spaces} from '../compose.ts';
import {graphemesOf} from '../graphemes.ts';
import {type SafeText, safe} from '../text.ts';
import {vouched} from '../vouched.ts';
import {isOneColumnEach} from './one-column.ts';

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
export function truncate(text: SafeText, columns: number): SafeText {
	if (columns <= 0) return NO_TEXT;
	if (widthOf(text) <= columns) return text;
	return vouched(`${isOneColumnEach(text) ? text.slice(0, columns - 1) : cut(text, columns - 1)}…`);
}

/** Cuts the text on the left to at most `columns`, so that its end is seen. Never splits a grapheme. */
export function endOf(text: SafeText, columns: number): SafeText {
	if (isOneColumnEach(text)) return vouched(text.slice(Math.max(0, text.length - Math.max(0, columns))));
	let width = widthOf(text);
	let start = 0;
	for (const {segment} of graphemesOf(text)) {
		if (width <= columns) break;
		width -= stringWidth(segment);
		start += segment.length;
	}
	return vouched(text.slice(start));
}

/** The part of a text between two UTF-16 indexes, each of which is moved to the start of the grapheme that it falls into. */
export function textBetween(text: SafeText, from: number, to: number): SafeText {
	if (isOneColumnEach(text)) return vouched(text.slice(from, to));
	const graphemes = graphemesOf(text);
	const startAt = (index: number) => graphemes.containing(index)?.index ?? text.length;
	return vouched(text.slice(startAt(from), startAt(to)));
}

/** Cuts or pads the text on the right to exactly `columns`. */
export function leftAligned(text: SafeText, columns: number): SafeText {
	const kept = truncate(text, columns);
	return safe`${kept}${spaces(columns - widthOf(kept))}`;
}

/** Cuts or pads the text on the left to exactly `columns`. */
export function rightAligned(text: SafeText, columns: number): SafeText {
	const kept = truncate(text, columns);
	return safe`${spaces(columns - widthOf(kept))}${kept}`;
}

/**
 * Breaks a sentence into at most `lines` lines of `columns`, at spaces where it can, else inside a word; what is left over is
 * cut off. Looks only at as much of a long text as those lines hold.
 */
export function wrap(text: SafeText, columns: number, lines: number): readonly SafeText[] {
	const result = [''];
	for (const piece of isOneColumnEach(text) ? plainPieces(text, columns) : piecesOf(text, columns)) {
		const last = result.at(-1) ?? '';
		const longer = last === '' ? piece : `${last} ${piece}`;
		if (widthOf(longer) <= columns) result[result.length - 1] = longer;
		else if (result.length < lines) result.push(piece);
		else {
			result[result.length - 1] = longer;
			break;
		}
	}
	return result.map((line) => truncate(vouched(line), columns));
}

/** The words of a text, those wider than a line in pieces of a line. */
function* plainPieces(text: string, columns: number): Generator<string> {
	const width = Math.max(1, columns);
	for (let start = 0; start <= text.length; ) {
		const space = text.indexOf(' ', start);
		const end = space === -1 ? text.length : space;
		yield text.slice(start, Math.min(end, start + width));
		start += width;
		if (start >= end) start = end + 1;
	}
}

/** The same of any text, walked grapheme by grapheme. */
function* piecesOf(text: string, columns: number): Generator<string> {
	let piece = '';
	let width = 0;
	for (const {segment} of graphemesOf(text)) {
		const isSpace = segment === ' ';
		const more = isSpace ? 0 : stringWidth(segment);
		if (isSpace || (width + more > columns && piece !== '')) {
			yield piece;
			piece = '';
			width = 0;
		}
		if (!isSpace) piece += segment;
		width += more;
	}
	yield piece;
}
