import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {widthOf} from '../../../source/core/text/drawing/width.ts';
import {explainDates, formatDates, shortDates} from '../../../source/core/time/date-words.ts';
import {type DateRange, parseDates, parseSince, parseUntil, toApiDate} from '../../../source/core/time/dates.ts';
import {type LocalClock, startOfDay} from '../../../source/core/time/moments.ts';
import {check} from '../../helpers/check.ts';

/** Monday, 14:05:30 in UTC. */
const NOW = Date.UTC(2026, 10, 23, 14, 5, 30);
const UTC: LocalClock = {now: NOW, offsetAt: () => 0};
const OSLO: LocalClock = {now: NOW, offsetAt: () => 60};
/** Berlin in the year its clocks went back on 25 October 2026 at 01:00 UTC. */
const BERLIN: LocalClock = {
	now: Date.UTC(2026, 9, 26, 10),
	offsetAt: (at) => (at < Date.UTC(2026, 9, 25, 1) ? 120 : 60),
};

/** The range as the API gets it, `*` for an open end; else what is wrong. */
function sent(text: string, clock: LocalClock = UTC): string {
	const parse = parseDates(text, clock);
	if (parse.mistake !== undefined) return `at ${parse.mistake.at}: ${parse.mistake.reason}`;
	const {since, until} = parse.range;
	return [since, until].map((at) => (at === undefined ? '*' : toApiDate(at))).join(' .. ');
}

describe('one moment is since then, one day is that day', () => {
	test.each([
		['', '* .. *'],
		['  ', '* .. *'],
		['2h', '2026-11-23T12:05:30Z .. *'],
		['2h ago', '2026-11-23T12:05:30Z .. *'],
		['30m', '2026-11-23T13:35:30Z .. *'],
		['30 min', '2026-11-23T13:35:30Z .. *'],
		['90s', '2026-11-23T14:04:00Z .. *'],
		['1d12h', '2026-11-22T02:05:30Z .. *'],
		['1.5h', '2026-11-23T12:35:30Z .. *'],
		['1w', '2026-11-16T14:05:30Z .. *'],
		['now', '2026-11-23T14:05:30Z .. *'],
		['today', '2026-11-23T00:00:00Z .. *'],
		['Yesterday', '2026-11-22T00:00:00Z .. 2026-11-22T23:59:59.999Z'],
		['14:05', '2026-11-23T14:05:00Z .. *'],
		['14:06', '2026-11-22T14:06:00Z .. *'],
		['9:30:15', '2026-11-23T09:30:15Z .. *'],
		['2026-11-20', '2026-11-20T00:00:00Z .. 2026-11-20T23:59:59.999Z'],
		['2026-11-23', '2026-11-23T00:00:00Z .. *'],
		['2026-11-20T14:05', '2026-11-20T14:05:00Z .. *'],
		['2026-11-20 14:05:06', '2026-11-20T14:05:06Z .. *'],
		['2026-11-20T14:05:06.7Z', '2026-11-20T14:05:06.700Z .. *'],
		['2026-11-20T14:05:06+02:00', '2026-11-20T12:05:06Z .. *'],
		['2026-11-20T14:05-0530', '2026-11-20T19:35:00Z .. *'],
	])('“%s” is %s', (text, range) => {
		expect(sent(text)).toBe(range);
	});
});

describe('two moments are from one to the other', () => {
	test.each([
		['2h..1h', '2026-11-23T12:05:30Z .. 2026-11-23T13:05:30Z'],
		['2h - 1h', '2026-11-23T12:05:30Z .. 2026-11-23T13:05:30Z'],
		['yesterday to now', '2026-11-22T00:00:00Z .. 2026-11-23T14:05:30Z'],
		['2026-11-20..2026-11-21', '2026-11-20T00:00:00Z .. 2026-11-21T23:59:59.999Z'],
		['2026-11-20 - 2026-11-21', '2026-11-20T00:00:00Z .. 2026-11-21T23:59:59.999Z'],
		['13:00..14:00', '2026-11-23T13:00:00Z .. 2026-11-23T14:00:00Z'],
		['13:00 .. 15:00', '2026-11-23T13:00:00Z .. 2026-11-23T15:00:00Z'],
		['22:00..02:00', '2026-11-22T22:00:00Z .. 2026-11-23T02:00:00Z'],
		['yesterday..', '2026-11-22T00:00:00Z .. *'],
		['..1h', '* .. 2026-11-23T13:05:30Z'],
		['..yesterday', '* .. 2026-11-22T23:59:59.999Z'],
	])('“%s” is %s', (text, range) => {
		expect(sent(text)).toBe(range);
	});
});

