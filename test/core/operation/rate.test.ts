import {describe, expect, test} from 'vitest';
import {
	addSample,
	middleOf,
	type RateHistory,
	ratesOf,
	recentRates,
	type Sample,
	timeLeft,
} from '../../../source/core/operation/rate.ts';

const START = 1_000_000;

/** A history of polls some seconds apart, of the emails seen at each. */
function seen(everySeconds: number, polls: readonly Partial<Sample>[]): RateHistory {
	return polls.reduce<RateHistory>(
		(history, poll, index) =>
			addSample(history, {
				queued: 0,
				sent: 0,
				delivered: 0,
				failed: 0,
				...poll,
				at: START + index * everySeconds * 1000,
			}),
		[],
	);
}

/** So many polls, of emails delivered at this pace a poll. */
function delivering(polls: number, perPoll: number, rest: (poll: number) => Partial<Sample> = () => ({})): RateHistory {
	return seen(
		2,
		Array.from({length: polls}, (_, poll) => ({delivered: poll * perPoll, ...rest(poll)})),
	);
}

describe('the rate', () => {
	test('is what comes to an end per second, delivered and failed apart', () => {
		const history = delivering(10, 20, (poll) => ({failed: poll * 3}));
		expect(ratesOf(history)).toEqual({delivered: 10, failed: 1.5});
	});

	test('is of the recent past: after a change of pace it is soon the new one', () => {
		const pace = (fast: number, slow: number) => [
			...Array.from({length: fast}, (_, poll) => ({delivered: poll * 200})),
			...Array.from({length: slow}, (_, poll) => ({delivered: (fast - 1) * 200 + (poll + 1) * 20})),
		];
		const paceAfter = (polls: number) => ratesOf(seen(2, pace(20, polls)))?.delivered ?? 0;
		expect(paceAfter(0)).toBeCloseTo(100);
		expect(paceAfter(2)).toBeGreaterThan(10);
		expect(paceAfter(2)).toBeLessThan(50);
		// 12 s later, within 5 %.
		expect(paceAfter(6)).toBeGreaterThan(10);
		expect(paceAfter(6)).toBeLessThan(15);
		expect(paceAfter(15)).toBeCloseTo(10, 0);
	});

	test('does not depend on how often is polled', () => {
		const often = seen(
			0.5,
			Array.from({length: 60}, (_, poll) => ({delivered: poll * 5})),
		);
		const rarely = seen(
			30,
			Array.from({length: 10}, (_, poll) => ({delivered: poll * 300})),
		);
		for (const history of [often, rarely]) expect(ratesOf(history)?.delivered).toBeCloseTo(10);
	});

	test('is unknown at first, and again when the server corrects its counters downwards', () => {
		expect(ratesOf([])).toBeUndefined();
		expect(ratesOf(seen(2, [{delivered: 5}]))).toBeUndefined();
		const corrected = seen(2, [{delivered: 0}, {delivered: 50}, {delivered: 40}]);
		expect(ratesOf(corrected)).toBeUndefined();
		const [last] = corrected;
		const next = last === undefined ? [] : addSample(corrected, {...last, at: last.at + 2000, delivered: 60});
		expect(ratesOf(next)).toEqual({delivered: 10, failed: 0});
	});

	test('does not move by an answer that took no time', () => {
		const history = delivering(2, 20);
		const [, last] = history;
		expect(last && addSample(history, {...last, delivered: 500})).toBe(history);
	});

	test('begins again when the clock is set back', () => {
		const history = delivering(5, 20);
		const [first] = history;
		expect(first && addSample(history, {...first, at: first.at - 1000, delivered: 500})).toHaveLength(1);
	});

	test('of a watch of a day is kept in bounded memory', () => {
		const day = delivering(43_200, 1);
		expect(day.length).toBeLessThan(1000);
		expect(ratesOf(day)).toEqual({delivered: 0.5, failed: 0});
	});

	test('has a recent history: one rate between each two polls, the latest last', () => {
		const history = seen(
			2,
			[0, 20, 20, 60].map((delivered) => ({delivered})),
		);
		expect(recentRates(history, 10)).toEqual([10, 0, 20]);
		expect(recentRates(history, 2)).toEqual([0, 20]);
		expect(recentRates([], 5)).toEqual([]);
	});
});

/** Ten polls of 20 emails each, with so many queued and sent at the last. */
function steady(queued: number, sent: number, polls = 10): RateHistory {
	return delivering(polls, 20, (poll) => ({queued: queued + (polls - 1 - poll) * 20, sent}));
}

describe('the time left', () => {
	test.each<[string, RateHistory, number, number]>([
		['what is queued, at the pace at which it goes out', steady(450, 0), 45_000, 56_250],
		[
			'what is sent, from its mean wait to that of the slowest of 30, and a quarter longer',
			steady(0, 30),
			3000,
			14_919,
		],
		['both, one after the other', steady(450, 10), 46_000, 59_850],
		['known from the fourth poll on', steady(100, 0, 4), 10_000, 12_500],
		['at most a day', delivering(10, 1, (poll) => ({queued: 34_569 - poll})), 69_120_000, 86_400_000],
	])('is %s', (_, history, least, most) => {
		const left = timeLeft(history);
		expect(left?.leastMs).toBeCloseTo(least, -1);
		expect(left?.mostMs).toBeCloseTo(most, -1);
	});

	test.each<[string, RateHistory]>([
		['too few polls', steady(450, 0, 3)],
		[
			'too short a time',
			seen(
				0.5,
				Array.from({length: 5}, (_, poll) => ({delivered: poll, queued: 100 - poll})),
			),
		],
		['nothing left', steady(0, 0)],
		['less than a tenth left', steady(10, 9)],
		['nothing moves', delivering(10, 0, () => ({queued: 100}))],
		['it has come to a stop', [...steady(100, 0), ...stopped(steady(100, 0), 4)]],
		['it has just begun to move', delivering(24, 0, begun)],
		['it would be more than a day', delivering(10, 1, (poll) => ({queued: 34_600 - poll}))],
		['the slowest of so many may take five times as long as the mean', steady(0, 1000)],
	])('is not guessed when %s', (_, history) => {
		expect(timeLeft(history)).toBeUndefined();
	});

	test('has one figure in the geometric middle', () => {
		expect(middleOf({leastMs: 1000, mostMs: 4000})).toBe(2000);
	});
});

/** Nothing for 20 polls, then 100 a poll. */
function begun(poll: number): Partial<Sample> {
	const delivered = Math.max(0, poll - 20) * 100;
	return {delivered, queued: 10_000 - delivered};
}

/** More polls after these, in which nothing happens. */
function stopped(history: RateHistory, polls: number): RateHistory {
	const last = history.at(-1);
	return last === undefined
		? []
		: Array.from({length: polls}, (_, index) => ({...last, at: last.at + (index + 1) * 2000}));
}
