import {wrapped} from '../columns.ts';

/** Keys and signs of the tables that a man page spells out, because not every terminal font and formatter has them. */
const SPELLED: Readonly<Record<string, string>> = {
	'↑': 'Up',
	'↓': 'Down',
	'←': 'Left',
	'→': 'Right',
	'⏎': 'Enter',
	'␣': 'Space',
	'⌫': 'Backspace',
	'⇧': 'Shift-',
	'…': '...',
	'×': 'x',
	'–': '-',
	'“': '"',
	'”': '"',
	'’': "'",
};

/** What stands for itself in text but means something to roff, or is typeset as another character (man-pages(7)). */
const ESCAPES: Readonly<Record<string, string>> = {
	'\\': '\\e',
	'-': '\\-',
	'^': '\\(ha',
	'~': '\\(ti',
	'`': '\\(ga',
	"'": '\\(aq',
};

/** Plain text as roff, on one line; never taken for a request. */
export function roffText(text: string): string {
	const spelled = text.replaceAll(/[^\x20-\x7e]/gu, (sign) => SPELLED[sign] ?? '?');
	const escaped = spelled.replaceAll(/[\\^~`'-]/gu, (sign) => ESCAPES[sign] ?? sign);
	return escaped.startsWith('.') ? `\\&${escaped}` : escaped;
}

/** The longest line of a source that mandoc does not complain about. */
const LONGEST_LINE = 80;

/** Plain text as lines of roff; none is taken for a request. */
export function roffLines(text: string): readonly string[] {
	return wrapped(roffText(text), LONGEST_LINE - 2).map((line) => (/^[.']/u.test(line) ? `\\&${line}` : line));
}

/** A section and its lines. A heading begins a paragraph on its own. */
export function section(title: string, lines: readonly string[]): readonly string[] {
	return [`.SH ${title}`, ...(lines[0] === '.PP' ? lines.slice(1) : lines)];
}

/** A term and what it means. */
export function term(name: string, text: string): readonly string[] {
	return ['.TP', `\\fB${roffText(name)}\\fR`, ...roffLines(text)];
}

/** Text that keeps its lines: examples. */
export function verbatim(lines: readonly string[]): readonly string[] {
	return ['.PP', '.RS 4', '.nf', ...lines.map(roffText), '.fi', '.RE'];
}