describe('days and times are those of the local clocks', () => {
	test.each([
		['today', OSLO, '2026-11-22T23:00:00Z .. *'],
		['2026-11-20', OSLO, '2026-11-19T23:00:00Z .. 2026-11-20T22:59:59.999Z'],
		['2026-11-20T14:05', OSLO, '2026-11-20T13:05:00Z .. *'],
		['2026-11-20T14:05Z', OSLO, '2026-11-20T14:05:00Z .. *'],
		['15:05', OSLO, '2026-11-23T14:05:00Z .. *'],
		['15:06', OSLO, '2026-11-22T14:06:00Z .. *'],
	])('“%s”', (text, clock, range) => {
		expect(sent(text, clock)).toBe(range);
	});

	test('also on the day the clocks go back, which has 25 hours', () => {
		expect(sent('yesterday', BERLIN)).toBe('2026-10-24T22:00:00Z .. 2026-10-25T22:59:59.999Z');
		expect(sent('2026-10-24', BERLIN)).toBe('2026-10-23T22:00:00Z .. 2026-10-24T21:59:59.999Z');
		expect(sent('2026-10-25T12:00', BERLIN)).toBe('2026-10-25T11:00:00Z .. *');
	});
});

describe('what is invalid is refused with its place and its reason', () => {
	test.each([
		['soon', 'at 0: “soon” is not a time'],
		['90', 'at 0: “90” has no unit: write 90m, 90h or 90d'],
		['2026-11', 'at 0: “2026-11” is incomplete'],
		['2026-13-01', 'at 5: “13” is not a valid month: use 01 to 12'],
		['2026-02-30', 'at 8: 2026-02 has no day 30'],
		['2026-11-20T24:00', 'at 11: “24” is not a valid hour: use 00 to 23'],
		['14:65', 'at 3: “65” is not a valid minute'],
		['2026-12-24', 'at 0: that is in the future'],
		['999999w', 'at 0: that is too long ago'],
		['1900-01-01', 'at 0: that is too long ago'],
		['1h..2h', 'at 4: the range would end before it begins'],
		['  2h..soon', 'at 6: “soon” is not a time'],
		['2h - 14:65', 'at 8: “65” is not a valid minute'],
		['..', 'at 0: a range needs a beginning or an end'],
	])('“%s”', (text, mistake) => {
		expect(sent(text)).toContain(mistake);
	});
});

test('an option takes one end each', () => {
	expect(parseSince('2026-11-20', UTC)).toEqual({at: Date.UTC(2026, 10, 20)});
	expect(parseUntil('2026-11-20', UTC)).toEqual({at: Date.UTC(2026, 10, 21) - 1});
	expect(parseUntil('1h', UTC)).toEqual({at: NOW - 3_600_000});
	expect(parseUntil('14:06', UTC, Date.UTC(2026, 10, 23, 14))).toEqual({at: Date.UTC(2026, 10, 23, 14, 6)});
	expect(parseSince('2026-11-24', UTC).mistake?.reason).toContain('in the future');
	expect(parseUntil('2026-11-20', UTC, NOW).mistake?.reason).toContain('before it begins');
});

