import {EndlessListError, ProblemError} from '../core/errors.ts';
import {endsInEmptyPages, isRepeatedToken, MOST_EMPTY_PAGES} from '../core/network/paging.ts';
import {say} from '../core/text/text.ts';

/** One page of a list. `token` asks for this page, `next` for the one after it; null before the first and after the last. */
export type ListedPage<Item> = {
	readonly items: readonly Item[];
	readonly token: string | null;
	readonly next: string | null;
	/** The limit cut this page short, and `next` requests the same page again. */
	readonly isCut?: true;
};

/** The server's answer to a request for one page. */
export type PageAnswer<Item> = Pick<ListedPage<Item>, 'items' | 'next'>;

/** Requests one page of at most `pageSize` items. */
export type AskPage<Item> = (token: string | null, pageSize: number, signal: AbortSignal) => Promise<PageAnswer<Item>>;

/** Where a walk begins and how far it goes. `limit` counts the wanted items: all of them unless `isWanted` is given. */
export type PageWalk<Item> = {
	readonly token: string | null;
	readonly pageSize: number;
	readonly limit: number;
	readonly isWanted?: (item: Item) => boolean;
};

/**
 * The pages of a list in order, with at most `limit` wanted items in all. Each page is prefetched while the one before it is
 * handled. The `next` of the last page continues right after its last item: if the limit is reached inside a page, that page is
 * requested again with fewer items. Throws what `ask` throws, and {@link EndlessListError}.
 */
export async function* walkPages<Item>(
	ask: AskPage<Item>,
	walk: PageWalk<Item>,
	signal: AbortSignal,
): AsyncGenerator<ListedPage<Item>> {
	const endlessErrorAfter = createLoopGuard();
	let left = walk.limit;
	let token: string | null | undefined = walk.token;
	let pending = begin(token);

	function begin(from: string | null): Promise<PageAnswer<Item>> {
		const answer = ask(from, sizeFor(walk, left), signal);
		// It may fail before anything awaits it.
		answer.catch(() => {});
		return answer;
	}

	while (token !== undefined) {
		const current: string | null = token;
		const answer = await pending;
		const askAgain = (fewer: number) => ask(current, fewer, signal);
		const page: ListedPage<Item> = await cutPage({token, left, walk, answer, askAgain});
		left -= page.items.length;
		token = page.next === null || left <= 0 ? undefined : page.next;
		const endless = token === undefined ? undefined : endlessErrorAfter(page, answer.items.length);
		if (token !== undefined && endless === undefined) pending = begin(token);
		yield page;
		if (endless !== undefined) throw endless;
	}
}

/** How many items to request: not more than are left, unless an unknown share of them is unwanted. */
function sizeFor<Item>({pageSize, isWanted}: PageWalk<Item>, left: number): number {
	return isWanted === undefined ? Math.min(pageSize, left) : pageSize;
}

type Cut<Item> = {
	readonly token: string | null;
	readonly left: number;
	readonly walk: PageWalk<Item>;
	readonly answer: PageAnswer<Item>;
	readonly askAgain: (fewer: number) => Promise<PageAnswer<Item>>;
};

/** The wanted items of an answer, at most `left`, with the token that continues after the last of them. */
async function cutPage<Item>({token, left, walk, answer, askAgain}: Cut<Item>): Promise<ListedPage<Item>> {
	const {isWanted = () => true} = walk;
	let page: PageAnswer<Item> = answer;
	let size = sizeFor(walk, left);
	for (;;) {
		const wanted = page.items.filter(isWanted);
		if (wanted.length <= left) return {items: wanted, token, next: page.next};
		const fewer = page.items.indexOf(wanted[left - 1] as Item) + 1;
		const shorter = fewer < size ? await askAgain(fewer).catch(noPageAfterProblem) : undefined;
		// If the server gives no shorter page, the same token has to do, which repeats some items of this page.
		if (shorter === undefined) return {items: wanted.slice(0, left), token, next: token, isCut: true};
		page = shorter;
		size = fewer;
	}
}

/** The items already fetched are worth more than an exact token. */
function noPageAfterProblem(error: unknown): undefined {
	if (!(error instanceof ProblemError)) throw error;
}

/** Makes a function that is called with each page and its number of items, and gives the error once the list turns out to have no end. */
function createLoopGuard(): (page: ListedPage<unknown>, size: number) => EndlessListError | undefined {
	const asked = new Set<string | null>();
	const sizes: number[] = [];
	return ({token, next}, size) => {
		asked.add(token);
		sizes.push(size);
		if (isRepeatedToken(next, asked)) return endlessList('the same page token twice');
		return endsInEmptyPages(sizes, (one) => one) ? endlessList(`${MOST_EMPTY_PAGES} empty pages in a row`) : undefined;
	};
}

function endlessList(what: string): EndlessListError {
	return new EndlessListError({kind: 'broken', sentence: say`The server gave ${what}: the list has no end.`});
}
