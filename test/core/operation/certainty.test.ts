import {describe, expect, test} from 'vitest';
import {judge} from '../../../source/core/operation/certainty.ts';
import {type Counts, countsOf} from '../../../source/core/operation/counts.ts';
import {readingOf} from '../../../source/core/operation/reading.ts';
import type {Stats} from '../../../source/core/operation/stats.ts';
import {parseThreshold, type Threshold} from '../../../source/core/operation/threshold.ts';
import {statsOf} from '../../helpers/builders.ts';

function thresholdOf(text: string): Threshold {
	const parse = parseThreshold(text);
	if (parse.mistake !== undefined) throw new Error(parse.mistake.reason);
	return parse.threshold;
}

function countsIn(given: Partial<Stats>, isProvisional = false): Counts {
	return countsOf(given, readingOf(given), isProvisional);
}

describe('where every counter is known, a threshold holds or does not', () => {
	const counts = countsIn(statsOf({total: 100, delivered: 90, opened: 5, failed: 2, undelivered: 1, sent: 2}));

	test.each([
		['delivered >= 95%', 'yes', 'an opened email was delivered'],
		['delivered+opened = 95', 'yes', 'and counts once'],
		['opened = 5', 'yes', 'opened alone'],
		['failed+undelivered > 2%', 'yes', '3 of 100'],
		['failed+undelivered > 3%', 'no', 'not more than 3'],
		['failed+undelivered >= 3%', 'yes', 'but as many'],
		['failed < 2', 'no', 'exactly 2'],
		['failed <= 2', 'yes', 'exactly 2'],
		['canceled = 0', 'yes', 'none'],
	])('%s: %s, %s', (text, expected) => {
		expect(judge(thresholdOf(text), counts)).toBe(expected);
	});

	test('for a share as it is meant, not as doubles multiply', () => {
		for (let tenths = 0; tenths <= 1000; tenths += 1) {
			const exactly = countsIn(statsOf({total: 1000, failed: tenths}));
			expect(judge(thresholdOf(`failed = ${tenths / 10}%`), exactly)).toBe('yes');
			expect(judge(thresholdOf(`failed > ${tenths / 10}%`), exactly)).toBe('no');
		}
	});
});

describe('a percentage is unknown', () => {
	test.each<[string, Counts]>([
		['while the number of emails is', countsIn(statsOf({delivered: 9, failed: 1}))],
		['of a total of 0', countsIn(statsOf({total: 0}))],
		['while more emails may come', countsIn(statsOf({total: 10, delivered: 9, failed: 1}), true)],
		['where the counters exceed the total', countsIn(statsOf({total: 10, delivered: 12, failed: 1}))],
	])('%s; a number is not', (_, counts) => {
		expect(judge(thresholdOf('delivered >= 0%'), counts)).toBe('unknown');
		expect(judge(thresholdOf('failed > 100%'), counts)).toBe('unknown');
		expect(judge(thresholdOf('failed >= 0'), counts)).toBe('yes');
		expect(judge(thresholdOf('failed > 1'), counts)).toBe('no');
	});
});

describe('with failed missing, and 4 of 10 emails in no known counter', () => {
	const {failed: _, ...stats} = statsOf({total: 10, delivered: 6});
	const counts = countsIn(stats);

	test.each([
		['failed > 4', 'no'],
		['failed > 3', 'unknown'],
		['failed >= 0', 'yes'],
		['failed <= 4', 'yes'],
		['failed = 5', 'no'],
		['failed = 4', 'unknown'],
		['failed = 0', 'unknown'],
		['failed+undelivered > 0', 'unknown'],
		['failed+delivered >= 60%', 'yes'],
		['failed+delivered > 60%', 'unknown'],
		['delivered = 6', 'yes'],
		['undelivered > 0', 'no'],
	])('%s: %s', (text, expected) => {
		expect(judge(thresholdOf(text), counts)).toBe(expected);
	});
});

test('a missing counter that no email is left for is 0', () => {
	const counts = countsIn({total: 10, delivered: 10});
	expect(judge(thresholdOf('failed+undelivered > 0'), counts)).toBe('no');
});

test('a missing counter has no limit where the others exceed the total', () => {
	const counts = countsIn({total: 10, delivered: 11});
	expect(judge(thresholdOf('failed > 1000'), counts)).toBe('unknown');
	expect(judge(thresholdOf('delivered < 12'), counts)).toBe('unknown');
	expect(judge(thresholdOf('delivered > 10'), counts)).toBe('yes');
	expect(judge(thresholdOf('opened+delivered >= 11'), counts)).toBe('yes');
});
