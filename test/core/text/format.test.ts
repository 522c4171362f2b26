import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {
	byteCount,
	clockTime,
	count,
	duration,
	fullTime,
	percent,
	percentBeside,
	perSecond,
	plural,
	roughly,
	utcTime,
} from '../../../source/core/text/format.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

test.each([
	[0, 'email', '0 emails'],
	[1, 'email', '1 email'],
	[10_000, 'email', '10,000 emails'],
])('%d of “%s” is “%s”', (value, noun, words) => {
	expect(plural(value, noun)).toBe(words);
});

test.each([
	[0, '0'],
	[999, '999'],
	[1000, '1,000'],
	[1_234_567, '1,234,567'],
	[-1234, '-1,234'],
])('%d reads %s', (value, words) => {
	expect(count(value)).toBe(words);
});

describe('a percentage', () => {
	test.each<[number, readonly number[], string]>([
		[0.027, [], '3 %'],
		[0.027, [2.5], '2.7 %'],
		[0.025, [2.5], '2.5 %'],
		[0.0249, [2.5], '2.49 %'],
		[0.027, [2], '3 %'],
		[0.0204, [2], '2.04 %'],
		[0.02, [2], '2 %'],
		[0.019, [2], '1.9 %'],
		[0.9996, [99.9], '99.96 %'],
		[0.0004, [0.5], '<0.1 %'],
		[0.5, [2], '50 %'],
		[0.004, [0.5], '0.4 %'],
		[0.0004, [0], '0.04 %'],
		[0, [0], '0 %'],
		[0.996, [99.5], '99.6 %'],
		[1, [99.5], '100.0 %'],
	])('of %d beside the thresholds %j is on the right side of them: %s', (share, thresholds, text) => {
		expect(percentBeside(share, thresholds)).toBe(text);
	});

	test.each([
		[0, '0 %'],
		[0.000_1, '<1 %'],
		[0.006, '1 %'],
		[0.01, '1 %'],
		[0.285, '29 %'],
		[0.4875, '49 %'],
		[0.496, '50 %'],
		[0.5, '50 %'],
		[0.999_6, '99 %'],
		[1, '100 %'],
	])('of %d is %s', (share, words) => {
		expect(percent(share)).toBe(words);
	});

	const parts = fc
		.integer({min: 1, max: 10_000})
		.chain((of) => fc.tuple(fc.integer({min: 0, max: of}), fc.constant(of)));
	const limits = fc.array(
		fc.integer({min: 1, max: 1000}).map((tenths) => tenths / 10),
		{maxLength: 2},
	);

	/** The digits of a percentage, and their last place. */
	function read(text: string) {
		const [, below, digits = ''] = /^(<?)([\d.]+) %$/u.exec(text) ?? [];
		return {isBelow: below === '<', value: Number(digits), step: 10 ** -(digits.split('.')[1] ?? '').length};
	}

	test('is the nearest, with thresholds or without; only all emails are 100 %, and only none 0 %', () => {
		fc.assert(
			fc.property(parts, limits, ([part, of], thresholds) => {
				for (const text of [percent(part / of), percentBeside(part / of, thresholds)]) {
					const {isBelow, value, step} = read(text);
					expect([value === 0, value === 100]).toEqual([part === 0, part === of]);
					const nearest = Math.round(((part / of) * 100) / step + 1e-9) * step;
					const shown = isBelow ? 0 : value;
					expect(shown).toBeCloseTo(part < of ? Math.min(nearest, 100 - step) : 100, 6);
				}
			}),
		);
	});

	test('is on the right side of every threshold beside it', () => {
		const side = (value: number, limit: number) => Math.sign(Number((value - limit).toFixed(6)));
		fc.assert(
			fc.property(parts, limits, ([part, of], thresholds) => {
				const {isBelow, value} = read(percentBeside(part / of, thresholds));
				for (const limit of thresholds) expect(side(isBelow ? 0 : value, limit)).toBe(side((part / of) * 100, limit));
			}),
		);
	});

	test('is exact for every whole one: 29 of 100 is 29 %', () => {
		const hundred = Array.from({length: 100}, (_, index) => index + 1);
		expect(hundred.filter((of100) => percent(of100 / 100) !== `${of100} %`)).toEqual([]);
	});
});

test.each([
	[0, '0/s'],
	[0.01, '<0.1/s'],
	[0.5, '0.5/s'],
	[3.44, '3.4/s'],
	[10, '10/s'],
	[80.4, '80/s'],
	[12_345, '12,345/s'],
])('a rate of %d is %s', (rate, words) => {
	expect(perSecond(rate)).toBe(words);
});

test.each([
	[-5, '0 s'],
	[400, '0 s'],
	[42 * SECOND, '42 s'],
	[59.6 * SECOND, '1 min'],
	[3 * MINUTE + 20 * SECOND, '3 min 20 s'],
	[2 * HOUR + 5 * MINUTE + 50 * SECOND, '2 h 5 min'],
	[2 * HOUR + 50 * SECOND, '2 h'],
	[6 * DAY + 3 * HOUR, '6 d 3 h'],
])('%d ms are “%s”', (ms, words) => {
	expect(duration(ms)).toBe(words);
});

test.each([
	[3 * SECOND, 'a few seconds'],
	[44 * SECOND, 'about 45 s'],
	[MINUTE, 'about 1 min'],
	[3 * MINUTE, 'about 3 min'],
	[HOUR, 'about 1 h'],
	[2 * HOUR, 'about 2 h'],
])('%d ms are roughly “%s”', (ms, words) => {
	expect(roughly(ms)).toBe(words);
});

describe('a moment, in the zone of the one who reads', () => {
	const at = new Date(2026, 3, 5, 6, 20, 5).getTime();

	test.each([
		['today', at + HOUR, 12, '06:20:05'],
		['a server’s clock that is ahead', at - HOUR, 12, '06:20:05'],
		['last night', at + 20 * HOUR - 1, 12, '06:20:05'],
		['yesterday', at + 20 * HOUR, 12, 'Apr 05 06:20'],
		['days ago', at + 3 * DAY, 12, 'Apr 05 06:20'],
		['days ago, where there is little room', at + 3 * DAY, 8, 'Apr 05'],
	])('%s', (_, now, columns, words) => {
		expect(clockTime(at, now, columns)).toBe(words);
		expect(words.length).toBeLessThanOrEqual(columns);
	});

	test('in full, with UTC', () => {
		expect(fullTime(at)).toBe(`2026-04-05 06:20:05 (${new Date(at).toISOString().slice(11, 19)} UTC)`);
		const utc = new Date(at).toISOString();
		const [day, time] = [utc.slice(0, 10), utc.slice(11, 19)];
		const local = day === '2026-04-05' ? '06:20:05' : '2026-04-05 06:20:05';
		expect(utcTime(at)).toBe(`${day} ${time} UTC (${local} local)`);
	});
});

test.each([
	[0, '0 B'],
	[999, '999 B'],
	[28_576, '29 kB'],
	[999_499, '999 kB'],
	[999_500, '1.0 MB'],
	[67_108_864, '67.1 MB'],
])('%i bytes are %s', (bytes, text) => {
	expect(byteCount(bytes)).toBe(text);
});
