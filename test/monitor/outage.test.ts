import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import type {Client} from '../../source/api/client.ts';
import {retryAfterMs} from '../../source/api/retry-after.ts';
import {NO_FILTER} from '../../source/core/emails/filter.ts';
import {createPoller} from '../../source/monitor/poller.ts';
import {createStore} from '../../source/state/store.ts';
import {newWatch} from '../../source/state/watch/new-watch.ts';
import {OPERATION_ID} from '../helpers/builders.ts';
import {operation, page, range} from '../helpers/emails.ts';
import {createFakeClock} from '../helpers/fake-clock.ts';
import {oneTurn, problemError} from './problems.ts';

const HOUR_MS = 3_600_000;
const RUNNING = operation('PROCESSING', {total: 9, queued: 9});

/** A watch on a server that answers as `trouble` says: with an error, or with data where that is undefined. */
function watchOn(trouble: (at: number, count: number) => Error | undefined, random: () => number = Math.random) {
	const clock = createFakeClock();
	const start = clock.now();
	const requests: number[] = [];
	const answer = async <T>(data: T): Promise<T> => {
		requests.push(clock.now() - start);
		const error = trouble(clock.now() - start, requests.length);
		if (error !== undefined) throw error;
		return data;
	};
	const client: Client = {
		fetchOperation: () => answer(RUNNING),
		listEmails: () => answer(page(range(0, 3), 'second')),
		fetchEmail: () => answer({email: page([0]).emails[0] ?? raise(), attachments: [], bodies: {json: '{}'}}),
		fetchReceipts: () => answer([]),
		listOperations: () => answer({operations: [], next: null}),
		listReasons: () => answer({reasons: [], next: null}),
		renew: () => {},
		close: async () => {},
	};
	const store = createStore(
		newWatch({operationId: OPERATION_ID, now: start, intervalMs: 2000, pageSize: 3, filter: NO_FILTER}),
	);
	const poller = createPoller({client, store, clock, random});
	/** Lets time pass, each thing that falls due at its time, promises between. */
	const until = async (ms: number) => {
		await oneTurn();
		for (let due = clock.nextDue(); due !== undefined && clock.now() - start + due <= ms; due = clock.nextDue()) {
			clock.advance(due);
			await oneTurn();
		}
		clock.advance(ms - (clock.now() - start));
	};
	return {store, poller, requests, until, start};
}

function raise(): never {
	throw new Error('There is no email.');
}

describe('an outage of an hour', () => {
	test.each([
		['from the beginning on', 0],
		['in the middle of a watch', 60_000],
	])('%s: at most 70 requests, and fresh data within two minutes of its end', async (_, from) => {
		const end = from + HOUR_MS;
		const {poller, requests, until, store} = watchOn((at) =>
			at >= from && at < end ? problemError('unreachable') : undefined,
		);
		poller.start();
		await until(from + 1000);
		store.dispatch({type: 'went-to-end', height: 10});
		await until(end);
		const during = requests.filter((at) => at >= from && at < end).length;
		expect(during).toBeLessThanOrEqual(70);
		expect(during).toBeGreaterThan(20);
		await until(end + 125_000);
		expect(store.getState().watch.problem).toBeUndefined();
		poller.close();
	});
});

describe('Retry-After', () => {
	const dateOf = (ms: number) => new Date(ms).toUTCString();
	const seconds = fc.integer({min: 1, max: 300});
	const skewMs = fc.integer({min: -HOUR_MS, max: HOUR_MS});
	/** The header, the response's Date, and how long the server so asks to be left alone. */
	const asked = fc.oneof(
		seconds.map((rest) => ({header: String(rest), date: undefined, rest})),
		fc.tuple(seconds, skewMs).map(([rest, skew]) => {
			const serverNow = Math.floor((Date.UTC(2026, 3, 5, 6, 20) + skew) / 1000) * 1000;
			return {header: dateOf(serverNow + rest * 1000), date: dateOf(serverNow), rest};
		}),
	);

	test('whatever is wanted meanwhile, no request goes out before its time: 100 trials of both forms', async () => {
		await fc.assert(
			fc.asyncProperty(asked, fc.integer({min: 1, max: 8}), async ({header, date, rest}, nth) => {
				let toldAt: number | undefined;
				const {poller, requests, until, store, start} = watchOn((at, count) => {
					if (count !== nth) return undefined;
					toldAt = at;
					return problemError('limited', retryAfterMs(header, date, start + at));
				});
				poller.start();
				await until(20_000);
				const told = toldAt ?? 0;
				const moment = told + rest * 500;
				await until(Math.max(moment, 20_000));
				store.dispatch({type: 'went-to-end', height: 10}, {type: 'opened-details'});
				poller.refresh();
				await until(told + rest * 1000 + 60_000);
				const early = requests.filter((at) => at > told && at < told + rest * 1000);
				expect(early).toEqual([]);
				expect(requests.some((at) => at >= told + rest * 1000)).toBe(true);
				poller.close();
			}),
			{numRuns: 100},
		);
	});

	test('100 watchers that were told the same do not all come back in the same instant', async () => {
		let seed = 1;
		const random = () => {
			seed = (seed * 16_807) % 2_147_483_647;
			return seed / 2_147_483_647;
		};
		const returns: number[] = [];
		for (let watcher = 0; watcher < 100; watcher += 1) {
			const {poller, requests, until} = watchOn(
				(at) => (at < 10_000 ? problemError('limited', 10_000 - at) : undefined),
				random,
			);
			poller.start();
			await until(12_000);
			returns.push(requests.find((at) => at >= 10_000) ?? 0);
			poller.close();
		}
		const perTenth = Map.groupBy(returns, (at) => Math.floor(at / 100));
		expect(Math.min(...returns)).toBeGreaterThanOrEqual(10_000);
		expect(perTenth.size).toBeGreaterThanOrEqual(8);
		expect(Math.max(...[...perTenth.values()].map(({length}) => length))).toBeLessThanOrEqual(25);
	});
});
