import type {Email, EmailPage} from '../../../core/emails/email.ts';
import {isRepeatedToken} from '../../../core/network/paging.ts';

/** One loaded page. `token` is what it was asked with (null for the first), `next` leads to the page after it (null at the end). */
export type LoadedPage = {
	readonly token: string | null;
	readonly next: string | null;
	readonly emails: readonly Email[];
	/** The ids of its emails. No email stands on two pages. */
	readonly ids: ReadonlySet<string>;
	/** Its last refresh ended before the page after it begins: the server has more there than was asked for. */
	readonly isShort?: true;
};

/** The loaded pages of a list, in the server's order, read as one continuous list of rows. */
export type Pages = {
	readonly loaded: readonly LoadedPage[];
	/** The emails that a refresh of their page did not bring any more: shown dimmed, never taken away. */
	readonly missing: ReadonlySet<string>;
	/** The server's next token had been seen before: following it would go round in circles. */
	readonly isLooping: boolean;
};

/** Nothing loaded yet. */
export const NO_PAGES: Pages = {loaded: [], missing: new Set(), isLooping: false};

/** The token of the page to load next; null asks for the first page; undefined when there is none left. */
export function nextToken(pages: Pages): string | null | undefined {
	if (pages.isLooping) return undefined;
	const last = pages.loaded.at(-1);
	return last === undefined ? null : (last.next ?? undefined);
}

/** Whether everything there is has been loaded. */
export function isComplete(pages: Pages): boolean {
	return nextToken(pages) === undefined;
}

/** Adds the page that the next token brought. An answer to another token is late news and changes nothing. */
export function appendPage(pages: Pages, token: string | null, page: EmailPage): Pages {
	if (nextToken(pages) !== token) return pages;
	const updated = updateKnown(pages, page.emails);
	const fresh = withoutKnown(updated, page.emails);
	return {
		missing: changeMissing(pages.missing, new Set(), idsOf(page.emails)),
		loaded: [...updated.loaded, {token, next: page.next, emails: fresh, ids: idsOf(fresh)}],
		isLooping: leadsBack(page.next, token, pages),
	};
}

/** Whether a next token leads to the page it came with or to one that is loaded. */
export function leadsBack(next: string | null, token: string | null, {loaded}: Pages): boolean {
	return isRepeatedToken(next, new Set([token, ...loaded.map((page) => page.token)]));
}

/** The ids of some emails. */
export function idsOf(emails: readonly Email[]): ReadonlySet<string> {
	return new Set(emails.map(({id}) => id.raw));
}

/** The emails that are not loaded yet, each once. */
export function withoutKnown(pages: Pages, emails: readonly Email[]): readonly Email[] {
	const seen = new Set<string>();
	return emails.filter(({id}) => pageIndexOf(pages, id.raw) === undefined && !seen.has(id.raw) && seen.add(id.raw));
}

/** Takes what these emails are now wherever they stand; those that are not loaded are left out. */
export function updateKnown(pages: Pages, emails: readonly Email[]): Pages {
	const news = new Map(emails.map((email) => [email.id.raw, email]));
	const touched = new Set(emails.map(({id}) => pageIndexOf(pages, id.raw)).filter((index) => index !== undefined));
	if (touched.size === 0) return pages;
	const loaded = pages.loaded.map((page, index) =>
		touched.has(index) ? {...page, emails: page.emails.map((email) => freshest(email, news.get(email.id.raw)))} : page,
	);
	return {...pages, loaded};
}

/** Keeps the old object where nothing that a row shows has changed, so that its memo holds. */
function freshest(old: Email, news: Email | undefined): Email {
	if (news === undefined) return old;
	const isSame =
		news.status.raw === old.status.raw &&
		news.updatedAt === old.updatedAt &&
		news.subject?.raw === old.subject?.raw &&
		news.tags.length === old.tags.length;
	return isSame ? old : news;
}

/** Which emails are missing after some have gone and others were found. */
export function changeMissing(
	missing: ReadonlySet<string>,
	gone: ReadonlySet<string>,
	found: ReadonlySet<string>,
): ReadonlySet<string> {
	if (gone.size === 0 && missing.isDisjointFrom(found)) return missing;
	return missing.union(gone).difference(found);
}

/** How many rows are loaded. */
export function rowCount({loaded}: Pages): number {
	return loaded.reduce((count, {emails}) => count + emails.length, 0);
}

/** Which of the loaded pages an email stands on; undefined when it is not loaded. */
export function pageIndexOf({loaded}: Pages, id: string): number | undefined {
	const index = loaded.findIndex(({ids}) => ids.has(id));
	return index === -1 ? undefined : index;
}

/** The row number (0-based) of a page's first row. */
export function firstRowOf({loaded}: Pages, page: number): number {
	let row = 0;
	for (const {emails} of loaded.slice(0, page)) row += emails.length;
	return row;
}

/** The row number of an email; undefined when it is not loaded. */
export function rowOf(pages: Pages, id: string): number | undefined {
	const page = pageIndexOf(pages, id);
	if (page === undefined) return undefined;
	const place = pages.loaded[page]?.emails.findIndex((email) => email.id.raw === id) ?? -1;
	return place === -1 ? undefined : firstRowOf(pages, page) + place;
}

/** At most `count` emails from a row on. */
export function rowsFrom({loaded}: Pages, row: number, count: number): readonly Email[] {
	const result: Email[] = [];
	let start = 0;
	for (const {emails} of loaded) {
		if (result.length >= count) break;
		const from = Math.max(0, row - start);
		if (from < emails.length) result.push(...emails.slice(from, from + count - result.length));
		start += emails.length;
	}
	return result;
}
