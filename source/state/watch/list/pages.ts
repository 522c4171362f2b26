import {compact} from '../../../core/compact.ts';
import {isAtDomain} from '../../../core/emails/domain.ts';
import type {Email, EmailPage} from '../../../core/emails/email.ts';
import type {LeftOut} from '../../../core/network/gaps.ts';
import {endsInStalePages, isRepeatedToken, type ListBreak} from '../../../core/network/paging.ts';
import type {Problem} from '../../../core/network/problem.ts';

/** One loaded page. `token` requested it (null for the first), `next` requests the page after it (null if there is none to ask for). */
export type LoadedPage = Partial<LeftOut> & {
	readonly token: string | null;
	readonly next: string | null;
	/** Why there is no next page to ask for, on a page that does not say that it is the last. */
	readonly brokenBy?: ListBreak;
	readonly emails: readonly Email[];
	/** Where each email is on it, by its id. No email is on two pages. */
	readonly places: ReadonlyMap<string, number>;
	/** How many of its emails have each status. */
	readonly statusCounts: ReadonlyMap<string, number>;
	/** When all of it was last read, in epoch ms; absent on a page that is put together of several. */
	readonly readAt?: number;
	/** It was cut off a larger page, by a token that came with a refresh. */
	readonly isPart?: true;
	/** The server had more of it at the last refresh than was requested: the answer ended before the next page begins. */
	readonly isShort?: true;
};

/** The loaded pages of a list, in the server's order, read as one continuous list of rows. */
export type Pages = {
	readonly loaded: readonly LoadedPage[];
	/** The emails that are no longer on their page at the server: they are shown dimmed, and stay. */
	readonly missing: ReadonlySet<string>;
	/** The server sent a next token it had sent before: to follow it would never end. */
	readonly isLooping: boolean;
	/** The page tokens that the server refused, or whose page cannot be read, each with its answer. They are not sent again. */
	readonly refused: ReadonlyMap<string, Problem>;
	/** A token inside a page led nowhere: pages are no longer divided. */
	readonly isIndivisible?: true;
};

/** Where a page belongs among the pages of its list. */
type PagePlace = Omit<LoadedPage, 'emails' | 'places' | 'statusCounts'>;

/** A loaded page with these emails. */
export function loadedPage(place: PagePlace, emails: readonly Email[]): LoadedPage {
	const {token, next, brokenBy, unreadable, foreign, readAt, isPart, isShort} = place;
	const statusCounts = new Map<string, number>();
	for (const {status} of emails) {
		const name = status.raw.toUpperCase();
		statusCounts.set(name, (statusCounts.get(name) ?? 0) + 1);
	}
	const rest = {unreadable, foreign, readAt, isPart, isShort};
	const places = new Map(emails.map(({id}, index) => [id.raw, index]));
	return compact({token, next, brokenBy, emails, places, statusCounts, ...rest});
}

/** Nothing loaded yet. */
export const NO_PAGES: Pages = {loaded: [], missing: new Set(), isLooping: false, refused: new Map()};

/** Why the list ends although no page said that it is the last; undefined if that is not so. */
export function breakOf({loaded, isLooping, refused}: Pages): ListBreak | undefined {
	const last = loaded.at(-1);
	if (isLooping) return 'repeated-token';
	if (endsInStalePages(loaded, ({emails}) => emails.length)) return 'nothing-new';
	const refusal = refused.get(last?.next ?? '');
	if (refusal === undefined) return last?.brokenBy;
	return refusal.isUnreadable === true ? 'unreadable-page' : 'refused-token';
}

/** The token of the page to load next; null requests the first page; undefined when there is none left to ask for. */
export function nextToken(pages: Pages): string | null | undefined {
	const last = pages.loaded.at(-1);
	if (last === undefined) return null;
	return breakOf(pages) === undefined ? (last.next ?? undefined) : undefined;
}

/** Whether no page is left to ask for: the list is complete, or it broke off. */
export function isDone(pages: Pages): boolean {
	return nextToken(pages) === undefined;
}

/** Whether every page has been loaded, up to one that says that it is the last. */
export function isComplete(pages: Pages): boolean {
	return isDone(pages) && breakOf(pages) === undefined;
}

/** The pages without the emails that are no longer on their page at the server. */
export function withoutMissing(pages: Pages): Pages {
	const {missing} = pages;
	if (missing.size === 0) return pages;
	const loaded = pages.loaded.map((page) =>
		missing.isDisjointFrom(page.places)
			? page
			: loadedPage(
					page,
					page.emails.filter(({id}) => !missing.has(id.raw)),
				),
	);
	return {...pages, loaded, missing: new Set()};
}

/** Adds the page that the next token asked for, read at `readAt` (epoch ms). An answer to any other token is late and changes nothing. */
export function appendPage(pages: Pages, token: string | null, page: EmailPage, readAt: number): Pages {
	if (nextToken(pages) !== token) return pages;
	const updated = updateKnown(pages, page.emails);
	const fresh = withoutKnown(updated, page.emails);
	const {next, brokenBy} = page;
	const place = compact({token, next, brokenBy, readAt, ...(isSameAgain(pages, page) ? {} : leftOutOf(page))});
	return {
		...pages,
		missing: changeMissing(pages.missing, new Set(), idsOf(page.emails)),
		loaded: [...updated.loaded, loadedPage(place, fresh)],
		isLooping: leadsBack(next, token, pages),
	};
}

/** How many items of a page are left out. */
export function leftOutOf({unreadable, foreign}: Partial<LeftOut>): Partial<LeftOut> {
	return compact({unreadable, foreign});
}

/** Whether a page is one of those loaded once more, by another token: the items it leaves out were counted there. */
function isSameAgain({loaded}: Pages, {emails, unreadable, foreign}: EmailPage): boolean {
	if (emails.length === 0 || (unreadable ?? foreign) === undefined) return false;
	const isSame = (page: LoadedPage) => page.unreadable === unreadable && page.foreign === foreign;
	return loaded.some((page) => isSame(page) && emails.every(({id}) => page.places.has(id.raw)));
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

/** Keeps the old object if nothing that a row shows has changed, so that the row is not redrawn. */
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
	const index = loaded.findIndex(({places}) => places.has(id));
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
	const place = page === undefined ? undefined : pages.loaded[page]?.places.get(id);
	return page === undefined || place === undefined ? undefined : firstRowOf(pages, page) + place;
}

/** At most `count` emails, starting at a row. */
export function rowsFrom({loaded}: Pages, row: number, count: number): readonly Email[] {
	const result: Email[] = [];
	let start = 0;
	for (const {emails} of loaded) {
		if (result.length >= count) break;
		const from = Math.max(0, row - start);
		// One by one: a page of a strange server has more emails than a call can have arguments.
		for (const email of emails.slice(from, from + count - result.length)) result.push(email);
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
