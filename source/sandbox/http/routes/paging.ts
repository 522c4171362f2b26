import {findFaultyPage} from '../../faults/lists.ts';
import type {Page, PageRequest, Position} from '../../world/listing.ts';
import type {Pagination} from '../dialects/format.ts';
import {invalidRequest} from '../errors.ts';
import type {ListQuery} from '../requests/query.ts';
import type {Call} from './route.ts';

/** Before everything: newer than any operation. */
const FIRST: Position = {createdAt: Number.MAX_SAFE_INTEGER, index: 0};

/** One page of a list and its pagination; `now` in epoch ms. */
export type FoundPage<T> = {readonly items: readonly T[]; readonly pagination: Pagination; readonly now: number};

/** Finds the page that a query asks for. `name` and the filters identify the list that its tokens are valid for. */
export function findPage<T>(
	{service, faults}: Call,
	name: string,
	{filters, pageToken, pageSize}: ListQuery<object>,
	list: (request: PageRequest) => Page<T>,
): FoundPage<T> {
	const {tokens, world} = service;
	const isSizeFixed = faults.has('fixed-page-size');
	const listId = `${name} ${JSON.stringify(filters)}${isSizeFixed ? ` by ${pageSize}` : ''}`;
	const from = pageToken === undefined ? undefined : tokens.decode(listId, pageToken);
	if (pageToken !== undefined && from === undefined) {
		const same = isSizeFixed ? 'filters and pageSize' : 'filters';
		const message = `is not a token of this list: pass it back as it came, with the same ${same}`;
		throw invalidRequest([{path: 'pageToken', message}]);
	}
	const now = world.now();
	const pageAt = (position: Position | undefined) => list({from: position, size: pageSize, now});
	const {items, next, isNewToken} = findFaultyPage(faults, {from, first: FIRST, pageAt, before}, pageSize);
	const self = pageToken ?? tokens.encode(listId, FIRST);
	const encode = isNewToken ? tokens.encodeAgain : tokens.encode;
	const following = next === undefined ? null : encode(listId, next);
	return {items, pagination: {self, next: faults.has('token-loop') ? self : following, size: pageSize}, now};
}

function before({createdAt, index}: Position, items: number): Position {
	return {createdAt, index: Math.max(0, index - items)};
}
