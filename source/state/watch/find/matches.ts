import {isMatch, parseQuery, type Query} from '../../../core/emails/find.ts';
import type {Row} from '../list/list.ts';
import type {LoadedPage, Pages} from '../list/pages.ts';

/** Where a query matches among the loaded emails. */
export type Matches = {
	readonly query: Query;
	/** The matching places on each loaded page (0-based). */
	readonly places: readonly (readonly number[])[];
	/** The matching rows of the whole list (0-based), in order. */
	readonly rows: readonly number[];
};

/** Matches, and the pages they were found on. */
export type Searched = {readonly matches: Matches | undefined; readonly pages: Pages};

/**
 * Where the words of a text match; undefined if it has none. Of the pages searched for the same text `before`, only those that have
 * changed are searched again.
 */
export function findMatches(text: string, pages: Pages, before: Searched): Matches | undefined {
	const known = before.matches?.query.text === text ? before.matches : undefined;
	if (known !== undefined && pages === before.pages) return known;
	const query = known?.query ?? parseQuery(text);
	if (query === undefined) return undefined;
	const places = pages.loaded.map((page, index) => {
		const isUnchanged = page === before.pages.loaded[index];
		return (isUnchanged ? known?.places[index] : undefined) ?? placesOn(page, query);
	});
	return {query, places, rows: rowsAt(places, pages)};
}

function placesOn({emails}: LoadedPage, query: Query): readonly number[] {
	return emails.flatMap((email, place) => (isMatch(query, email) ? [place] : []));
}

function rowsAt(places: Matches['places'], {loaded}: Pages): readonly number[] {
	const rows: number[] = [];
	let first = 0;
	for (const [index, {emails}] of loaded.entries()) {
		for (const place of places[index] ?? []) rows.push(first + place);
		first += emails.length;
	}
	return rows;
}

/** The keys of the matching ones among some consecutive rows, `top` being the row number of the first. */
export function matchingAmong(matches: Matches | undefined, rows: readonly Row[], top: number): ReadonlySet<string> {
	const matching = new Set(matches?.rows.filter((row) => row >= top && row < top + rows.length));
	return new Set(rows.filter((_, index) => matching.has(top + index)).map(({key}) => key));
}

/** The match next to a row, wrapping around the ends: `by` 1 below it, -1 above it, 0 on it or below. Undefined if nothing matches. */
export function nextMatch(rows: readonly number[], row: number, by: -1 | 0 | 1): number | undefined {
	if (by === -1) return rows.findLast((one) => one < row) ?? rows.at(-1);
	return rows.find((one) => (by === 0 ? one >= row : one > row)) ?? rows[0];
}
