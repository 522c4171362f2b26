import {beginningOf, graphemesOf} from '../text/graphemes.ts';
import type {Mailbox} from './email.ts';

/** Masks people in a text. */
export type TextMask = (text: string) => string;

const MASK = '…';
/** In UTF-16 units: more than any letter with its marks, and than any emoji. */
const LONGEST_INITIAL = 64;

/** What separates the local part from the domain, also in links and HTML. */
const AT = /(@|%40|&#64;|&#x40;|&commat;)/iu;
/** What cannot be part of the local part of an address within a text. */
const DELIMITER = /[\s<>()[\]{}\\,;:"“”=/?&|]/u;
/** Shorter ones would hide too much that does not name the person. */
const MIN_LOCAL_LENGTH = 3;
const MIN_WORD_LENGTH = 2;
/** In UTF-16 units: only so much of a name or an address is looked for in other texts, however long it is. */
const MOST_SOUGHT = 1024;
/** Scripts without spaces between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** Only the first letter of a text: `John` → `J…`. Masking twice changes nothing. */
export function initialOf(text: string): string {
	const [initial] = graphemesOf(beginningOf(text, LONGEST_INITIAL));
	if (initial === undefined) return '';
	return initial.segment.endsWith(MASK) ? initial.segment : initial.segment + MASK;
}

/** Masks every address in a text: `no such mailbox: john@example.com` → `no such mailbox: j…@example.com`. */
export function maskAddressesIn(text: string): string {
	if (!AT.test(text)) return text;
	const parts = text.split(AT);
	// Every second part is a separator; the local part is at the end of the part before it.
	return parts.map((part, index) => (index % 2 === 0 && index + 1 < parts.length ? maskTail(part) : part)).join('');
}

function maskTail(part: string): string {
	let start = part.length;
	// Not a pattern: one that ends in $ would be tried at every character of a long word.
	while (start > 0 && !DELIMITER.test(part.charAt(start - 1))) start -= 1;
	return part.slice(0, start) + initialOf(part.slice(start));
}

/** Creates a mask for texts about some recipients. It leaves only the first letter of their addresses, their names and the words in these. */
export function createTextMask(recipients: readonly Mailbox[]): TextMask {
	const words = new Set(recipients.flatMap(wordsOf));
	if (words.size === 0) return maskAddressesIn;
	const longestFirst = [...words].toSorted((a, b) => b.length - a.length);
	const folded = longestFirst.map(fold);
	let pattern: RegExp | undefined;
	return (text) => {
		const masked = maskAddressesIn(text);
		const inOneCase = fold(masked);
		if (!folded.some((word) => inOneCase.includes(word))) return masked;
		// It takes a millisecond to compile, and most texts name nobody.
		pattern ??= new RegExp(longestFirst.map(patternOf).join('|'), 'giu');
		return masked.replaceAll(pattern, initialOf);
	};
}

/** The text in one case: everything that the case-insensitive pattern would find is in it. */
function fold(text: string): string {
	return text.toUpperCase().toLowerCase();
}

function wordsOf({address, name}: Mailbox): readonly string[] {
	const local = beginningOf(address.raw.slice(0, Math.max(0, address.raw.lastIndexOf('@'))), MOST_SOUGHT);
	const whole = beginningOf(name?.raw.trim() ?? '', MOST_SOUGHT);
	const words = [whole, ...whole.split(/[^\p{L}\p{N}]+/u)].filter((word) => word.length >= MIN_WORD_LENGTH);
	return local.length < MIN_LOCAL_LENGTH ? words : [...words, local];
}

/** Matches the word, but not within another one. */
function patternOf(word: string): string {
	const escaped = word.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
	return UNSPACED.test(word) ? escaped : `(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`;
}
