import {describe, expect, test} from 'vitest';
import {addSample, type RateHistory, rateOf, recentRates, timeLeft} from '../../../source/core/operation/rate.ts';

/** A history of polls some seconds apart, of the ended emails seen at each. */
function seen(everySeconds: number, counts: readonly number[]): RateHistory {
	return counts.reduce<RateHistory>(
		(history, ended, poll) => addSample(history, {at: 1_000_000 + poll * everySeconds * 1000, ended}),
		[],
	);
}

const steady = Array.from({length: 10}, (_, poll) => poll * 20);

describe('the rate', () => {
	test('is what came to an end per second', () => {
		expect(rateOf(seen(2, [0, 20, 40]))).toBe(10);
	});

	test('is of the last 30 s: what was faster before no longer counts', () => {
		const fast = Array.from({length: 20}, (_, poll) => poll * 1000);
		const slow = Array.from({length: 16}, (_, poll) => 19_000 + poll * 6);
		expect(rateOf(seen(2, [...fast, ...slow.slice(1)]))).toBe(3);
	});

	test('is unknown at first, and again when the server corrects its counters downwards', () => {
		expect(rateOf([])).toBeUndefined();
		expect(rateOf(seen(2, [5]))).toBeUndefined();
		const corrected = seen(2, [0, 50, 40]);
		expect(rateOf(corrected)).toBeUndefined();
		expect(rateOf(addSample(corrected, {at: 1_006_000, ended: 60}))).toBe(10);
	});

	test('does not move by an answer that took no time', () => {
		const history = seen(2, [0, 20]);
		expect(addSample(history, {at: 1_002_000, ended: 500})).toBe(history);
	});

	test('of a watch of a day is kept in bounded memory', () => {
		const day = seen(
			2,
			Array.from({length: 43_200}, (_, poll) => poll),
		);
		expect(day.length).toBeLessThan(1000);
		expect(rateOf(day)).toBe(0.5);
	});

	test('has a recent history: one rate between each two polls, the latest last', () => {
		expect(recentRates(seen(2, [0, 20, 20, 60]), 10)).toEqual([10, 0, 20]);
		expect(recentRates(seen(2, [0, 20, 20, 60]), 2)).toEqual([0, 20]);
		expect(recentRates([], 5)).toEqual([]);
	});
});

describe('the time left', () => {
	test.each<[string, RateHistory, number, number]>([
		['what is left at this pace', seen(2, steady), 450, 45_000],
		['known from the fourth poll on', seen(2, steady.slice(0, 4)), 100, 10_000],
		['known after 4 s of them', seen(1, steady.slice(0, 5)), 100, 5000],
		['a moment for the last one', seen(2, [0, 1, 2, 3]), 1, 2000],
		['known though it slows down a little', seen(2, [0, 100, 200, 300, 360, 420, 480]), 480, 12_000],
		['known though it speeds up a little', seen(2, [0, 60, 120, 180, 280, 380, 480]), 480, 12_000],
		['known up to a day', seen(2, [0, 1, 2, 3]), 43_200, 86_400_000],
	])('is %s', (_, history, remaining, ms) => {
		expect(timeLeft(history, remaining)).toBe(ms);
	});

	test.each<[string, RateHistory, number]>([
		['too few polls', seen(2, steady.slice(0, 3)), 450],
		['too short a time', seen(0.5, steady.slice(0, 5)), 450],
		['nothing left', seen(2, steady), 0],
		['more ended than there are', seen(2, steady), -3],
		['nothing moves', seen(2, [7, 7, 7, 7, 7, 7]), 450],
		['it has come to a stop', seen(2, [0, 100, 200, 300, 300, 300, 300]), 450],
		['it slows down to less than half', seen(2, [0, 100, 200, 300, 340, 380, 420]), 450],
		['it speeds up to more than twice', seen(2, [0, 40, 80, 120, 220, 320, 420]), 450],
		['it would be more than a day', seen(2, [0, 1, 2, 3]), 43_201],
	])('is not guessed when %s', (_, history, remaining) => {
		expect(timeLeft(history, remaining)).toBeUndefined();
	});
});
