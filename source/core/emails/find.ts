import {isOneColumnEach} from '../text/drawing/one-column.ts';
import {textBetween} from '../text/drawing/width.ts';
import {graphemesOf} from '../text/graphemes.ts';
import {plainEmoji} from '../text/plain-emoji.ts';
import type {SafeText} from '../text/text.ts';
import type {Email, Mailbox} from './email.ts';

/** What to find: words that must all occur in an email, in any of its fields and in any case. */
export type Query = {
	/** As it was typed. */
	readonly text: string;
	readonly words: readonly RegExp[];
};

/** Reads a query as it was typed; undefined if there is no word in it. */
export function parseQuery(text: string): Query | undefined {
	// As the texts that are searched are drawn.
	const words = plainEmoji(text.normalize()).trim().split(/\s+/u).filter(Boolean);
	return words.length === 0 ? undefined : {text, words: words.map(patternOf)};
}

/** A word as a pattern that folds case without changing lengths, so that its offsets are offsets in the text. */
function patternOf(word: string): RegExp {
	return new RegExp(word.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, '\\$&'), 'giu');
}

/** Whether every word occurs in the email: in a recipient's address or name, the subject, the id or a tag. */
export function isMatch({words}: Query, email: Email): boolean {
	const text = searchedText(email);
	return words.every((word) => text.search(word) !== -1);
}

/** Everything that is searched, one field a line, so that no match runs from one field into the next. */
function searchedText({to, subject, id, tags}: Email): string {
	const mailboxes = to.map(({address, name}: Mailbox) => `${address.safe}\n${name?.safe ?? ''}`);
	const pairs = tags.map(({key, value}) => `${key.safe}:${value.safe}`);
	return [...mailboxes, subject?.safe ?? '', id.safe, ...pairs].join('\n');
}

/** A part of a text that does or does not match a query. */
export type Segment = {readonly text: SafeText; readonly isMatch: boolean};

/**
 * Splits the text of a column at the matches in it. `shown` is the text as it is there, truncated or padded to its column:
 * together the segments are exactly that, and no character that is drawn as one is split.
 */
export function segmentsOf({words}: Query, text: SafeText, shown: SafeText): readonly Segment[] {
	const matching = new Array<boolean>(Math.max(text.length, shown.length)).fill(false);
	for (const word of words)
		for (const match of text.matchAll(word)) matching.fill(true, match.index, match.index + match[0].length);
	keepWhatIsShown(matching, text, shown);
	if (!isOneColumnEach(shown)) widen(matching, shown);
	const segments: Segment[] = [];
	for (let from = 0; from < shown.length; ) {
		const isMatching = matching[from] === true;
		const change = matching.indexOf(!isMatching, from);
		const to = change === -1 ? shown.length : change;
		segments.push({text: textBetween(shown, from, to), isMatch: isMatching});
		from = to;
	}
	return segments;
}

/**
 * Of the matches in a text those in what is shown of it: in its beginning, and in its end where its middle was cut out. There the
 * matches move to where the end stands.
 */
function keepWhatIsShown(matching: boolean[], text: string, shown: string): void {
	const start = commonLength(text, shown);
	const end = start === text.length ? 0 : commonEnd(text, shown.trimEnd(), start);
	const tail = matching.slice(text.length - end, text.length);
	matching.length = shown.length;
	matching.fill(false, start);
	for (const [index, isMatching] of tail.entries()) matching[shown.trimEnd().length - end + index] = isMatching;
}

/** How much of the end of the text is at the end of what is shown, behind what both begin with. */
function commonEnd(text: string, shown: string, start: number): number {
	const limit = Math.min(text.length, shown.length) - start;
	for (let length = 0; length < limit; length += 1) if (text.at(-1 - length) !== shown.at(-1 - length)) return length;
	return Math.max(0, limit);
}

/** How much of the text is left after it was truncated or padded. */
function commonLength(text: string, shown: string): number {
	const limit = Math.min(text.length, shown.length);
	for (let index = 0; index < limit; index += 1) if (text[index] !== shown[index]) return index;
	return limit;
}

/** Extends the matches to whole characters. */
function widen(matching: boolean[], shown: string): void {
	for (const {index, segment} of graphemesOf(shown)) {
		const end = index + segment.length;
		if (matching.slice(index, end).includes(true)) matching.fill(true, index, end);
	}
}