describe('a range is explained in local time and UTC', () => {
	const hour = 3_600_000;
	test.each<[DateRange, string, string]>([
		[{since: NOW - 2 * hour}, 'since Nov 23 13:05:30 local = since Nov 23 12:05:30 UTC', 'since 13:05:30'],
		[
			{until: Date.UTC(2025, 10, 23, 23, 30)},
			'until Nov 24 2025 00:30 local = until Nov 23 2025 23:30 UTC',
			'until Nov 24 2025 00:30',
		],
		[
			{since: Date.UTC(2026, 10, 19, 23), until: Date.UTC(2026, 10, 20, 23) - 1},
			'Nov 20 local = Nov 19 23:00 to Nov 20 22:59:59 UTC',
			'Nov 20',
		],
		[
			{since: Date.UTC(2026, 10, 23, 12), until: Date.UTC(2026, 10, 23, 13)},
			'Nov 23 13:00 to 14:00 local = Nov 23 12:00 to 13:00 UTC',
			'13:00 to 14:00',
		],
		[{}, 'any time', 'any time'],
	])('%j', (range, whole, short) => {
		expect(explainDates(range, OSLO)).toBe(whole);
		expect(shortDates(range, OSLO)).toBe(short);
	});

	test('once where local time is UTC', () => {
		expect(explainDates({since: NOW}, UTC)).toBe('since Nov 23 14:05:30 UTC');
	});
});

const ZONES = fc.integer({min: -56, max: 56}).map((quarters) => quarters * 15);
const MOMENTS = fc.integer({min: 0, max: NOW}).map((at) => Math.floor(at / 1000) * 1000);

test('a moment written as ISO reads as itself, in every zone, and without a zone as local time', () => {
	check(
		fc.property(MOMENTS, ZONES, (at, offset) => {
			const clock = {now: NOW, offsetAt: () => offset};
			const iso = toApiDate(at);
			expect(parseSince(iso, clock)).toEqual({at});
			const local = parseUntil(iso.slice(0, -1), clock);
			expect(local).toEqual({at: at - offset * 60_000});
		}),
	);
});

test('a range written as it could have been typed reads as that range, in every zone', () => {
	const sinces = fc.integer({min: 946_684_800, max: NOW / 1000}).map((seconds) => seconds * 1000);
	const ends = fc.tuple(
		sinces,
		fc.nat(300_000_000),
		fc.constantFrom<'since' | 'until' | 'both' | 'day'>('since', 'until', 'both', 'day'),
	);
	check(
		fc.property(ends, ZONES, ([since, length, kind], offset) => {
			const clock = {now: NOW, offsetAt: () => offset};
			const midnight = startOfDay(since, clock);
			const day = {since: midnight, until: midnight + 86_399_999};
			const both = {since, until: since + length};
			const range = {since: {since}, until: {until: both.until}, both, day}[kind];
			expect(parseDates(formatDates(range, clock), clock)).toEqual({range});
		}),
		1000,
	);
	expect(formatDates({}, UTC)).toBe('');
	expect(formatDates({since: Date.UTC(2026, 10, 20), until: Date.UTC(2026, 10, 21) - 1}, UTC)).toBe('2026-11-20');
	expect(formatDates({since: NOW, until: NOW + 30_000}, UTC)).toBe('2026-11-23T14:05:30..2026-11-23T14:06');
});

test('two moments in order are a range; in the wrong order a mistake', () => {
	check(
		fc.property(MOMENTS, MOMENTS, fc.constantFrom('..', ' .. ', ' - ', ' to '), ZONES, (a, b, between, offset) => {
			const text = `${toApiDate(a)}${between}${toApiDate(b)}`;
			const parse = parseDates(text, {now: NOW, offsetAt: () => offset});
			if (a <= b) expect(parse).toEqual({range: {since: a, until: b}});
			else expect(parse.mistake?.reason).toContain('before it begins');
		}),
	);
});

test('any text is either a range in order or a mistake inside the text', () => {
	const pieces = fc.constantFrom(
		'2h',
		'30',
		'm',
		'..',
		' - ',
		'2026-11-20',
		'T',
		'14:05',
		'Z',
		' ',
		'today',
		'-',
		'é',
		'0',
	);
	check(
		fc.property(fc.array(pieces, {maxLength: 6}), ZONES, (words, offset) => {
			const text = words.join('');
			const parse = parseDates(text, {now: NOW, offsetAt: () => offset});
			if (parse.mistake === undefined) {
				const {since = 0, until = Number.POSITIVE_INFINITY} = parse.range;
				expect(since).toBeLessThanOrEqual(Math.min(NOW, until));
			} else {
				expect(widthOf(parse.mistake.short)).toBeLessThanOrEqual(36);
				expect(parse.mistake.at).toBeGreaterThanOrEqual(0);
				expect(parse.mistake.at).toBeLessThanOrEqual(text.length);
			}
		}),
		2000,
	);
});
