import {expect, test} from 'vitest';
import {parseDuration} from '../../../source/core/time/duration.ts';

test.each([
	['90', 90_000],
	['90s', 90_000],
	['0.5', 500],
	['1.5s', 1500],
	['250ms', 250],
	['10m', 600_000],
	['2h', 7_200_000],
	['1h30m', 5_400_000],
	['1m30s', 90_000],
	['1h2m3s4ms', 3_723_004],
	[' 2s ', 2000],
	['0', 0],
])('“%s” is %d ms', (text, ms) => {
	expect(parseDuration(text)).toBe(ms);
});

test.each([
	'',
	's',
	'-1',
	'+1',
	'1e3',
	'0x10',
	'.',
	'1.',
	'1,5',
	'2 s',
	'2d',
	'2S',
	'fast',
	'١',
	'Infinity',
	'NaN',
	'2s\n3',
	'30m1h',
	'1m1m',
	'1h30',
	'1m 30s',
])('“%s” is no duration', (text) => {
	expect(parseDuration(text)).toBeUndefined();
});
