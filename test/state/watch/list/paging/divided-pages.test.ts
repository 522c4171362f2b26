import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import type {EmailPage} from '../../../../../source/core/emails/email.ts';
import {NO_FILTER} from '../../../../../source/core/emails/filter.ts';
import {emailUnderCursor, type List, newList, visibleRows} from '../../../../../source/state/watch/list/list.ts';
import {
	failPage,
	failRefresh,
	limitSize,
	pagesAhead,
	receivePage,
	receiveRefresh,
	wantedPages,
} from '../../../../../source/state/watch/list/loading.ts';
import {goToEnd, goToRow, moveCursor} from '../../../../../source/state/watch/list/moving.ts';
import {rowsFrom} from '../../../../../source/state/watch/list/pages.ts';
import type {SizedRequest} from '../../../../../source/state/watch/list/paging/page-size.ts';
import {refreshRequests} from '../../../../../source/state/watch/list/paging/refresh-requests.ts';
import {emailOf, problemOf} from '../../../../helpers/builders.ts';
import {check} from '../../../../helpers/check.ts';

const HEIGHT = 20;
const POLL_MS = 2000;
const PAGE_SIZE = 50;

/**
 * How a server understands tokens: as an email to go on with, the same under a new name each time, or a number of rows to skip; or it takes
 * only those of pages of the first size, or leads from any other to the start.
 */
type Tokens = 'email' | 'renamed' | 'offset' | 'refusing' | 'misleading';

/** A server with one list of emails, which can change. It answers with at most `most` emails, whatever the size asked for. */
class Server {
	ids: string[];
	readonly #tokens: Tokens;
	readonly #most: number;
	#made = 0;
	#serial = 0;
	asked = 0;

	constructor(count: number, tokens: Tokens = 'email', most = 1000) {
		this.#tokens = tokens;
		this.#most = most;
		this.ids = this.fresh(count);
	}

	fresh(count: number): string[] {
		return Array.from({length: count}, () => {
			this.#made += 1;
			return `email-${this.#made}`;
		});
	}

