import {isAtDomain} from '../../../core/emails/domain.ts';
import type {Email, EmailPage} from '../../../core/emails/email.ts';
import {isRepeatedToken} from '../../../core/network/paging.ts';

/** One loaded page. `token` asked for it (null for the first), `next` asks for the page after it (null at the end). */
export type LoadedPage = {
	readonly token: string | null;
	readonly next: string | null;
	readonly emails: readonly Email[];
	/** The ids of its emails. No email is on two pages. */
	readonly ids: ReadonlySet<string>;
	/** How many of its emails have each status. */
	readonly statusCounts: ReadonlyMap<string, number>;
	/** The server had more of it at the last refresh than was asked for: the answer ended before the next page begins. */
	readonly isShort?: true;
};

/** The loaded pages of a list, in the server's order, read as one continuous list of rows. */
export type Pages = {
	readonly loaded: readonly LoadedPage[];
	/** The emails that are no longer on their page at the server: they are shown dimmed, and stay. */
	readonly missing: ReadonlySet<string>;
	/** The server sent a next token it had sent before: to follow it would never end. */
	readonly isLooping: boolean;
};

/** Where a page belongs among the pages of its list. */
type PagePlace = Pick<LoadedPage, 'token' | 'next' | 'isShort'>;

/** A loaded page with these emails. */
export function loadedPage({token, next, isShort}: PagePlace, emails: readonly Email[]): LoadedPage {
	const statusCounts = new Map<string, number>();
	for (const {status} of emails) statusCounts.set(status.raw, (statusCounts.get(status.raw) ?? 0) + 1);
	return {token, next, emails, ids: idsOf(emails), statusCounts, ...(isShort === true ? {isShort} : {})};
}

/** Nothing loaded yet. */
export const NO_PAGES: Pages = {loaded: [], missing: new Set(), isLooping: false};

/** The token of the page to load next; null asks for the first page; undefined when there is none left. */
export function nextToken(pages: Pages): string | null | undefined {
	if (pages.isLooping) return undefined;
	const last = pages.loaded.at(-1);
	return last === undefined ? null : (last.next ?? undefined);
}

/** Whether every page has been loaded. */
export function isComplete(pages: Pages): boolean {
	return nextToken(pages) === undefined;
}

/** Adds the page that the next token asked for. An answer to any other token is late and changes nothing. */
export function appendPage(pages: Pages, token: string | null, page: EmailPage): Pages {
	if (nextToken(pages) !== token) return pages;
	const updated = updateKnown(pages, page.emails);
	const fresh = withoutKnown(updated, page.emails);
	return {
		missing: changeMissing(pages.missing, new Set(), idsOf(page.emails)),
		loaded: [...updated.loaded, loadedPage({token, next: page.next}, fresh)],
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

/** Updates these emails wherever they are loaded; the others are ignored. */
export function updateKnown(pages: Pages, emails: readonly Email[]): Pages {
	const updates = new Map(emails.map((email) => [email.id.raw, email]));
	const touched = new Set(emails.map(({id}) => pageIndexOf(pages, id.raw)).filter((index) => index !== undefined));
	if (touched.size === 0) return pages;
	const loaded = pages.loaded.map((page, index) =>
		touched.has(index)
			? loadedPage(
					page,
					page.emails.map((email) => updated(email, updates.get(email.id.raw))),
				)
			: page,
	);
	return {...pages, loaded};
}

/** Keeps the old object where nothing that a row shows has changed, so that the row is not drawn again. */
function updated(old: Email, update: Email | undefined): Email {
	if (update === undefined) return old;
	const isSame =
		update.status.raw === old.status.raw &&
		update.updatedAt === old.updatedAt &&
		update.subject?.raw === old.subject?.raw &&
		update.tags.length === old.tags.length;
	return isSame ? old : update;
}

/** The missing emails after some are gone and others were found again. */
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

/** The index of the loaded page an email is on; undefined when it is not loaded. */
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

/** At most `count` emails, starting at a row. */
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

/** The pages with only the emails to some domains; unchanged without any. They keep their tokens, since as many pages remain to be loaded. */
export function pagesAtDomain(pages: Pages, domains: readonly string[]): Pages {
	if (domains.length === 0) return pages;
	const loaded = pages.loaded.map((page) =>
		loadedPage(
			page,
			page.emails.filter((email) => isAtDomain(email, domains)),
		),
	);
	return {...pages, loaded};
}
