import {BrokenListError, ProblemError} from '../../core/errors.ts';
import {endsInStalePages, isRepeatedToken, type ListBreak, type PageLink} from '../../core/network/paging.ts';

/** The server's answer to a request for one page. Counts of 0 are left out. */
export type PageAnswer<Item> = PageLink & {
	readonly items: readonly Item[];
	/** How many of its items could not be read. */
	readonly unreadable?: number;
	/** How many were left out because they belong to another operation. */
	readonly foreign?: number;
};

/** One page of a list. `token` requests this page, `next` the one after it; null before the first and after the last. */
export type ListedPage<Item> = PageAnswer<Item> & {
	readonly token: string | null;
	/** The limit cut this page short, and `next` requests the same page again. */
	readonly isCut?: true;
};

/** Requests one page of at most `pageSize` items. */
export type AskPage<Item> = (token: string | null, pageSize: number, signal: AbortSignal) => Promise<PageAnswer<Item>>;

/** Where a walk begins and how far it goes. `limit` counts the wanted items: all of them unless `isWanted` is given. */
export type PageWalk<Item> = {
	readonly token: string | null;
	readonly pageSize: number;
	readonly limit: number;
	readonly isWanted?: (item: Item) => boolean;
	/** Leaves out the items that came before. */
	readonly repeats?: Repeats<Item>;
};

/** Knows the items of one or several walks by their ids, which is all that it keeps of them. */
export type Repeats<Item> = {
	/** Remembers items, and gives those that are new, each once. */
	readonly take: (items: readonly Item[]) => readonly Item[];
	/** Forgets items that were new. */
	readonly giveBack: (fresh: readonly Item[]) => void;
	readonly idsOf: (items: readonly Item[]) => readonly string[];
};

/** Makes a memory of items. */
export function createRepeats<Item>(idOf: (item: Item) => string): Repeats<Item> {
	const seen = new Set<string>();
	return {
		idsOf: (items) => items.map(idOf),
		take: (items) =>
			items.filter((item) => {
				const before = seen.size;
				return seen.add(idOf(item)).size > before;
			}),
		giveBack(fresh) {
			for (const item of fresh) seen.delete(idOf(item));
		},
	};
}

/**
 * The pages of a list in order, with at most `limit` wanted items in all. Each page is prefetched while the one before it is
 * handled. The `next` of the last page continues right after its last item: if the limit is reached inside a page, that page is
 * requested again with fewer items. Throws what `ask` throws, and {@link BrokenListError} once the list ends without a page that says
 * that it is the last.
 */
export async function* walkPages<Item>(
	ask: AskPage<Item>,
	walk: PageWalk<Item>,
	signal: AbortSignal,
): AsyncGenerator<ListedPage<Item>> {
	const breakAfter = createLoopGuard();
	const countsOnce = createCountGuard<Item>(walk);
	const firstSize = sizeFor(walk, walk.limit);
	let left = walk.limit;
	let token: string | null | undefined = walk.token;
	let pending = begin(token);

	function begin(from: string | null): Promise<PageAnswer<Item>> {
		const answer = askOrGoBack({ask, token: from, size: sizeFor(walk, left), firstSize, signal});
		// It may fail before anything awaits it.
		answer.catch(() => {});
		return answer;
	}

	while (token !== undefined) {
		const current: string | null = token;
		const answer = await pending;
		const askAgain = (fewer: number) => ask(current, fewer, signal);
		const fresh: readonly Item[] = walk.repeats?.take(answer.items) ?? answer.items;
		const page: ListedPage<Item> = await cutPage({token, left, walk, answer, fresh, askAgain});
		left -= page.items.length;
		token = page.next === null || left <= 0 ? undefined : page.next;
		const brokenBy = token === undefined ? page.brokenBy : breakAfter(page, fresh.length);
		if (token !== undefined && brokenBy === undefined) pending = begin(token);
		yield countsOnce(page, answer);
		if (brokenBy !== undefined) throw new BrokenListError(brokenBy);
	}
}

