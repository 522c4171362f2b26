import type {FaultName} from './catalogue.ts';

/** A page of items and the position at which the next page begins; undefined at the end. */
type Page<TItem, TPosition> = {readonly items: readonly TItem[]; readonly next: TPosition | undefined};

/** How a page is found: its position (undefined for the first page), and what finds a page from a position. */
export type PageSearch<TItem, TPosition> = {
	readonly from: TPosition | undefined;
	readonly first: TPosition;
	readonly pageAt: (from: TPosition | undefined) => Page<TItem, TPosition>;
	/** The position of `items` items before. */
	readonly before: (from: TPosition, items: number) => TPosition;
};

/** A page that was found; `isNewToken` requests a token that was never given out before. */
export type FaultyPage<TItem, TPosition> = Page<TItem, TPosition> & {readonly isNewToken?: true};

/** At most this many items of the page before. */
const MOST_OVERLAP = 10;

/** Finds a page as the faults say: an empty one, the first one again, or one that overlaps with the page before. */
export function findFaultyPage<TItem, TPosition>(
	faults: ReadonlySet<FaultName>,
	{from, first, pageAt, before}: PageSearch<TItem, TPosition>,
	size: number,
): FaultyPage<TItem, TPosition> {
	if (faults.has('empty-page')) return {items: [], next: from ?? first, isNewToken: true};
	if (faults.has('endless-pages')) return {items: pageAt(undefined).items, next: first, isNewToken: true};
	if (from === undefined) return pageAt(from);
	if (faults.has('duplicate-page')) return {items: pageAt(undefined).items, next: pageAt(from).next};
	const overlap = faults.has('overlapping-pages') ? Math.min(MOST_OVERLAP, Math.floor(size / 2)) : 0;
	return pageAt(overlap === 0 ? from : before(from, overlap));
}
