import {UserError} from '../core/errors.ts';
import {EXIT} from '../core/exit-codes.ts';

/** One page of anything that is listed by tokens. `token` asks for this page, `next` for the one after it; null before the first and after the last. */
export type ListedPage<Item> = {
	readonly items: readonly Item[];
	readonly token: string | null;
	readonly next: string | null;
};

/** Asks for one page. */
export type AskPage<Item> = (
	token: string | null,
	pageSize: number,
	signal: AbortSignal,
) => Promise<{readonly items: readonly Item[]; readonly next: string | null}>;

/** Where a listing begins and how far it goes; `limit` counts items. */
export type ListWalk = {readonly token: string | null; readonly pageSize: number; readonly limit: number};

const MOST_EMPTY_PAGES = 50;

/**
 * The pages of a list in order, at most `limit` items in all. The next page is already being asked for while the one before it is dealt with.
 * Throws what `ask` throws, and {@link UserError} for a server that leads in a circle.
 */
export async function* pagesAhead<Item>(
	ask: AskPage<Item>,
	{token: first, pageSize, limit}: ListWalk,
	signal: AbortSignal,
): AsyncGenerator<ListedPage<Item>> {
	const check = guardAgainstCircles();
	let left = limit;
	let token: string | null | undefined = first;
	let pending = begin(first);

	function begin(from: string | null) {
		const answer = ask(from, Math.min(pageSize, left), signal);
		// It may fail before anybody waits for it.
		answer.catch(() => {});
		return answer;
	}

	while (token !== undefined) {
		const answer = await pending;
		const items = answer.items.slice(0, left);
		// A server that gives more than was asked for: what is cut off is got again by the same token.
		const next: string | null = items.length < answer.items.length ? token : answer.next;
		const page = {items, token, next};
		left -= items.length;
		token = next === null || left <= 0 ? undefined : next;
		if (token !== undefined) {
			check(page);
			pending = begin(token);
		}
		yield page;
	}
}

/** Throws once a page leads back to where the list has been, or too many pages were empty. */
function guardAgainstCircles(): (page: ListedPage<unknown>) => void {
	const seen = new Set<string | null>();
	let empty = 0;
	return ({items, token, next}) => {
		seen.add(token);
		empty = items.length === 0 ? empty + 1 : 0;
		if (seen.has(next)) throw circle('gave the same page token twice');
		if (empty >= MOST_EMPTY_PAGES) throw circle(`gave ${MOST_EMPTY_PAGES} empty pages in a row`);
	};
}

function circle(what: string): UserError {
	return new UserError(`The server ${what}: the list has no end.`, EXIT.gaveUp);
}