/** How many items to request: not more than are left, unless an unknown share of them is unwanted. */
function sizeFor<Item>({pageSize, isWanted}: PageWalk<Item>, left: number): number {
	return isWanted === undefined ? Math.min(pageSize, left) : pageSize;
}

/** Makes a function that leaves the counts out of a page that is the same as an earlier one: its items were counted there. */
function createCountGuard<Item>({repeats}: PageWalk<Item>) {
	const counted = new Set<string>();
	return (page: ListedPage<Item>, {items, unreadable = 0, foreign = 0}: PageAnswer<Item>): ListedPage<Item> => {
		if (repeats === undefined || items.length === 0 || unreadable + foreign === 0) return page;
		const signature = JSON.stringify([unreadable, foreign, repeats.idsOf(items)]);
		const isNew = !counted.has(signature);
		counted.add(signature);
		if (isNew) return page;
		const {unreadable: _, foreign: __, ...rest} = page;
		return rest;
	};
}

type Request<Item> = {
	readonly ask: AskPage<Item>;
	readonly token: string | null;
	readonly size: number;
	readonly firstSize: number;
	readonly signal: AbortSignal;
};

/** Requests a page. A server may refuse a size that differs from that of the first page; after that it is the token that it refuses. */
async function askOrGoBack<Item>({ask, token, size, firstSize, signal}: Request<Item>): Promise<PageAnswer<Item>> {
	try {
		return await ask(token, size, signal);
	} catch (error) {
		if (token === null || !(error instanceof ProblemError) || error.problem.kind !== 'malformed') throw error;
		if (size !== firstSize) return askOrGoBack({ask, token, size: firstSize, firstSize, signal});
		throw new BrokenListError('refused-token', error.problem);
	}
}

type Cut<Item> = {
	readonly token: string | null;
	readonly left: number;
	readonly walk: PageWalk<Item>;
	readonly answer: PageAnswer<Item>;
	/** Its items that did not come before. */
	readonly fresh: readonly Item[];
	readonly askAgain: (fewer: number) => Promise<PageAnswer<Item>>;
};

/** The wanted items of an answer, at most `left`, with the token that continues after the last of them. */
async function cutPage<Item>({token, left, walk, answer, fresh, askAgain}: Cut<Item>): Promise<ListedPage<Item>> {
	const {isWanted = () => true, repeats} = walk;
	let page: PageAnswer<Item> = answer;
	let unseen = fresh;
	let size = sizeFor(walk, left);
	for (;;) {
		const wanted = unseen.filter(isWanted);
		if (wanted.length <= left) return {...page, items: wanted, token};
		const fewer = page.items.indexOf(wanted[left - 1] as Item) + 1;
		const shorter = fewer < size ? await askAgain(fewer).catch(noPageAfterProblem) : undefined;
		// If the server gives no shorter page, the same token has to do, which repeats some items of this page.
		if (shorter === undefined) return {items: wanted.slice(0, left), token, next: token, isCut: true};
		page = shorter;
		repeats?.giveBack(unseen);
		unseen = repeats?.take(page.items) ?? page.items;
		size = fewer;
	}
}

/** The items already fetched are worth more than an exact token. */
function noPageAfterProblem(error: unknown): undefined {
	if (!(error instanceof ProblemError)) throw error;
}

/** Makes a function that is called with each page and its number of new items, and tells when there is no point in asking on. */
function createLoopGuard(): (page: ListedPage<unknown>, fresh: number) => ListBreak | undefined {
	const asked = new Set<string | null>();
	const sizes: number[] = [];
	return ({token, next}, fresh) => {
		asked.add(token);
		sizes.push(fresh);
		if (isRepeatedToken(next, asked)) return 'repeated-token';
		return endsInStalePages(sizes, (one) => one) ? 'nothing-new' : undefined;
	};
}
