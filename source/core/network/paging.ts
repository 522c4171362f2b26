/** Why a list ends without a page that says it is the last, so that there may be more of it. */
export type ListBreak =
	/** The page says nothing of a next one. */
	| 'missing-pagination'
	/** The next page token is not text. */
	| 'unreadable-token'
	/** The next page token was used before: following it would lead in a circle. */
	| 'repeated-token'
	/** The server refused the page token it had sent. */
	| 'refused-token'
	/** The page that a token asked for could not be read, however often it was requested. */
	| 'unreadable-page'
	/** Page after page with a next token brought nothing new. */
	| 'nothing-new';

/** How a page leads to the next. */
export type PageLink = {
	/** The token of the next page; null if there is none to ask for. */
	readonly next: string | null;
	/** Why there is none, on a page that does not say that it is the last. */
	readonly brokenBy?: Extract<ListBreak, 'missing-pagination' | 'unreadable-token'>;
};

/** How many pages in a row, each with a next token but with nothing new, end a list. One empty page with a new token is normal. */
export const MOST_STALE_PAGES = 50;

/** Whether a next token was requested before: following it would lead in a circle. `asked` holds the tokens so far, null being the first page. */
export function isRepeatedToken(next: string | null, asked: ReadonlySet<string | null>): boolean {
	return next !== null && asked.has(next);
}

/** Whether the last pages of a list brought nothing new for so long that further requests are pointless. `newItems` counts what a page brought. */
export function endsInStalePages<Page>(pages: readonly Page[], newItems: (page: Page) => number): boolean {
	const last = pages.slice(-MOST_STALE_PAGES);
	return last.length === MOST_STALE_PAGES && last.every((page) => newItems(page) === 0);
}
