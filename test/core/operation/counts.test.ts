import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {compact} from '../../../source/core/compact.ts';
import {COUNTERS, type Counter} from '../../../source/core/operation/counters.ts';
import {
	boundedCount,
	type Counts,
	countsOf,
	endedShare,
	failureCount,
	hasMoved,
	knownSum,
	shareBase,
	unaccountedOf,
	underWayRange,
} from '../../../source/core/operation/counts.ts';
import {
	isReadingOpen,
	NO_READING,
	readingIn,
	readingOf,
	rememberReading,
} from '../../../source/core/operation/reading.ts';
import type {Stats} from '../../../source/core/operation/stats.ts';
import {isSettled} from '../../../source/core/operation/verdict.ts';
import {statsOf} from '../../helpers/builders.ts';
import {check} from '../../helpers/check.ts';

/** Every way an email can go, by the legal transitions. */
const LIVES = [
	['QUEUED', 'SENT', 'DELIVERED', 'OPENED'],
	['QUEUED', 'SENT', 'UNDELIVERED'],
	['QUEUED', 'FAILED'],
	['SCHEDULED', 'QUEUED', 'SENT', 'DELIVERED', 'OPENED'],
	['SCHEDULED', 'QUEUED', 'FAILED'],
	['SCHEDULED', 'CANCELED'],
] as const;
type Status = (typeof LIVES)[number][number];

const POLLS = 8;

/** What a set of emails is at each of some polls: nobody ever goes back. */
const SENDS = fc
	.array(
		fc.record({life: fc.constantFrom(...LIVES), steps: fc.array(fc.nat(2), {minLength: POLLS, maxLength: POLLS})}),
		{maxLength: 30},
	)
	.map((emails) =>
		Array.from({length: POLLS}, (_, poll) =>
			emails.map(({life, steps}): Status => {
				const gone = steps.slice(0, poll + 1).reduce((sum, step) => sum + step, 0);
				return life[Math.min(gone, life.length - 1)] as Status;
			}),
		),
	);

function countOf(emails: readonly Status[], ...statuses: readonly Status[]): number {
	return emails.filter((one) => statuses.includes(one)).length;
}

function exclusive(emails: readonly Status[]): Stats {
	return {
		total: emails.length,
		queued: countOf(emails, 'QUEUED'),
		sent: countOf(emails, 'SENT'),
		scheduled: countOf(emails, 'SCHEDULED'),
		delivered: countOf(emails, 'DELIVERED'),
		opened: countOf(emails, 'OPENED'),
		undelivered: countOf(emails, 'UNDELIVERED'),
		failed: countOf(emails, 'FAILED'),
		canceled: countOf(emails, 'CANCELED'),
	};
}

function cumulative(emails: readonly Status[]): Stats {
	return {
		...exclusive(emails),
		sent: countOf(emails, 'SENT', 'DELIVERED', 'OPENED', 'UNDELIVERED'),
		delivered: countOf(emails, 'DELIVERED', 'OPENED'),
	};
}

/** What a watcher makes of one answer after another. */
function watched(answers: readonly Stats[]): readonly Counts[] {
	let memory = NO_READING;
	return answers.map((stats) => {
		memory = rememberReading(memory, stats);
		return countsOf(stats, readingIn(memory, stats), false);
	});
}

/** The counts of one answer, by itself. */
function countsIn(given: Partial<Stats>): Counts {
	return countsOf(given, readingOf(given), false);
}

function isKnownShare(share: number | undefined): share is number {
	return share !== undefined;
}

describe('a send that moves forward', () => {
	test.each([
		['exclusive', exclusive],
		['cumulative', cumulative],
	] as const)('never shows less than before, nor more than all: %s counters', (_, count) => {
		check(
			fc.property(SENDS, (polls) => {
				let before = 0;
				for (const share of watched(polls.map(count)).map(endedShare).filter(isKnownShare)) {
					expect(share).toBeGreaterThanOrEqual(before);
					expect(share).toBeLessThanOrEqual(1);
					before = share;
				}
			}),
		);
	});

	test('looks the same whichever way the server counts it, and is what it is', () => {
		check(
			fc.property(SENDS, (polls) => {
				const truth = polls.map(exclusive);
				expect(watched(truth).map(numbersOf)).toEqual(truth.map(numbersOf));
				expect(watched(polls.map(cumulative)).map(numbersOf)).toEqual(truth.map(numbersOf));
			}),
		);
	});
});

const ANY_COUNTER = fc.oneof(fc.nat(12), fc.nat(1_000_000), fc.constant(undefined));

