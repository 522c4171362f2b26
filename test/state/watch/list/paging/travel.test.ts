import {describe, expect, test} from 'vitest';
import {NO_FILTER} from '../../../../../source/core/emails/filter.ts';
import type {Event} from '../../../../../source/state/watch/event.ts';
import {cursorRow} from '../../../../../source/state/watch/list/cursor.ts';
import {type List, newList} from '../../../../../source/state/watch/list/list.ts';
import {pagesAhead, receivePage, wantedPages} from '../../../../../source/state/watch/list/loading.ts';
import {rowCount} from '../../../../../source/state/watch/list/pages.ts';
import type {SizedRequest} from '../../../../../source/state/watch/list/paging/page-size.ts';
import {AT_REST, rowsAhead, travelled} from '../../../../../source/state/watch/list/paging/travel.ts';
import {reduce} from '../../../../../source/state/watch/reduce.ts';
import {pageOf, stateAfter} from '../../../../helpers/builders.ts';

/** The answer of a server with so many emails, `bytes` each. */
function answer({token, size}: SizedRequest, emails = 10_000, bytes = 1000) {
	const start = Number(token ?? 0);
	const end = Math.min(emails, start + size);
	const ids = Array.from({length: end - start}, (_, index) => `email-${start + index}`);
	return {...pageOf(ids, end < emails ? String(end) : null), bytes: bytes * ids.length};
}

/** A list whose wanted pages have come, as often as that takes. */
function loaded(list: List, bytes?: number): List {
	let next = list;
	for (let page = 0; page < 20; page += 1) {
		const [request] = wantedPages(next);
		if (request === undefined) return next;
		next = receivePage(next, request, answer(request, 10_000, bytes), page);
	}
	return next;
}

describe('the second page', () => {
	test('is requested as soon as the first is there, and then nothing while nobody moves', () => {
		const first = loaded(newList(NO_FILTER, 50));
		const [second] = pagesAhead(first);
		expect(second).toEqual({token: '50', size: 50});
		const both = receivePage(first, second as SizedRequest, answer(second as SizedRequest), 0);
		expect(pagesAhead(both)).toEqual([]);
	});

	test('of heavy emails is at most 2 MiB', () => {
		expect(pagesAhead(loaded(newList(NO_FILTER, 50), 100_000))).toEqual([{token: '50', size: 20}]);
	});

	test.each<[string, (list: List) => List]>([
		['refused', (list) => ({...list, refusal: {kind: 'refused', sentence: pageOf([]) as never}})],
		['narrowed to a domain, and stopped', (list) => ({...list, filter: {...NO_FILTER, domains: ['example.com']}})],
	])('is not asked for of a list %s', (_, change) => {
		expect(pagesAhead(change(loaded(newList(NO_FILTER, 50))))).toEqual([]);
	});

	test('is followed no further where it brought nothing', () => {
		const first = loaded(newList(NO_FILTER, 50));
		const empty = receivePage(first, {token: '50'}, pageOf([], 'next'), 0);
		expect(pagesAhead(empty)).toEqual([]);
	});
});

describe('the speed of the cursor', () => {
	test('is that of the last second or so', () => {
		let travel = AT_REST;
		for (let at = 0; at <= 5000; at += 200) travel = travelled(travel, {by: 28, height: 29, at});
		expect(travel.rowsPerSecond).toBeGreaterThan(140);
		expect(travel.rowsPerSecond).toBeLessThan(160);
		expect(rowsAhead(travel)).toBe(2 * travel.rowsPerSecond);
		const later = travelled(travel, {by: 1, height: 29, at: 65_000});
		expect(later.rowsPerSecond).toBeCloseTo(1);
		expect(rowsAhead(later)).toBe(29);
	});

	test('is not one after a move up, and a clock that was set back does no harm', () => {
		const down = travelled(AT_REST, {by: 28, height: 29, at: 1000});
		expect(travelled(down, {by: -28, height: 29, at: 1100}).rowsPerSecond).toBe(0);
		expect(travelled(down, {by: 28, height: 29, at: 0}).rowsPerSecond).toBe(56);
	});
});

/**
 * Presses a key every `everyMs` from the first frame on, against a server that answers after `latencyMs`. Tells how often the cursor had to
 * wait for a page, and the sizes asked for.
 */
function held({by, everyMs, latencyMs, keys}: {by: number; everyMs: number; latencyMs: number; keys: number}) {
	let state = stateAfter([], {pageSize: 50});
	state = {...state, list: loaded(state.list)};
	let underWay: {readonly request: SizedRequest; readonly at: number} | undefined;
	const sizes: number[] = [];
	let waits = 0;
	for (let at = 0; at < keys * everyMs; at += 10) {
		if (underWay !== undefined && at >= underWay.at) {
			const {token} = underWay.request;
			const received: Event = {type: 'received-page', at, generation: 0, token, page: answer(underWay.request)};
			underWay = undefined;
			state = reduce(state, received);
		}
		if (at % everyMs === 0) state = reduce(state, {type: 'moved-cursor', at, by, height: by + 1});
		if (at % everyMs === 0 && state.list.goal !== undefined) waits += 1;
		const [request] = [...wantedPages(state.list), ...pagesAhead(state.list)];
		if (underWay !== undefined || request === undefined) continue;
		underWay = {request, at: at + latencyMs};
		sizes.push(request.size);
	}
	return {waits, sizes, row: cursorRow(state.list.pages, state.list.selection), rows: rowCount(state.list.pages)};
}

describe('PgDn 5 times a second for 40 screens from the top', () => {
	test.each([20, 150])('at %i ms of latency no key waits for a page', (latencyMs) => {
		const {waits, sizes, row} = held({by: 28, everyMs: 200, latencyMs, keys: 40});
		expect(waits).toBe(0);
		expect(sizes).toEqual([50, 100, 200, 400, 800]);
		expect(row).toBe(1120);
	});

	test('at 500 ms only the first five wait', () => {
		expect(held({by: 28, everyMs: 200, latencyMs: 500, keys: 40}).waits).toBe(5);
	});

	test('a row at a time, 30 a second, asks for no more than it needs', () => {
		const {waits, sizes} = held({by: 1, everyMs: 30, latencyMs: 150, keys: 600});
		expect(waits).toBe(0);
		expect(sizes).toEqual([50, 100, 200, 400]);
	});
});
