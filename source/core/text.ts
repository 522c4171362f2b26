import {graphemesOf} from './graphemes.ts';

/** Text that may stand on a screen: no control character, no broken surrogate, bounded. Made only by this file. */
export type SafeText = string & {readonly __brand: 'SafeText'};

/**
 * A string that a stranger wrote. `safe` goes to people (screen, messages, tables); `raw` goes to data
 * (JSON, CSV, requests), each writer escaping for its own format. Where nothing had to change both are one string.
 */
export type Untrusted = {readonly raw: string; readonly safe: SafeText};

const MAX_GRAPHEMES = 1024;
const MAX_CHARACTERS = MAX_GRAPHEMES * 16;
const MAX_BODY_CHARACTERS = 1024 * 1024;
const MAX_BODY_LINES = 20_000;

const PLAIN_LINE = /^[\x20-\x7e]*$/;
const LINE_BREAKS = /[\n\v\f\u0085\u2028\u2029]/g;
const BODY_BREAKS = /\r\n|[\v\f\u0085\u2028\u2029]/g;
const CONTROLS = /\p{Cc}/gu;
const CONTROLS_BUT_NEWLINE = /(?!\n)\p{Cc}/gu;

/** Shows a control character instead of acting on it: U+001B reads `␛`, U+009B reads `<9B>`. */
function picture(control: string): string {
	const code = control.charCodeAt(0);
	if (code === 0x09) return ' ';
	if (code === 0x0d) return '␍';
	if (code === 0x7f) return '␡';
	if (code < 0x20) return String.fromCharCode(0x2400 + code);
	return `<${code.toString(16).toUpperCase()}>`;
}

function capGraphemes(text: string, limit: number): string {
	if (text.length <= limit) return text;
	let count = 0;
	let lastKept = 0;
	for (const {index} of graphemesOf(text)) {
		count += 1;
		if (count === limit) lastKept = index;
		if (count > limit) return `${text.slice(0, lastKept)}…`;
	}
	return text;
}

/**
 * Makes a one-line field showable: controls become visible pictures, line breaks `␤`, tabs spaces, lone
 * surrogates U+FFFD, and what is longer than 1,024 graphemes is cut. Neutralised text is shown, not removed, so that an attack is seen.
 */
export function safeLine(raw: string): SafeText {
	if (raw.length <= MAX_GRAPHEMES && PLAIN_LINE.test(raw)) return raw as SafeText;
	// A grapheme can be arbitrarily long: bound the characters before anything walks them.
	const bounded = raw.length > MAX_CHARACTERS ? `${raw.slice(0, MAX_CHARACTERS)}…` : raw;
	const shown = bounded.toWellFormed().replace(LINE_BREAKS, '␤').replace(CONTROLS, picture);
	return capGraphemes(shown, MAX_GRAPHEMES) as SafeText;
}

/** Makes a body showable: as {@link safeLine}, but lines stay lines; at most 1 MiB of characters and 20,000 lines. */
export function safeBody(raw: string): SafeText {
	const bounded = raw.slice(0, MAX_BODY_CHARACTERS).toWellFormed();
	const text = bounded.replace(BODY_BREAKS, '\n').replace(CONTROLS_BUT_NEWLINE, picture);
	return text.split('\n', MAX_BODY_LINES).join('\n') as SafeText;
}

/** Wraps a one-line string from outside. */
export function untrusted(raw: string): Untrusted {
	return {raw, safe: safeLine(raw)};
}

const MAX_QUOTED = 240;

/**
 * A sentence of our own with untrusted parts in it, each made safe and kept short enough that it cannot push our words
 * out of sight: ``say`no such ${thing}` ``.
 */
export function say(strings: TemplateStringsArray, ...values: readonly (string | number | Untrusted)[]): SafeText {
	const parts = values.map((value) =>
		typeof value === 'object' ? capGraphemes(value.safe, MAX_QUOTED) : String(value),
	);
	return safeLine(String.raw({raw: strings}, ...parts));
}
