import type {Page, PageRequest, Position} from './listing.ts';
import {invalid} from './problem.ts';
import type {ListQuery} from './query.ts';
import type {Call} from './route.ts';
import type {Paging} from './wire.ts';

/** Before everything: newer than any operation. */
const FIRST: Position = {createdAt: Number.MAX_SAFE_INTEGER, index: 0};

/** One page of a list, with its tokens; the time in epoch ms. */
export type PageFound<T> = {readonly items: readonly T[]; readonly paging: Paging; readonly now: number};

/** Finds the page that a query wants; the scope names the list its tokens are good for, besides its filters. */
export function findPage<T>(
	{world, struck}: Call,
	scope: string,
	{filters, pageToken, pageSize}: ListQuery<object>,
	list: (request: PageRequest) => Page<T>,
): PageFound<T> {
	const {tokens} = world;
	const sealedFor = `${scope} ${JSON.stringify(filters)}`;
	const from = pageToken === undefined ? undefined : tokens.open(sealedFor, pageToken);
	if (pageToken !== undefined && !from) {
		const message = 'is not a token of this list: pass it back as it came, with the same filters';
		throw invalid([{path: 'pageToken', message}]);
	}
	const now = world.now();
	const request = {from, size: pageSize, now};
	const self = pageToken ?? tokens.seal(sealedFor, FIRST);
	if (struck.has('empty-page')) {
		return {items: [], paging: {self, next: tokens.sealAnew(sealedFor, from ?? FIRST), size: pageSize}, now};
	}
	const {items, next} = list(request);
	const nextToken = next ? tokens.seal(sealedFor, next) : null;
	const isRepeat = struck.has('duplicate-page') && from !== undefined;
	return {
		items: isRepeat ? list({...request, from: undefined}).items : items,
		paging: {self, next: struck.has('token-loop') ? self : nextToken, size: pageSize},
		now,
	};
}