describe('whatever the counters say', () => {
	test('the numbers are those given, shares go from 0 to 1, and nothing is certain that need not be', () => {
		const stats = fc.record(
			Object.fromEntries(['total', 'recipients', ...COUNTERS].map((name) => [name, ANY_COUNTER])),
		);
		check(
			fc.property(stats, (some) => {
				const given = compact(some) as Stats;
				const counts = countsOf(given, 'exclusive', false);
				for (const name of COUNTERS) expect(counts[name]).toBe(given[name]);
				const share = endedShare(counts) ?? 0;
				expect(share).toBeGreaterThanOrEqual(0);
				expect(share).toBeLessThanOrEqual(1);
				expect(knownSum(counts) / (shareBase(counts) ?? Number.POSITIVE_INFINITY)).toBeLessThanOrEqual(1);
				expect(unaccountedOf(counts) ?? 0).toBeGreaterThanOrEqual(0);
			}),
		);
	});

	test.each<[string, Partial<Stats>, Partial<Counts>, number | undefined]>([
		['the guide’s sample', statsOf({total: 2, delivered: 2}), {delivered: 2, denominator: 2}, 1],
		[
			'the reference’s list, first send',
			statsOf({total: 5, recipients: 5, attempts: 5, sent: 5, delivered: 5, opened: 3}),
			{delivered: 2, opened: 3, sent: 0, reading: 'cumulative'},
			1,
		],
		[
			'the reference’s list, second send',
			statsOf({total: 3, recipients: 3, attempts: 0, scheduled: 3}),
			{scheduled: 3, denominator: 3, reading: 'exclusive'},
			0,
		],
		['some emails in no counter', statsOf({total: 10, sent: 1, delivered: 4}), {sent: 1, delivered: 4}, 0.4],
		['no total', statsOf({sent: 1, delivered: 3}), {sent: 1, delivered: 3}, undefined],
		['a total of 0 says nothing', statsOf({total: 0}), {delivered: 0}, undefined],
		['more recipients than emails', statsOf({total: 2, recipients: 5, delivered: 2}), {denominator: 5}, 0.4],
		['more emails than recipients', statsOf({total: 5, recipients: 2, delivered: 4}), {denominator: 5}, 0.8],
		['an unknown counter that may hold ended emails', {total: 10, delivered: 3, queued: 2}, {delivered: 3}, undefined],
		['unknown counters that hold nothing', {total: 5, delivered: 3, queued: 2}, {delivered: 3, queued: 2}, 0.6],
	])('%s', (_, given, counts, share) => {
		const found = countsIn(given);
		expect(found).toMatchObject(counts);
		expect(endedShare(found)).toBe(share);
	});

	test.each<[string, Partial<Stats>]>([
		['the sample that agrees with nobody', {total: 10, queued: 5, sent: 3, scheduled: 2, delivered: 3, undelivered: 1}],
		['a failure besides', {total: 2, delivered: 2, failed: 1}],
		['a failure while the total lags', {total: 3, queued: 3, delivered: 2, failed: 1}],
		['five times as many', {total: 10, failed: 50}],
	])('more than the total: %s is shown as it was given, and shares are of the sum', (_, given) => {
		const counts = countsIn(statsOf(given));
		expect(numbersOf(counts)).toEqual(numbersOf(statsOf(given)));
		expect(endedShare(counts)).toBeUndefined();
		expect(shareBase(counts)).toBe(knownSum(counts));
		expect(unaccountedOf(counts)).toBe(0);
	});

	test('more may come: nothing is a share of so many so far', () => {
		const counts = countsOf(statsOf({total: 100, delivered: 97}), 'exclusive', true);
		expect([counts.isProvisional, endedShare(counts), shareBase(counts)]).toEqual([true, undefined, undefined]);
	});

	test.each<[string, Partial<Stats>, number | null, number | null | undefined]>([
		['a missing counter', {total: 10, delivered: 3}, null, null],
		['a missing counter that the known ones leave nothing for', {total: 3, delivered: 3}, 0, 0],
		['a missing counter while the total is unknown', {delivered: 3}, null, null],
		['a missing counter while the sum is too large', {total: 2, delivered: 3}, null, null],
		['an empty one', statsOf({total: 3, delivered: 3}), 0, 0],
		['an empty one, two emails nowhere', statsOf({total: 5, delivered: 3}), 0, 2],
	])('%s: failed and unaccounted', (_, given, failed, unaccounted) => {
		const counts = countsIn(given);
		expect(boundedCount(counts, 'failed') ?? null).toBe(failed);
		expect(unaccountedOf(counts) ?? null).toBe(unaccounted);
	});
});

