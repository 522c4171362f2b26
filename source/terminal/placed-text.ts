import {widthOf} from '../core/text/drawing/width.ts';
import {ERASE_LINE_END, toColumn} from './sequences.ts';

/** What every terminal draws one column wide: ASCII, Latin letters, and the marks that a screen is drawn with. */
const CERTAIN =
	' -~\\u00a0-\\u00ac\\u00ae-\\u024f\\u2010-\\u2027\\u2190-\\u21ff\\u2298\\u232b\\u23ce\\u2400-\\u2426\\u2500-\\u25fc\\u2713\\u2717\\u276f\\u2800-\\u28ff';
const IN_DOUBT = new RegExp(`[^${CERTAIN}\\u001b\\r\\n]`, 'u');
/** A character in doubt, or one that is joined to the one before it or that a selector makes an emoji. */
const DOUBTFUL = `(?:[^${CERTAIN}\\u001b\\r\\n]|(?<=\\u200d)[${CERTAIN}]|[${CERTAIN}](?=\\ufe0f))`;
/** A control sequence, a line break, text in doubt with the character before it, as marks join with that, or text of certain width. */
const TOKENS = new RegExp(
	[
		'\\u001b\\[[\\d;?]*(?<final>[A-Za-z])',
		'(?<lineBreak>[\\r\\n])',
		`(?<doubtful>[${CERTAIN}]?${DOUBTFUL}+)`,
		`[${CERTAIN}]+?(?=[${CERTAIN}]?${DOUBTFUL}|[\\u001b\\r\\n]|$)`,
	].join('|'),
	'gu',
);

const RTL_LETTER = '[\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc\\u{10800}-\\u{10fff}\\u{1e800}-\\u{1efff}]';
const RIGHT_TO_LEFT = new RegExp(RTL_LETTER, 'u');
/** More of the same text after it: words, numbers and punctuation between single spaces, up to a letter written from right to left. */
const GOES_ON = new RegExp(`^(?: ?[^\\p{L}\\s\\u001b\\u2500-\\u25ff])* ?${RTL_LETTER}`, 'u');
/** Of what follows, this much is looked at. */
const FURTHEST = 80;
/** A sign that nobody sees: what stands after it is written from left to right. */
const LEFT_TO_RIGHT = '\u200E';

/** What is known of the first characters, those of certain width among them: a look at each is faster than an expression of many ranges. */
const LAST_CERTAIN = 0x28ff;
const KNOWN = new Uint8Array(LAST_CERTAIN + 1);
const [IS_CERTAIN, IS_IN_DOUBT] = [1, 2];

/** Whether there is anything in a text that some terminal may draw wider or narrower than another. */
export function isInDoubt(text: string): boolean {
	for (let index = 0; index < text.length; index += 1) {
		const code = text.charCodeAt(index);
		if (code > LAST_CERTAIN) return true;
		if (KNOWN[code] === 0) KNOWN[code] = IN_DOUBT.test(String.fromCharCode(code)) ? IS_IN_DOUBT : IS_CERTAIN;
		if (KNOWN[code] === IS_IN_DOUBT) return true;
	}
	return false;
}

/** Whether there is a letter in a text that is written from right to left. */
export function hasRightToLeft(text: string): boolean {
	return RIGHT_TO_LEFT.test(text);
}

/**
 * Makes every cell of a frame stand where it belongs, however many columns the terminal takes a text for: after one in doubt the cursor is
 * moved to the column that comes next, and what such a text has left of itself behind the end of its line is erased. Text written from right
 * to left is kept from drawing the columns beside it into its order. Takes what Ink writes: every line of it begins with a line break or
 * with a move of the cursor, and goes on to its end.
 */
export function placed(frame: string, columns: number): string {
	if (!isInDoubt(frame)) return frame;
	let text = '';
	let column = 0;
	let isDoubtful = false;
	const leaveLine = (at: number) => {
		// Where a line is full, nothing is left behind it; the last cell would be erased.
		if (isDoubtful && column < columns) text += ERASE_LINE_END;
		isDoubtful = false;
		column = at;
	};
	for (const {0: token, index, groups} of frame.matchAll(TOKENS)) {
		const isText = groups?.final === undefined && groups?.lineBreak === undefined;
		if (!isText && groups?.final !== 'm') leaveLine(columnAfter(token, column));
		text += token;
		if (isText) column += widthOf(token);
		if (groups?.doubtful === undefined) continue;
		isDoubtful = true;
		const end = index + token.length;
		if (column < columns) text += endOfDirection(token, frame.slice(end, end + FURTHEST)) + toColumn(column);
	}
	leaveLine(0);
	return text;
}

/** Where a control sequence or a line break leaves the cursor, as far as Ink uses them. */
function columnAfter(token: string, column: number): number {
	const final = token.at(-1) ?? '';
	if (final === 'G') return Math.max(0, Number(token.slice(2, -1)) - 1);
	return '\r\nEFH'.includes(final) ? 0 : column;
}

/** What ends the direction of a text written from right to left, if that does not go on behind it. */
function endOfDirection(token: string, next: string): string {
	return RIGHT_TO_LEFT.test(token) && !GOES_ON.test(next) ? LEFT_TO_RIGHT : '';
}
