import type {Email, Mailbox} from '../../../core/emails/email.ts';
import {graphemesOf} from '../../../core/text/graphemes.ts';
import {isOneColumnEach} from '../../../core/text/one-column.ts';
import type {SafeText} from '../../../core/text/text.ts';
import {sliceOf} from '../../../core/text/width.ts';
import type {LoadedPage, Pages} from '../list/pages.ts';
import {originalOf} from '../select/shown.ts';

/** What is looked for: words that must all stand somewhere in an email, in any of its fields, large or small letters alike. */
export type Query = {
	readonly words: readonly RegExp[];
	/** The matching emails of the pages seen so far, by their place on the page: a page that did not change is not searched again. */
	readonly found: WeakMap<LoadedPage, readonly number[]>;
	/** The matching rows of lists seen so far: a move of the cursor changes none. */
	readonly rows: WeakMap<Pages, readonly number[]>;
};

let latest: {readonly text: string; readonly query: Query} | undefined;

/** Reads what was typed; undefined where there is no word in it. The same text gives the same query, so that rows that show it can rest. */
export function queryOf(text: string): Query | undefined {
	const words = text.trim().split(/\s+/u).filter(Boolean);
	if (words.length === 0) return undefined;
	if (latest?.text !== text)
		latest = {
			text,
			query: {words: words.map((word) => patternOf(word.normalize())), found: new WeakMap(), rows: new WeakMap()},
		};
	return latest.query;
}

/** A word as a pattern that folds letters without changing lengths, so that its places are places of the text. */
function patternOf(word: string): RegExp {
	return new RegExp(word.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, '\\$&'), 'giu');
}

/** Whether every word stands somewhere in the email: recipients, their names, subject, id, tags. */
export function isMatch({words}: Query, email: Email): boolean {
	const text = searched(originalOf(email));
	return words.every((word) => text.search(word) !== -1);
}

/** All that is searched, a field a line, so that no match runs from one into the next. */
function searched({to, subject, id, tags}: Email): string {
	const mailboxes = to.map(({address, name}: Mailbox) => `${address.safe}\n${name?.safe ?? ''}`);
	const pairs = tags.map(({key, value}) => `${key.safe}:${value.safe}`);
	return [...mailboxes, subject?.safe ?? '', id.safe, ...pairs].join('\n');
}

/** The row numbers (0-based) of the loaded emails that match, in order. */
export function matchRows(query: Query, pages: Pages): readonly number[] {
	const known = query.rows.get(pages);
	if (known !== undefined) return known;
	const rows: number[] = [];
	let first = 0;
	for (const page of pages.loaded) {
		for (const place of placesOn(query, page)) rows.push(first + place);
		first += page.emails.length;
	}
	query.rows.set(pages, rows);
	return rows;
}

function placesOn(query: Query, page: LoadedPage): readonly number[] {
	const known = query.found.get(page);
	if (known !== undefined) return known;
	const places = page.emails.flatMap((email, place) => (isMatch(query, email) ? [place] : []));
	query.found.set(page, places);
	return places;
}

/** The match next to a row, round the ends: `by` 1 below it, -1 above it, 0 on it or below. Undefined where nothing matches. */
export function neighbour(rows: readonly number[], row: number, by: -1 | 0 | 1): number | undefined {
	if (by === -1) return rows.findLast((one) => one < row) ?? rows.at(-1);
	return rows.find((one) => (by === 0 ? one >= row : one > row)) ?? rows[0];
}

/** A piece of a text, to be lit or not. */
export type Piece = {readonly text: SafeText; readonly isLit: boolean};

/**
 * Takes the text of a column apart at the matches in it. `shown` is the text as it stands there, cut or padded to its column:
 * together the pieces are exactly that, and no character that is drawn as one is split.
 */
export function piecesOf({words}: Query, text: SafeText, shown: SafeText): readonly Piece[] {
	const lit = new Array<boolean>(shown.length).fill(false);
	const reach = commonLength(text, shown);
	for (const word of words)
		for (const match of text.matchAll(word)) lit.fill(true, match.index, match.index + match[0].length);
	lit.fill(false, reach);
	if (!isOneColumnEach(shown)) widen(lit, shown);
	const pieces: Piece[] = [];
	for (let from = 0; from < shown.length; ) {
		const isLit = lit[from] === true;
		const change = lit.indexOf(!isLit, from);
		const to = change === -1 ? shown.length : change;
		pieces.push({text: sliceOf(shown, from, to), isLit});
		from = to;
	}
	return pieces;
}

/** How much of the text is there before it was cut or padded. */
function commonLength(text: string, shown: string): number {
	const limit = Math.min(text.length, shown.length);
	for (let index = 0; index < limit; index += 1) if (text[index] !== shown[index]) return index;
	return limit;
}

/** Lights whole characters where a part of one is lit. */
function widen(lit: boolean[], shown: string): void {
	for (const {index, segment} of graphemesOf(shown)) {
		const end = index + segment.length;
		if (lit.slice(index, end).includes(true)) lit.fill(true, index, end);
	}
}
