import {UsageError} from '../../core/errors.ts';
import type {AskPage, PageAnswer} from './walk-pages.ts';

/** Where one of the merged lists stands: its page token, and how many items of that page are done. Undefined once it has ended. */
type Place = {readonly token: string | null; readonly skip: number} | undefined;

/** A place, and what is left of its page. */
type Head<Item> = {readonly place: NonNullable<Place>; readonly answer: PageAnswer<Item>; taken: number};

/**
 * Makes one list of several whose items come newest first: so do its own. A page token of it holds those of all of them, so that it can
 * be continued anywhere, too. `timeOf` is what is compared. Throws {@link UsageError} for a page token of another list.
 */
export function mergeLists<Item>(lists: readonly AskPage<Item>[], timeOf: (item: Item) => number): AskPage<Item> {
	/** The pages that were begun, by the token that continues in them: they are not requested again. */
	let begun = new Map<string | null, readonly (Head<Item> | undefined)[]>();

	return async (token, pageSize, signal) => {
		const places = token === null ? lists.map(() => ({token: null, skip: 0})) : parsePlaces(token, lists.length);
		const known = begun.get(token);
		const heads = await Promise.all(
			lists.map(async (ask, index): Promise<Head<Item> | undefined> => {
				const place = places[index];
				if (place === undefined) return undefined;
				const head = known?.[index];
				if (head !== undefined) return {...head};
				return {place, answer: await ask(place.token, pageSize, signal), taken: place.skip};
			}),
		);
		const items = takeNewest(heads, pageSize, timeOf);
		const next = heads.map(placeAfter);
		const nextToken = next.every((place) => place === undefined)
			? null
			: JSON.stringify(next.map((place) => place ?? null));
		begun = new Map([
			[token, known ?? []],
			[nextToken, heads.map((head) => (isBegun(head) ? head : undefined))],
		]);
		return {...otherParts(heads, known), items, next: nextToken};
	};
}

/** At most `most` items of all heads, newest first; fewer if a list has to be asked first which of its items comes next. */
function takeNewest<Item>(
	heads: readonly (Head<Item> | undefined)[],
	most: number,
	timeOf: (item: Item) => number,
): readonly Item[] {
	const live = heads.filter((head) => head !== undefined);
	const items: Item[] = [];
	while (items.length < most && !live.some(isUsedUp)) {
		const newest = newestOf(live, timeOf);
		if (newest === undefined) break;
		newest.head.taken += 1;
		items.push(newest.item);
	}
	return items;
}

/** All of its page is taken, and there is another one. */
function isUsedUp<Item>({answer, taken}: Head<Item>): boolean {
	return taken >= answer.items.length && answer.next !== null;
}

function newestOf<Item>(heads: readonly Head<Item>[], timeOf: (item: Item) => number) {
	let newest: {readonly head: Head<Item>; readonly item: Item} | undefined;
	for (const head of heads) {
		const item = head.answer.items[head.taken];
		if (item !== undefined && (newest === undefined || timeOf(item) > timeOf(newest.item))) newest = {head, item};
	}
	return newest;
}

function isBegun<Item>(head: Head<Item> | undefined): boolean {
	return head !== undefined && head.taken < head.answer.items.length;
}

/** A page can be shorter than the items of it that are done, if it was requested with another size: the rest is in the next. */
function placeAfter<Item>(head: Head<Item> | undefined): Place {
	if (head === undefined) return undefined;
	const {place, answer, taken} = head;
	if (taken < answer.items.length) return {token: place.token, skip: taken};
	return answer.next === null ? undefined : {token: answer.next, skip: taken - answer.items.length};
}

/** What else the pages tell that were requested now: numbers are added up. */
function otherParts<Item>(
	heads: readonly (Head<Item> | undefined)[],
	known: readonly (Head<Item> | undefined)[] | undefined,
): Omit<PageAnswer<Item>, 'items' | 'next'> {
	const parts: Record<string, unknown> = {};
	for (const [index, head] of heads.entries()) {
		if (head === undefined || known?.[index] !== undefined) continue;
		const {items: _, next: __, ...rest} = head.answer;
		for (const [name, value] of Object.entries(rest)) {
			const before = parts[name];
			parts[name] = typeof value === 'number' && typeof before === 'number' ? before + value : value;
		}
	}
	return parts;
}

/** Where each of several merged lists continues, from a page token. */
function parsePlaces(token: string, count: number): readonly Place[] {
	const places = parseJson(token);
	if (Array.isArray(places) && places.length === count && places.every(isPlace))
		return places.map((place) => place ?? undefined);
	throw new UsageError('--page-token belongs to another list: use it with the same --status as that list.');
}

function isPlace(value: unknown): value is Place | null {
	if (value === null) return true;
	if (typeof value !== 'object' || !('token' in value) || !('skip' in value)) return false;
	const {token, skip} = value;
	return (
		(token === null || typeof token === 'string') && typeof skip === 'number' && Number.isSafeInteger(skip) && skip >= 0
	);
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
