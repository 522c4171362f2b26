import fc from 'fast-check';
import {expect, test} from 'vitest';
import {NO_FILTER} from '../../../../source/core/emails/filter.ts';
import {emailUnderCursor, type List, newList, visibleRows} from '../../../../source/state/watch/list/list.ts';
import {receivePage, receiveRefresh} from '../../../../source/state/watch/list/loading.ts';
import {dropGoal, goToEnd, goToRow, jumpPage, moveCursor} from '../../../../source/state/watch/list/moving.ts';
import {rowCount, rowsFrom} from '../../../../source/state/watch/list/pages.ts';
import {refreshRequests} from '../../../../source/state/watch/list/paging/refresh-requests.ts';
import {pageOf, wantedToken} from '../../../helpers/builders.ts';
import {check} from '../../../helpers/check.ts';

/** What can happen to a list: keys, pages that come in, refreshes of a page that is not what it was. */
type Step =
	| {readonly kind: 'move'; readonly by: number}
	| {readonly kind: 'jump'; readonly by: 1 | -1}
	| {readonly kind: 'start' | 'end' | 'drop'}
	| {readonly kind: 'load'}
	| {readonly kind: 'refresh'; readonly added: number; readonly at: number; readonly removed: number};

const STEP: fc.Arbitrary<Step> = fc.oneof(
	fc.record({kind: fc.constant('move' as const), by: fc.integer({min: -12, max: 12})}),
	fc.record({kind: fc.constant('jump' as const), by: fc.constantFrom(1 as const, -1 as const)}),
	fc.record({kind: fc.constantFrom('start' as const, 'end' as const, 'drop' as const)}),
	{arbitrary: fc.record({kind: fc.constant('load' as const)}), weight: 3},
	fc.record({kind: fc.constant('refresh' as const), added: fc.nat(3), at: fc.nat(8), removed: fc.nat(3)}),
);

/** A server whose pages can change under the one who reads them; overlapping neighbours are part of that. */
const SIZES = fc.array(fc.record({size: fc.nat(6), overlap: fc.nat(2)}), {minLength: 1, maxLength: 6});

class Server {
	readonly #pages: string[][] = [];
	#made = 0;

	constructor(sizes: readonly {readonly size: number; readonly overlap: number}[]) {
		for (const {size, overlap} of sizes) {
			const before = this.#pages.at(-1) ?? [];
			this.#pages.push([...before.slice(before.length - overlap), ...this.#fresh(size)]);
		}
	}

	#fresh(count: number): string[] {
		return Array.from({length: count}, () => {
			this.#made += 1;
			return `email-${this.#made}`;
		});
	}

	page(token: string | null) {
		const index = Number(token ?? 0);
		return pageOf(this.#pages[index] ?? [], index + 1 < this.#pages.length ? String(index + 1) : null);
	}

	change(token: string | null, {added, at, removed}: {added: number; at: number; removed: number}): void {
		this.#pages[Number(token ?? 0)]?.splice(at, removed, ...this.#fresh(added));
	}
}

function take(list: List, step: Step, server: Server, height: number): List {
	switch (step.kind) {
		case 'move':
			return moveCursor(list, step.by, height);
		case 'jump':
			return jumpPage(list, step.by, height);
		case 'start':
			return goToRow(list, 0, height);
		case 'end':
			return goToEnd(list, height);
		case 'drop':
			return dropGoal(list);
		case 'load': {
			const token = wantedToken(list);
			return token === undefined ? list : receivePage(list, {token}, server.page(token), 0);
		}
		case 'refresh': {
			const [page] = refreshRequests(list, 2000);
			if (page === undefined) return list;
			server.change(page.token, step);
			return receiveRefresh(list, page, server.page(page.token), 0);
		}
	}
}

function expectWhole(list: List): void {
	const ids = rowsFrom(list.pages, 0, 10_000).map(({id}) => id.raw);
	expect(new Set(ids).size).toBe(ids.length);
	expect(rowCount(list.pages)).toBe(ids.length);
}

function expectWindow(list: List, height: number): void {
	const {top, rows} = visibleRows(list, height);
	expect(rows.length).toBe(Math.min(height, rowCount(list.pages)));
	expect(top).toBeGreaterThanOrEqual(0);
	expect(rows.filter(({isSelected}) => isSelected)).toHaveLength(rows.length === 0 ? 0 : 1);
}

/** The cursor's email changes by a key, or by the load of a page it was sent to; never by what only comes in. */
function expectCursorKept(before: List, after: List, {kind}: Step): void {
	const isMoved = kind === 'move' || kind === 'jump' || kind === 'start' || kind === 'end';
	const isArrival = kind === 'load' && before.goal !== undefined && after.goal === undefined;
	if (isMoved || isArrival || before.selection.id === null) return;
	expect(emailUnderCursor(after)?.id.raw).toBe(before.selection.id);
}

test('whatever comes in and whichever keys are pressed: every email once, the cursor on its email, the window in place', () => {
	const walk = fc.array(STEP, {minLength: 1, maxLength: 40});
	check(
		fc.property(SIZES, walk, fc.integer({min: 1, max: 9}), (sizes, steps, height) => {
			const server = new Server(sizes);
			let list = newList(NO_FILTER, 50);
			for (const step of steps) {
				const before = list;
				list = take(before, step, server, height);
				expectWhole(list);
				expectWindow(list, height);
				expectCursorKept(before, list, step);
				const tokens = before.pages.loaded.map(({token}) => token);
				expect(list.pages.loaded.slice(0, tokens.length).map(({token}) => token)).toEqual(tokens);
			}
		}),
	);
});

test('held to the end and back, every email of a big send is passed exactly once, in the server’s order', () => {
	const server = new Server(Array.from({length: 200}, () => ({size: 50, overlap: 0})));
	let list = take(newList(NO_FILTER, 50), {kind: 'load'}, server, 20);
	const heads = [list.selection.id];
	for (let page = 1; page < 200; page += 1) {
		list = take(jumpPage(list, 1, 10), {kind: 'load'}, server, 20);
		heads.push(list.selection.id);
	}
	const ids = rowsFrom(list.pages, 0, 20_000).map(({id}) => id.raw);
	expect(ids).toEqual(Array.from({length: 10_000}, (_, index) => `email-${index + 1}`));
	expect(heads).toEqual(ids.filter((_, index) => index % 50 === 0));
	for (const head of heads.slice(0, -1).reverse()) {
		list = jumpPage(list, -1, 10);
		expect(list.selection.id).toBe(head);
	}
});
