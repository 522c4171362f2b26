import {beginningOf, graphemesOf} from './graphemes.ts';
import {invisibleCount, isHarmless, neutraliseBody, neutraliseLine, type Place} from './neutralise.ts';
import {plainEmoji} from './plain-emoji.ts';
import {type SafeText, vouched} from './vouched.ts';

export type {SafeText} from './vouched.ts';

/**
 * A string from outside. `safe` goes to people (screen, messages, tables); `raw` goes to data (JSON, CSV, requests), each writer
 * escaping for its own format. If nothing had to change both are one string. In what stays in memory neither takes more than 8 KiB.
 */
export type Untrusted = {readonly raw: string; readonly safe: SafeText};

const MAX_GRAPHEMES = 1024;
const MAX_CHARACTERS = MAX_GRAPHEMES * 16;
const MAX_BODY_CHARACTERS = 1024 * 1024;
const MAX_BODY_LINES = 20_000;

/** What is kept in memory of a one-line field. */
const MOST_KEPT_BYTES = 8 * 1024;
/** A unit of UTF-16 takes at most three bytes of UTF-8. */
const MOST_BYTES_A_UNIT = 3;
const ELLIPSIS_BYTES = 3;

const PLAIN_LINE = /^[\x20-\x7e]*$/;

/** Joins safe text and numbers with text of our own: ``safe`${count(3)} of ${count(7)}` ``. Any other string does not compile. */
export function safe(strings: TemplateStringsArray, ...values: readonly (SafeText | number)[]): SafeText {
	// By hand: it runs a hundred times a frame, and String.raw takes five times as long.
	let text = strings[0] ?? '';
	for (let index = 0; index < values.length; index += 1) text += `${values[index]}${strings[index + 1]}`;
	return vouched(text);
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

function showLine(raw: string, place: Place): SafeText {
	if (raw.length <= MAX_GRAPHEMES && (PLAIN_LINE.test(raw) || isHarmless(raw))) return vouched(raw);
	// To look for graphemes takes a millisecond, and ASCII has one a character.
	if (PLAIN_LINE.test(raw)) return vouched(`${raw.slice(0, MAX_GRAPHEMES - 1)}…`);
	// A grapheme can be arbitrarily long: bound the characters before anything walks them.
	const bounded = raw.length > MAX_CHARACTERS ? `${beginningOf(raw, MAX_CHARACTERS)}…` : raw;
	return vouched(capGraphemes(plainEmoji(neutraliseLine(bounded, place)), MAX_GRAPHEMES));
}

/**
 * Makes a one-line field showable: controls become visible pictures, line breaks `␤`, tabs spaces; invisible characters or turns the
 * writing direction is dropped, unassigned characters becomes U+FFFD, marks are at most 4 on a letter, emoji are plain ({@link
 * plainEmoji}), and what is longer than 1,024 graphemes is cut. An attack is shown, not removed, so that it is seen.
 */
export function safeLine(raw: string): SafeText {
	return showLine(raw, 'list');
}

/** A field as the details show it: like {@link safeLine}, but direction controls are named (`⟦RLO⟧`) and invisible characters is counted. */
export function detailLine({raw}: Untrusted): SafeText {
	const unseen = isHarmless(raw) ? 0 : invisibleCount(raw.slice(0, MAX_CHARACTERS));
	const note = unseen === 0 ? '' : ` (${unseen} invisible ${unseen === 1 ? 'character' : 'characters'})`;
	return vouched(`${showLine(raw, 'details')}${note}`);
}

/** Makes a body showable: as {@link detailLine}, but lines stay lines; at most 1 MiB of characters and 20,000 lines. */
export function safeBody(raw: string): SafeText {
	const text = neutraliseBody(beginningOf(raw, MAX_BODY_CHARACTERS));
	return vouched(text.split('\n', MAX_BODY_LINES).join('\n'));
}

/** Wraps a one-line string from outside. Of one that takes more than 8 KiB as UTF-8 only the beginning is kept, and ends with `…`. */
export function untrusted(raw: string): Untrusted {
	const kept = raw.length > MOST_KEPT_BYTES / MOST_BYTES_A_UNIT ? beginningInBytes(raw) : raw;
	return {raw: kept, safe: safeLine(kept)};
}

/** Wraps a one-line string of any length: for what is written to a file or a pipe, and not kept. */
export function wholeText(raw: string): Untrusted {
	return {raw, safe: safeLine(raw)};
}

/** The fewest units of UTF-16 that a text has once it was cut, here or in the answer it came in. */
const FEWEST_KEPT = 2700;

/** Whether a text may be only the beginning of one. */
export function mayBeCut({raw}: Untrusted): boolean {
	return raw.length >= FEWEST_KEPT && raw.endsWith('…');
}

/** Makes a new string: a slice would keep all of the text that it was cut from in memory. */
function beginningInBytes(raw: string): string {
	const bytes = new Uint8Array(MOST_KEPT_BYTES);
	const {read} = new TextEncoder().encodeInto(raw, bytes);
	if (read === raw.length) return raw;
	const {written} = new TextEncoder().encodeInto(raw, bytes.subarray(0, MOST_KEPT_BYTES - ELLIPSIS_BYTES));
	return `${new TextDecoder('utf-8', {ignoreBOM: true}).decode(bytes.subarray(0, written))}…`;
}

/** A line that may only be shown exactly as it is, such as a command, however long; undefined if something in it would have to change. */
export function exactLine(raw: string): SafeText | undefined {
	return neutraliseLine(raw, 'list') === raw ? vouched(raw) : undefined;
}

/** A text as a sentence: with a capital letter, and a stop where it has none. */
export function asSentence(text: SafeText): SafeText {
	const stop = /[.!?…]$/u.test(text) ? '' : '.';
	return vouched(`${text.charAt(0).toUpperCase()}${text.slice(1)}${stop}`);
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
