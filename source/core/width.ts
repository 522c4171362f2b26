import stringWidth from 'string-width';
import {graphemesOf} from './graphemes.ts';

const ASCII = /^[\x20-\x7e]*$/;
/** How many terminal columns the text takes. */
export function widthOf(text: string): number {
	return ASCII.test(text) ? text.length : stringWidth(text);
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
	return `${ASCII.test(text) ? text.slice(0, columns - 1) : cut(text, columns - 1)}…`;
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

/** Breaks a sentence into at most `lines` lines of `columns`, at spaces where it can, else inside a word; what is left over is cut off. */
export function wrap(text: string, columns: number, lines: number): readonly string[] {
	const result = [''];
	for (const piece of text.split(' ').flatMap((word) => piecesOf(word, columns))) {
		const last = result.at(-1) ?? '';
		const longer = last === '' ? piece : `${last} ${piece}`;
		if (widthOf(longer) <= columns || result.length === lines) result[result.length - 1] = longer;
		else result.push(piece);
	}
	return result.map((line) => truncate(line, columns));
}

function piecesOf(word: string, columns: number): readonly string[] {
	const pieces: string[] = [];
	for (let rest = word; ; ) {
		const piece = widthOf(rest) <= columns ? rest : cut(rest, columns);
		pieces.push(piece === '' ? rest : piece);
		if (piece === '' || piece === rest) return pieces;
		rest = rest.slice(piece.length);
	}
}
