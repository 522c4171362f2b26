import {describe, expect, test} from 'vitest';
import {didYouMean, nearest} from '../../../source/core/text/nearest.ts';

describe('the name that was meant', () => {
	test.each<[string, readonly string[], string | undefined]>([
		['waitt', ['wait', 'watch'], 'wait'],
		['wat', ['wait', 'watch'], 'watch'],
		['wiat', ['wait', 'watch'], 'wait'],
		['jsno', ['table', 'json', 'ndjson'], 'json'],
		['bounce', ['steady', 'bounce-storm'], 'bounce-storm'],
		['FAILD', ['FAILED'], 'FAILED'],
		['faild', ['FAILED'], 'FAILED'],
		['fnd', ['end', 'find'], 'find'],
		['frobnicate', ['wait', 'watch'], undefined],
		['x', ['xyz'], undefined],
		['', ['wait'], undefined],
		['abc', [], undefined],
	])('of “%s” among %j is %s', (typed, names, meant) => {
		expect(nearest(typed, names)).toBe(meant);
	});

	test('is requested, or not at all', () => {
		expect(didYouMean('dmeo', ['demo'])).toBe(' Did you mean demo?');
		expect(didYouMean('nothing', ['demo'])).toBe('');
	});
});
