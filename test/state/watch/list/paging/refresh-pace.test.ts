import {describe, expect, test} from 'vitest';
import {NO_FILTER} from '../../../../../source/core/emails/filter.ts';
import {type List, newList} from '../../../../../source/state/watch/list/list.ts';
import {askAgain, paceRefresh, receivePage, receiveRefresh} from '../../../../../source/state/watch/list/loading.ts';
import {refreshEveryMs, roundMs} from '../../../../../source/state/watch/list/paging/refresh-pace.ts';
import {refreshRequests} from '../../../../../source/state/watch/list/paging/refresh-requests.ts';
import {pageOf} from '../../../../helpers/builders.ts';

const KIB = 1024;

describe('the time between two refreshes', () => {
	test.each([
		['light rows', 80, 2000, 2000],
		['what a poll may read', 250, 2000, 2000],
		['1 MiB', 1024, 2000, 60_000 / 7],
		['one heavy email', 100, 30_000, 30_000],
		['five of them', 500, 30_000, 60_000],
		['more than a minute may have', 1000, 30_000, 120_000],
	])('of %s (%i KiB) at polls every %i ms is %i ms', (_, kib, pollMs, everyMs) => {
		expect(refreshEveryMs(kib * KIB, pollMs)).toBeCloseTo(everyMs, 5);
	});

	test.each([50, 300, 777, 1024, 5000, 20_000])('keeps a minute within its share for %i KiB', (kib) => {
		for (const pollMs of [500, 2000, 5000, 30_000]) {
			const everyMs = refreshEveryMs(kib * KIB, pollMs);
			const share = (256 * KIB * 60_000) / pollMs;
			const minutes = Math.max(1, everyMs / 60_000);
			expect((Math.ceil((minutes * 60_000) / everyMs - 1e-9) * kib * KIB) / minutes).toBeLessThanOrEqual(share);
		}
	});

	test('of all visible rows is as many times longer as one refresh has fewer of them', () => {
		expect(roundMs({dueAt: 0, everyMs: 8000, emails: 10}, 29)).toBe(24_000);
		expect(roundMs({dueAt: 0, everyMs: 8000, emails: 60}, 29)).toBe(8000);
	});
});

describe('emails of 100 kB', () => {
	const ids = Array.from({length: 50}, (_, index) => `email-${index}`);
	const opened: List = receivePage(
		{...newList(NO_FILTER, 50), travel: {height: 29, rowsPerSecond: 0, at: 0}},
		{token: null},
		{...pageOf(ids, '50'), bytes: 5_000_000},
		0,
	);

	test('are refreshed in parts that take turns, until every visible row has been read', () => {
		let list = opened;
		const asked: unknown[] = [];
		for (let at = 1; at <= 4; at += 1) {
			const [request] = refreshRequests(list, 2000);
			asked.push([request?.token, request?.size]);
			const start = Number(request?.token ?? 0);
			const end = start + (request?.size ?? 0);
			const page = {...pageOf(ids.slice(start, end), String(end)), bytes: (end - start) * 100_000};
			list = receiveRefresh(list, {token: request?.token ?? null}, page, at);
		}
		expect(asked).toEqual([
			[null, 10],
			['10', 10],
			['20', 10],
			[null, 10],
		]);
	});

	test('are fewer at a time where polls are rare, so that no minute has too many', () => {
		expect(refreshRequests(opened, 30_000)).toEqual([{token: null, size: 5}]);
	});

	test('are refreshed at once when the user asks', () => {
		const paced = paceRefresh(opened, {dueAt: 90_000, everyMs: 8000, emails: 10});
		expect(askAgain(paced).refreshPace).toBeUndefined();
	});
});