	/** Undefined for a request that it refuses. */
	page({token, size}: SizedRequest): EmailPage | undefined {
		this.asked += 1;
		const start = this.#placeOf(token);
		if (start === undefined) return undefined;
		const end = start + Math.min(size, this.#most);
		const emails = this.ids.slice(start, end).map((id) => emailOf(id, {updatedAt: this.#serial}));
		return {emails, next: end < this.ids.length ? this.#tokenAt(end) : null};
	}

	#placeOf(token: string | null): number | undefined {
		if (token === null) return 0;
		const [word = ''] = token.split('#');
		const place = this.#tokens === 'email' || this.#tokens === 'renamed' ? this.ids.indexOf(word) : Number(word);
		const isBoundary = place % PAGE_SIZE === 0;
		if (this.#tokens === 'refusing' && !isBoundary) return undefined;
		if (this.#tokens === 'misleading' && !isBoundary) return 0;
		return place === -1 ? undefined : place;
	}

	#tokenAt(place: number): string {
		this.#serial += 1;
		const byEmail = this.#tokens === 'email' || this.#tokens === 'renamed';
		const word = byEmail ? (this.ids[place] ?? '') : String(place);
		return this.#tokens === 'renamed' ? `${word}#${this.#serial}` : word;
	}
}

function load(list: List, server: Server): List {
	const [request] = [...wantedPages(list), ...pagesAhead(list)];
	if (request === undefined) return list;
	const page = server.page(request);
	if (page !== undefined) return receivePage(list, request, page, server.asked);
	// As the monitor does: once more with the first size.
	const again = server.page({...request, size: list.pageSize});
	if (again === undefined) return failPage(list, request, problemOf('malformed'), 0);
	return receivePage(limitSize(list, list.pageSize), request, again, server.asked);
}

function poll(list: List, server: Server): List {
	return refreshRequests(list, POLL_MS).reduce((next, request) => {
		const page = server.page(request);
		return page === undefined
			? failRefresh(next, request, problemOf('malformed'))
			: receiveRefresh(next, request, page, server.asked);
	}, list);
}

/** A list whose user went to the end and then to a row. */
function openedAt(row: number, server: Server): List {
	let list = goToEnd(load(newList(NO_FILTER, PAGE_SIZE), server), HEIGHT);
	while (wantedPages(list).length > 0) list = load(list, server);
	return goToRow({...list, travel: {...list.travel, height: HEIGHT}}, row, HEIGHT);
}

function idsOf(list: List): readonly string[] {
	return rowsFrom(list.pages, 0, 10_000).map(({id}) => id.raw);
}

const STEP = fc.oneof(
	{arbitrary: fc.record({kind: fc.constant('move' as const), by: fc.integer({min: -150, max: 150})}), weight: 2},
	fc.record({kind: fc.constantFrom('end' as const, 'load' as const)}),
	{arbitrary: fc.record({kind: fc.constant('poll' as const)}), weight: 4},
	fc.record({kind: fc.constant('insert' as const), at: fc.nat(900), count: fc.nat(30)}),
	fc.record({kind: fc.constant('remove' as const), at: fc.nat(900), count: fc.nat(30)}),
);

type Step = typeof STEP extends fc.Arbitrary<infer Value> ? Value : never;

function take(list: List, step: Step, server: Server): List {
	switch (step.kind) {
		case 'move':
			return moveCursor({...list, travel: {...list.travel, height: HEIGHT}}, step.by, HEIGHT);
		case 'end':
			return goToEnd(list, HEIGHT);
		case 'load':
			return load(list, server);
		case 'poll':
			return poll(list, server);
		case 'insert':
			server.ids.splice(step.at, 0, ...server.fresh(step.count));
			return list;
		case 'remove':
			server.ids.splice(step.at, step.count);
			return list;
	}
}

const TOKENS = fc.constantFrom<Tokens>('email', 'renamed', 'offset', 'refusing', 'misleading');
const MOST = fc.constantFrom(1000, 300, 50, 7);

test('whatever the tokens are: each email once, none lost, the cursor in place, and every page leads to the next', () => {
	check(
		fc.property(TOKENS, MOST, fc.array(STEP, {maxLength: 30}), (tokens, most, steps) => {
			const server = new Server(900, tokens, most);
			let list = openedAt(0, server);
			for (const step of steps) {
				const before = list;
				list = take(list, step, server);
				const ids = idsOf(list);
				expect(new Set(ids).size).toBe(ids.length);
				expect(new Set(idsOf(before)).isSubsetOf(new Set(ids))).toBe(true);
				const {rows} = visibleRows(list, HEIGHT);
				expect(rows.length).toBe(Math.min(HEIGHT, ids.length));
				if (step.kind === 'poll') expect(emailUnderCursor(list)?.id.raw).toBe(emailUnderCursor(before)?.id.raw);
				const {loaded} = list.pages;
				expect(loaded.slice(1).map(({token}) => token)).toEqual(loaded.slice(0, -1).map(({next}) => next));
				expect(new Set(loaded.map(({token}) => token)).size).toBe(loaded.length);
			}
		}),
		100,
	);
});

test('while emails come and go, the visible rows are soon what the server has, in its order', () => {
	const changes = fc.array(fc.record({at: fc.nat(900), removed: fc.nat(5), added: fc.nat(5)}), {maxLength: 6});
	check(
		fc.property(fc.constantFrom<Tokens>('email', 'renamed'), MOST, fc.nat(899), changes, (tokens, most, row, all) => {
			const server = new Server(900, tokens, most);
			let list = openedAt(row, server);
			for (const {at, removed, added} of all) server.ids.splice(at, removed, ...server.fresh(added));
			const isFresh = () => {
				const rows = visibleRows(list, HEIGHT).rows;
				const [first] = rows.filter(({isMissing}) => !isMissing);
				const start = server.ids.indexOf(first?.key ?? '');
				const present = rows.filter(({isMissing}) => !isMissing).map(({key}) => key);
				const expected = server.ids.slice(start, start + present.length);
				return start !== -1 && present.every((key, index) => key === expected[index]);
			};
			// An email that a token goes on with may be among those that are gone.
			const isReachable = () => refreshRequests(list, POLL_MS).every((request) => server.page(request) !== undefined);
			for (let polls = 0; polls < 60 && isReachable(); polls += 1) list = poll(list, server);
			if (isReachable()) expect(isFresh()).toBe(true);
		}),
		80,
	);
});

describe('a page of 1,000 with the cursor far down', () => {
	test('is requested up to the cursor once; then 100 emails around it are refreshed, and the pages keep all rows', () => {
		const server = new Server(1050);
		let list = openedAt(645, server);
		const before = idsOf(list);
		expect(refreshRequests(list, POLL_MS)).toEqual([{token: 'email-51', size: 555}]);
		list = poll(list, server);
		const [refresh] = refreshRequests(list, POLL_MS);
		expect(refresh).toEqual({token: 'email-606', size: 60});
		list = poll(list, server);
		expect(idsOf(list)).toEqual(before);
		expect(list.pages.loaded.map(({emails}) => emails.length)).toEqual([50, 555, 60, 385]);
		expect(refreshRequests(list, POLL_MS)).toEqual([refresh]);
	});

	test('is never asked for again from its start when the cursor moves on by screens', () => {
		const server = new Server(1050);
		let list = poll(openedAt(645, server), server);
		for (let screen = 0; screen < 15; screen += 1) {
			list = moveCursor(list, HEIGHT, HEIGHT);
			for (const {size} of refreshRequests(list, POLL_MS)) expect(size).toBeLessThanOrEqual(100);
			list = poll(list, server);
		}
	});

	test('is requested less and less when the cursor goes up by screens', () => {
		const server = new Server(1050);
		let list = poll(openedAt(945, server), server);
		let emails = 0;
		for (let screen = 0; screen < 40; screen += 1) {
			list = moveCursor(list, -HEIGHT, HEIGHT);
			for (let polls = 0; polls < 4; polls += 1) {
				emails += refreshRequests(list, POLL_MS).reduce((sum, {size}) => sum + (size > 100 ? size : 0), 0);
				list = poll(list, server);
			}
			const visible = visibleRows(list, HEIGHT).rows.map(({key}) => key);
			const pages = list.pages.loaded.filter(({places}) => visible.some((id) => places.has(id)));
			expect(Math.min(...pages.map(({readAt = 0}) => readAt))).toBe(server.asked);
		}
		expect(emails).toBeLessThan(3000);
	});

	test('is whole again where a token inside it leads elsewhere, and no row counts as missing for that', () => {
		const server = new Server(1050, 'misleading');
		let list = openedAt(645, server);
		for (let polls = 0; polls < 3; polls += 1) list = poll(list, server);
		expect(list.pages.isIndivisible).toBe(true);
		expect(list.pages.loaded.map(({emails}) => emails.length)).toEqual([50, 1000]);
		expect(list.pages.missing.size).toBe(0);
	});

	test('is refreshed from its start where the server refuses tokens inside it', () => {
		const server = new Server(1050, 'refusing');
		let list = poll(openedAt(645, server), server);
		const before = idsOf(list);
		for (let polls = 0; polls < 3; polls += 1) list = poll(list, server);
		expect(list.pages.isIndivisible).toBe(true);
		expect(idsOf(list)).toEqual(before);
		expect(refreshRequests(list, POLL_MS)).toEqual([{token: '50', size: 100}]);
	});
});
