import {graphemesOf} from '../graphemes.ts';
import type {SafeText} from '../text.ts';
import {vouched} from '../vouched.ts';
import {isOneColumnEach} from './one-column.ts';
import {widthOf} from './width.ts';

/** A body broken into lines of some width, as far as it has been read. */
export type WrappedBody = {
	/** At least the first `count` lines where there are so many; more may be known already. */
	readonly upTo: (count: number) => readonly SafeText[];
	/** Whether the lines known so far are all. */
	readonly isWhole: () => boolean;
};

/**
 * Breaks a body into lines of at most `columns`, at spaces where it can, with the indent of each line kept for its rest. Works
 * only as far as it is read: the visible part of 1 MiB costs no more than that of a page.
 */
export function wrapBody(body: SafeText, columns: number): WrappedBody {
	const source = linesIn(body, Math.max(2, columns));
	const lines: SafeText[] = [];
	let isWhole = false;
	return {
		isWhole: () => isWhole,
		upTo(count) {
			while (!isWhole && lines.length < count) {
				const next = source.next();
				if (next.done === true) isWhole = true;
				else lines.push(next.value);
			}
			return lines;
		},
	};
}

function* linesIn(body: string, columns: number): Generator<SafeText> {
	for (const line of body.split('\n')) {
		const text = line.trimEnd();
		const indent = Math.min(text.length - text.trimStart().length, Math.floor(columns / 2));
		const pieces = isOneColumnEach(text) ? plainPieces(text, columns, indent) : piecesOf(text, columns, indent);
		for (const piece of pieces) yield vouched(piece);
	}
}

/** Where every character is one column wide, a line is cut by counting. */
function* plainPieces(text: string, columns: number, indent: number): Generator<string> {
	let start = 0;
	let margin = '';
	while (text.length - start > columns - margin.length) {
		const end = start + columns - margin.length;
		const space = text.lastIndexOf(' ', end);
		const isBreakable = space > start + indent;
		yield margin + text.slice(start, isBreakable ? space : end);
		start = isBreakable ? space + 1 : end;
		margin = ' '.repeat(indent);
	}
	yield margin + text.slice(start);
}

/** Any other text is walked grapheme by grapheme, once; `…` stands for one that is wider than a line on its own. */
function* piecesOf(text: string, columns: number, indent: number): Generator<string> {
	let line = '';
	let width = 0;
	let lastSpace = -1;
	for (const {segment: whole} of graphemesOf(text)) {
		const segment = widthOf(whole) > columns - indent ? '…' : whole;
		const more = widthOf(segment);
		if (width + more > columns) {
			const isBreakable = lastSpace > indent;
			yield isBreakable ? line.slice(0, lastSpace) : line;
			line = ' '.repeat(indent) + (isBreakable ? line.slice(lastSpace + 1) : '');
			width = widthOf(line);
			lastSpace = -1;
		}
		if (segment === ' ') lastSpace = line.length;
		line += segment;
		width += more;
	}
	yield line;
}
