import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {
	type Counts,
	countsOf,
	endedShare,
	failureCount,
	inFlight,
	isSettled,
	NO_READING,
	rememberReading,
} from '../../../source/core/operation/counts.ts';
import {COUNTERS} from '../../../source/core/operation/counters.ts';
import {type Stats} from '../../../source/core/operation/stats.ts';
import {operationOf, statsOf} from '../../helpers/builders.ts';
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
		return countsOf(stats, memory);
	});
}

function sumOf(counts: Counts): number {
	return COUNTERS.reduce((sum, name) => sum + counts[name], 0);
}

describe('a send that moves forward', () => {
	test.each([
		['exclusive', exclusive],
		['cumulative', cumulative],
	] as const)('never shows less than before, nor more than all: %s counters', (_, count) => {
		check(
			fc.property(SENDS, (polls) => {
				let before = 0;
				for (const counts of watched(polls.map(count))) {
					const share = endedShare(counts) ?? -1;
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
				expect(watched(truth)).toEqual(truth);
				expect(watched(polls.map(cumulative))).toEqual(truth);
			}),
		);
	});
});

describe('whatever the counters say', () => {
	const counters = fc.record(
		Object.fromEntries(['total', ...COUNTERS].map((name) => [name, fc.oneof(fc.nat(12), fc.nat())])),
		{requiredKeys: [...COUNTERS]},
	);

	test('there are whole emails, never more than the total, and a share from 0 to 1', () => {
		check(
			fc.property(counters, fc.boolean(), (some, isLatched) => {
				const counts = countsOf(statsOf(some), {...NO_READING, isLatched});
				for (const name of COUNTERS) expect(Number.isSafeInteger(counts[name]) && counts[name] >= 0).toBe(true);
				if (counts.total === undefined) expect(endedShare(counts)).toBeUndefined();
				else {
					expect(sumOf(counts)).toBeLessThanOrEqual(counts.total);
					expect(endedShare(counts)).toBeGreaterThanOrEqual(0);
					expect(endedShare(counts)).toBeLessThanOrEqual(1);
				}
			}),
		);
	});

	test.each<[string, Partial<Stats>, Partial<Stats>, number | undefined]>([
		['the guide’s sample', {total: 2, delivered: 2}, {delivered: 2}, 1],
		['the reference’s list', {total: 5, sent: 5, delivered: 5, opened: 3}, {delivered: 2, opened: 3}, 1],
		[
			'a total above the sum: some emails are not there yet',
			{total: 10, sent: 1, delivered: 4},
			{sent: 1, delivered: 4},
			0.4,
		],
		['no total', {sent: 1, delivered: 3}, {sent: 1, delivered: 3}, undefined],
		['nothing but zeros', {total: 4}, {}, 0],
		['a send to nobody', {total: 0}, {}, 1],
		[
			'as many emails as there are',
			{total: 3, queued: 1, sent: 1, delivered: 1},
			{queued: 1, sent: 1, delivered: 1},
			1 / 3,
		],
	])('%s', (_, given, counts, share) => {
		const found = countsOf(statsOf(given), NO_READING);
		expect(found).toEqual(statsOf({...counts, ...(given.total === undefined ? {} : {total: given.total})}));
		expect(endedShare(found)).toBe(share);
	});

	test('the sample that agrees with nobody keeps its one undelivered email and what has ended', () => {
		const stats = statsOf({total: 10, queued: 5, sent: 3, scheduled: 2, delivered: 3, undelivered: 1});
		const counts = countsOf(stats, NO_READING);
		expect(counts).toMatchObject({sent: 0, delivered: 3, undelivered: 1});
		expect(endedShare(counts)).toBe(0.4);
		expect(sumOf(counts)).toBeLessThanOrEqual(10);
	});

	test.each<[string, Partial<Stats>]>([
		['a failure', {total: 2, delivered: 2, failed: 1}],
		['an undelivered email among many', {total: 10_000, delivered: 10_000, undelivered: 1}],
		['a failure while the total lags', {total: 3, queued: 3, delivered: 2, failed: 1}],
	])('counters that exceed the total never hide %s, and fill the total', (_, given) => {
		const counts = countsOf(statsOf(given), NO_READING);
		expect(counts.failed + counts.undelivered).toBeGreaterThan(0);
		expect(sumOf(counts)).toBe(given.total);
	});

	test('a send of which everything has ended is at 100 %, though the counters exceed the total', () => {
		expect(endedShare(countsOf(statsOf({total: 5, delivered: 3, failed: 3}), NO_READING))).toBe(1);
	});
});

describe('the reading of the counters', () => {
	const sign = statsOf({total: 10, sent: 6, delivered: 6, opened: 2});
	const lagging = statsOf({total: 10, sent: 6, delivered: 7, opened: 2});

	test('stays cumulative after two signs in a row, though a counter lags afterwards', () => {
		const [, , last] = watched([sign, sign, lagging]);
		expect(last).toMatchObject({delivered: 5, opened: 2, sent: 3});
	});

	test('does not stay after one sign, nor after two that are apart', () => {
		const first = rememberReading(rememberReading(NO_READING, sign), lagging);
		expect(first.isLatched).toBe(false);
		expect(rememberReading(first, sign).isLatched).toBe(false);
	});

	test.each<[string, Partial<Stats>]>([
		['more sent than there are, but fewer than were delivered', {total: 5, sent: 3, delivered: 4}],
		['more opened than delivered', {total: 5, sent: 5, delivered: 3, opened: 4}],
		['no total to exceed', {sent: 5, delivered: 5, opened: 5}],
	])('is not cumulative by %s', (_, given) => {
		expect(rememberReading(NO_READING, statsOf(given)).signs).toBe(0);
	});
});

test.each([
	['COMPLETED', {total: 2, delivered: 1, failed: 1}, true],
	['CANCELED', {total: 2, delivered: 1, canceled: 1}, true],
	['COMPLETED', {total: 2, delivered: 1, sent: 1}, false],
	['CANCELED', {total: 2, canceled: 1, queued: 1}, false],
	['COMPLETED', {total: 2, delivered: 1, scheduled: 1}, false],
	['PROCESSING', {total: 2, delivered: 2}, false],
	['A_NEW_ONE', {total: 2, delivered: 2}, false],
])('%s with %o: settled %s', (status, counters, expected) => {
	const counts = countsOf(statsOf(counters), NO_READING);
	expect(isSettled(operationOf(status, counters), counts)).toBe(expected);
});

test('what is scheduled, queued or merely sent is under way', () => {
	const counts = countsOf(statsOf({scheduled: 1, queued: 2, sent: 4, delivered: 8, canceled: 16}), NO_READING);
	expect(inFlight(counts)).toBe(7);
});

test('what failed or was undelivered is a failure; what was canceled is not', () => {
	const counts = countsOf(statsOf({delivered: 1, failed: 2, undelivered: 4, canceled: 8}), NO_READING);
	expect(failureCount(counts)).toBe(6);
});
