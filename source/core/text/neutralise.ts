/** How a text is shown: a line of a list drops invisible characters, details name them. */
export type Place = 'list' | 'details';

/**
 * Whatever may need to be replaced: controls, formats, private use, unassigned (\p{C}), marks, the parts of syllables and of emoji,
 * and the invisible ones that are neither.
 */
const SUSPECT = /[\p{C}\p{M}\p{Emoji_Modifier}\p{Regional_Indicator}\u1100-\u11ff\u2028\u2029\u3164\uffa0\ufffc]/u;

const LINE_BREAKS = /[\n\v\f\u0085\u2028\u2029]/gu;
const CONTROLS = /\p{Cc}/gu;
const CONTROLS_BUT_NEWLINE = /(?!\n)\p{Cc}/gu;
const BODY_BREAKS = /\r\n|[\v\f\u0085\u2028\u2029]/gu;
const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
const INVISIBLE =
	/\u034f|\p{Variation_Selector}|[\u00ad\u115f\u1160\u180e\u200b-\u200d\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\u{e0000}-\u{e0fff}]|[\u17b4-\u17b5]/gu;
const NOBODYS = new RegExp(`(?!${INVISIBLE.source})[\\p{Co}\\p{Cn}\\ufffc]`, 'gu');

/** Signs that enclose the digits behind them (Prepended_Concatenation_Mark): some terminals count no column for them, others one, and move what follows. */
const ENCLOSING_SIGNS = /[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}]/gu;

/** The names by which invisible direction marks are shown. */
const BIDI_NAMES: Readonly<Record<string, string>> = {
	'\u061c': 'ALM',
	'\u200e': 'LRM',
	'\u200f': 'RLM',
	'\u202a': 'LRE',
	'\u202b': 'RLE',
	'\u202c': 'PDF',
	'\u202d': 'LRO',
	'\u202e': 'RLO',
	'\u2066': 'LRI',
	'\u2067': 'RLI',
	'\u2068': 'FSI',
	'\u2069': 'PDI',
};

const MOST_MARKS: Readonly<Record<Place, RegExp>> = {
	list: /(\p{M}{4})\p{M}+/gu,
	details: /(\p{M}{8})\p{M}+/gu,
};

const JOINING =
	/[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Nko}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u;
const PICTOGRAPH_END = /(?:\p{Extended_Pictographic}|[\u{1f3fb}-\u{1f3ff}])\ufe0f?$/u;
const PICTOGRAPH_START = /^\p{Extended_Pictographic}/u;
const EMOJI_END = /[\p{Emoji}]$/u;

/** Whether a text can be shown unchanged. */
export function isHarmless(text: string): boolean {
	return !SUSPECT.test(text);
}

/** Shows a control character instead of acting on it: U+001B reads `␛`, U+009B reads `<9B>`. */
function picture(control: string): string {
	const code = control.charCodeAt(0);
	if (code === 0x09) return ' ';
	if (code === 0x0d) return '␍';
	if (code === 0x7f) return '␡';
	if (code < 0x20) return String.fromCharCode(0x2400 + code);
	return `<${code.toString(16).toUpperCase()}>`;
}

/** Keeps a joiner between letters that join and inside an emoji, and a variation selector behind one; nothing else unseen. */
function keepIfItJoins(char: string, offset: number, whole: string): string {
	const before = whole.slice(Math.max(0, offset - 4), offset);
	const after = whole.slice(offset + char.length, offset + char.length + 2);
	if (char === '\ufe0f') return EMOJI_END.test(before) ? char : '';
	if (char === '\u200d' && PICTOGRAPH_END.test(before) && PICTOGRAPH_START.test(after)) return char;
	const isBetweenLetters = JOINING.test(before.slice(-1)) && JOINING.test(after.slice(0, 1));
	return (char === '\u200c' || char === '\u200d') && isBetweenLetters ? char : '';
}

function neutraliseVisible(text: string, place: Place): string {
	return (
		text
			.replace(BIDI, (char) => (place === 'details' ? `⟦${BIDI_NAMES[char]}⟧` : ''))
			// Before the invisible: a joiner in front of a character that nobody has assigned joins nothing.
			.replace(NOBODYS, '\ufffd')
			.replace(ENCLOSING_SIGNS, '\ufffd')
			.replace(INVISIBLE, keepIfItJoins)
			.replace(MOST_MARKS[place], '$1')
	);
}

/** A one-line text in which nothing acts on the terminal any more: what it neutralises is shown, invisible characters is dropped. */
export function neutraliseLine(text: string, place: Place): string {
	const shown = text.toWellFormed().replace(LINE_BREAKS, '␤').replace(CONTROLS, picture);
	return neutraliseVisible(shown, place);
}

/** The same for a body, whose lines stay lines. */
export function neutraliseBody(text: string): string {
	const shown = text.toWellFormed().replace(BODY_BREAKS, '\n').replace(CONTROLS_BUT_NEWLINE, picture);
	return neutraliseVisible(shown, 'details');
}

/** How many characters of a text cannot be seen and are dropped. */
export function invisibleCount(text: string): number {
	let count = 0;
	text.toWellFormed().replace(INVISIBLE, (char, offset: number, whole: string) => {
		if (keepIfItJoins(char, offset, whole) === '') count += 1;
		return char;
	});
	return count;
}

/** Characters that nobody writes by accident: controls, overrides and isolates of the writing direction, hidden tag characters, piled-up marks. */
const ATTACK = /(?![\t\n\r])\p{Cc}|[\u202a-\u202e\u2066-\u2069]|\p{M}{9}/u;
const TAG_CHARACTERS = /[\u{e0000}-\u{e0fff}]/u;
const FLAGS = /\u{1f3f4}[\u{e0020}-\u{e007e}]+\u{e007f}/gu;

/** Whether a text tries to control or deceive the terminal that shows it; the padding of newsletters and plain right-to-left text do not. */
export function isAttack(text: string): boolean {
	return ATTACK.test(text) || (TAG_CHARACTERS.test(text) && TAG_CHARACTERS.test(text.replaceAll(FLAGS, '')));
}
