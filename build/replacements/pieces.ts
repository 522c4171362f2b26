import {isOneColumnEach} from '../../source/core/text/drawing/one-column.ts';

/** A text that takes the columns of a row from one up to another, and leaves no style behind. */
export type Piece = {readonly from: number; readonly to: number; readonly text: string};

// biome-ignore lint/suspicious/noControlCharactersInRegex: styles begin with one.
const STYLES = /\u001b\[([\d;]*)m/g;
const ESCAPE = '\u001B';

/** What ends the style that begins with this parameter; undefined for any other. */
function endOf(parameter: string): string | undefined {
	const number = Number.parseInt(parameter, 10);
	if (number === 1 || number === 2) return '22';
	if (number >= 3 && number <= 9) return `2${number}`;
	if ((number >= 30 && number <= 38) || (number >= 90 && number <= 97)) return '39';
	if ((number >= 40 && number <= 48) || (number >= 100 && number <= 107)) return '49';
	return undefined;
}

const ENDS: ReadonlySet<string> = new Set(['22', '23', '24', '25', '26', '27', '28', '29', '39', '49']);

/** Whether every style that begins in a text ends in it. */
export function isClosed(text: string): boolean {
	if (!text.includes(ESCAPE)) return true;
	const open = new Set<string>();
	for (const [, parameter = ''] of text.matchAll(STYLES)) {
		if (ENDS.has(parameter)) open.delete(parameter);
		else {
			const end = endOf(parameter);
			if (end === undefined || /^(?![34]8;).*;/u.test(parameter)) return false;
			open.add(end);
		}
	}
	return open.size === 0;
}

/** A text as a piece of a row, if its cells can be told without cutting it: one a character, with styles that it ends itself. */
export function pieceAt(column: number, text: string): Piece | undefined {
	const bare = text.includes(ESCAPE) ? text.replaceAll(STYLES, '') : text;
	if (!isOneColumnEach(bare) || !isClosed(text)) return undefined;
	return {from: column, to: column + bare.length, text};
}

/** A row of pieces with spaces between them; undefined if one covers another or the edge. */
export function sideBySide(pieces: readonly Piece[], width: number): string | undefined {
	let row = '';
	let end = 0;
	for (const {from, to, text} of pieces.toSorted((one, other) => one.from - other.from)) {
		if (from < end || to > width) return undefined;
		row += ' '.repeat(from - end) + text;
		end = to;
	}
	return row.trimEnd();
}