describe('the reading of the counters', () => {
	const sign = statsOf({total: 10, sent: 6, delivered: 6, opened: 2});
	const lagging = statsOf({total: 10, sent: 6, delivered: 7, opened: 2});

	test('stays cumulative after two signs in a row, though a counter lags afterwards', () => {
		const [, , last] = watched([sign, sign, lagging]);
		expect(last).toMatchObject({delivered: 5, opened: 2, sent: 0});
	});

	test('does not stay after one sign, nor after two that are apart', () => {
		const first = rememberReading(rememberReading(NO_READING, sign), lagging);
		expect(first.isLatched).toBe(false);
		expect(rememberReading(first, sign).isLatched).toBe(false);
	});

	test('is open after the first sign alone', () => {
		const once = rememberReading(NO_READING, sign);
		expect([NO_READING, once, rememberReading(once, sign), rememberReading(once, lagging)].map(isReadingOpen)).toEqual([
			false,
			true,
			false,
			false,
		]);
	});

	test.each<[string, Partial<Stats>]>([
		['more sent than there are, but fewer than were delivered', statsOf({total: 5, sent: 3, delivered: 4})],
		['fewer sent than were delivered and undelivered', statsOf({total: 5, sent: 4, delivered: 4, undelivered: 1})],
		['more opened than delivered', statsOf({total: 5, sent: 5, delivered: 3, opened: 4})],
		['no total to exceed', statsOf({sent: 5, delivered: 5, opened: 5})],
		['more than the total even when each email is counted once', statsOf({total: 5, queued: 1, sent: 5, delivered: 5})],
		['unknown opens', {total: 5, sent: 5, delivered: 5}],
	])('is not cumulative by %s', (_, given) => {
		expect(readingOf(given)).toBe('exclusive');
	});

	test('leaves open what cannot be told apart', () => {
		const counts = countsOf({total: 9, sent: 7, delivered: 6, opened: 6}, 'cumulative', false);
		expect(numbersOf(counts)).toEqual({delivered: 0, opened: 6});
		const all = countsOf({total: 9, sent: 6, delivered: 6, opened: 6, queued: 3}, 'cumulative', false);
		expect(numbersOf(all)).toEqual({delivered: 0, opened: 6, sent: 0, queued: 3});
	});
});

describe('settled', () => {
	test.each<[string, Partial<Stats>, boolean]>([
		['COMPLETED', statsOf({total: 2, delivered: 1, failed: 1}), true],
		['CANCELED', statsOf({total: 2, delivered: 1, canceled: 1}), true],
		['COMPLETED', statsOf({total: 2, delivered: 1, sent: 1}), false],
		['CANCELED', statsOf({total: 2, canceled: 1, queued: 1}), false],
		['COMPLETED', statsOf({total: 2, delivered: 1, scheduled: 1}), false],
		['PROCESSING', statsOf({total: 2, delivered: 2}), false],
		['A_NEW_ONE', statsOf({total: 2, delivered: 2}), false],
		['COMPLETED', statsOf({total: 3, delivered: 2}), false],
		['COMPLETED', statsOf({total: 2, recipients: 5, delivered: 2}), false],
		['COMPLETED', {total: 2, delivered: 2}, true],
		['COMPLETED', {total: 3, delivered: 2}, false],
		['COMPLETED', {total: 1, delivered: 2}, false],
		['COMPLETED', statsOf({delivered: 2}), false],
		['COMPLETED', {}, false],
		['COMPLETED', statsOf({total: 0}), false],
	])('%s with %o: %s', (status, given, expected) => {
		const isCompleted = status === 'COMPLETED';
		const isCanceled = status === 'CANCELED';
		expect(isSettled({counts: countsIn(given), isCompleted, isCanceled})).toBe(expected);
	});
});

test('what is scheduled, queued or only sent is under way', () => {
	const counts = countsIn(statsOf({scheduled: 1, queued: 2, sent: 4, delivered: 8, canceled: 16}));
	expect(underWayRange(counts)).toEqual({least: 7, most: 7});
});

test('what failed or was undelivered is a failure; what was canceled is not', () => {
	const counts = countsIn(statsOf({delivered: 1, failed: 2, undelivered: 4, canceled: 8}));
	expect(failureCount(counts)).toBe(6);
});

describe('a movement', () => {
	const before = statsOf({total: 9, queued: 4, sent: 1, delivered: 3, opened: 1});

	test.each<[string, Partial<Stats>, boolean]>([
		['nothing', {}, false],
		['an open', {delivered: 2, opened: 2}, false],
		['a delivery', {sent: 0, delivered: 4}, true],
		['a delivery that was opened at once', {sent: 0, opened: 2}, true],
		['a failure', {queued: 3, failed: 1}, true],
		['a larger total', {total: 10}, false],
	])('%s: %o is one: %s', (_, change, expected) => {
		expect(hasMoved(countsIn(before), countsIn({...before, ...change}))).toBe(expected);
	});

	test('is not concluded from a counter that was unknown before or is now', () => {
		const {queued: _, ...without} = before;
		expect(hasMoved(countsIn(before), countsIn(without))).toBe(false);
		expect(hasMoved(countsIn(without), countsIn(before))).toBe(false);
	});
});

/** The counters alone. */
function numbersOf(counts: Readonly<Partial<Record<Counter, number>>>): Partial<Record<Counter, number>> {
	return compact(Object.fromEntries(COUNTERS.map((name) => [name, counts[name]])));
}
