import {describe, expect, test} from 'vitest';
import {compact} from '../../../../../source/core/compact.ts';
import {countsOf} from '../../../../../source/core/operation/counts.ts';
import type {Stats} from '../../../../../source/core/operation/stats.ts';
import {currentRates, endedText, timeLeftOf, timeLeftText} from '../../../../../source/state/watch/select/send/pace.ts';
import {operationOf, stateAfter, statsOf} from '../../../../helpers/builders.ts';

/** A watch that polled these stats, 2 s apart. */
function watchOf(...polls: readonly Partial<Stats>[]) {
	return stateAfter(
		polls.map((stats, poll) => ({
			type: 'received-operation',
			at: poll * 2000,
			operation: {...operationOf('PROCESSING'), stats},
		})),
	).watch;
}

const steady = Array.from({length: 6}, (_, poll) =>
	statsOf({total: 400, recipients: 400, delivered: 20 * poll, queued: 400 - 20 * poll}),
);

describe('the pace and the time left', () => {
	test('are those of the last answers', () => {
		const watch = watchOf(...steady);
		expect(currentRates(watch)?.delivered).toBeCloseTo(10);
		expect(timeLeftOf(watch)?.leastMs).toBeCloseTo(30_000);
		expect(timeLeftOf(watch)?.mostMs).toBeCloseTo(37_500);
	});

	test('are unknown where the last answer lacks a counter, and again known by the next one', () => {
		const {delivered: _, ...without} = statsOf({total: 400, recipients: 400, queued: 280});
		expect(currentRates(watchOf(...steady, without))).toBeUndefined();
		expect(timeLeftOf(watchOf(...steady, without))).toBeUndefined();
		const [last = {}] = steady.slice(-1);
		expect(currentRates(watchOf(...steady, without, last))).toBeDefined();
	});

	test('need no counter that no email is left for', () => {
		const few = steady.map(({recipients, delivered, queued}) => compact({recipients, delivered, queued}));
		expect(currentRates(watchOf(...few))?.delivered).toBeCloseTo(10);
	});

	test('counts emails that are still to be created as queued', () => {
		const created = steady.map((stats, poll) => ({...stats, queued: 0, total: 20 * poll}));
		expect(timeLeftOf(watchOf(...created))?.leastMs).toBeCloseTo(30_000);
	});

	test('is not told while some emails wait for a time that nobody gives', () => {
		const waiting = steady.map((stats) => ({...stats, queued: (stats.queued ?? 0) - 1, scheduled: 1}));
		expect(timeLeftOf(watchOf(...waiting))).toBeUndefined();
	});

	test('is not told while more emails may come', () => {
		const growing = steady.map(({recipients: _, ...stats}) => stats);
		expect(currentRates(watchOf(...growing))?.delivered).toBeCloseTo(10);
		expect(timeLeftOf(watchOf(...growing))).toBeUndefined();
	});
});

test.each([
	[{leastMs: 100_000, mostMs: 140_000}, 'about 2 min left'],
	[{leastMs: 60_000, mostMs: 180_000}, 'about 1 min to about 3 min left'],
	[{leastMs: 1000, mostMs: 9000}, 'a few seconds left'],
])('%o is %s', (left, words) => {
	expect(timeLeftText(left)).toBe(words);
});

test.each<[Partial<Stats>, boolean, string]>([
	[statsOf({total: 2000, delivered: 970}), false, '970 of 2,000'],
	[statsOf({total: 100, delivered: 97}), true, '97 of 100 so far'],
	[{total: 100, delivered: 97}, false, '– of 100'],
	[{total: 100, delivered: 100}, false, '100 of 100'],
	[statsOf({delivered: 5}), false, '5 of –'],
	[{}, false, '– of –'],
])('%o, more may come %s: %s', (stats, isProvisional, words) => {
	expect(endedText(countsOf(stats, 'exclusive', isProvisional))).toBe(words);
});
