import {expect, test} from 'vitest';
import {joined, NO_TEXT, repeated, spaces, trimmedEnd} from '../../../source/core/text/compose.ts';
import {safe, safeLine} from '../../../source/core/text/text.ts';

test.each([
	[joined([]), ''],
	[joined([safe`a`, safe`b`]), 'ab'],
	[joined([safe`a`, NO_TEXT, safe`b`], safe`, `), 'a, , b'],
	[repeated(safe`━`, 3), '━━━'],
	[repeated(safe`━`, -2), ''],
	[spaces(2), '  '],
	[spaces(-1), ''],
	[trimmedEnd(safe`  a  `), '  a'],
	[safe`${safeLine('a\n')} of ${3}\n`, 'a␤ of 3\n'],
])('%j is %j', (text, expected) => {
	expect(text).toBe(expected);
});
