import {expect, test} from 'vitest';
import {endsInStalePages, isRepeatedToken} from '../../../source/core/network/paging.ts';

test.each<[string | null, readonly (string | null)[], boolean]>([
	['b', [null, 'a'], false],
	['a', [null, 'a'], true],
	[null, [null, 'a'], false],
	['', [null], false],
])('after %j, with %j asked for, the list leads in a circle: %s', (next, asked, isRepeated) => {
	expect(isRepeatedToken(next, new Set(asked))).toBe(isRepeated);
});

test.each([
	['49 empty pages', new Array(49).fill(0), false],
	['50 empty pages', new Array(50).fill(0), true],
	['50 empty pages after a full one', [9, ...new Array(50).fill(0)], true],
	['a full page after 50 empty ones', [...new Array(50).fill(0), 9], false],
])('%s', (_, sizes, isPointless) => {
	expect(endsInStalePages(sizes, (size) => size)).toBe(isPointless);
});
