import {expect, test} from 'vitest';
import {createListCompressor} from '../../../source/sandbox/mail/compressed-list.ts';

test('a compressed list returns its items in any order', () => {
	const compressor = createListCompressor();
	const lists = [0, 1, 2].map((list) => Array.from({length: 12_345}, (_, index) => ({list, index, text: `é${index}`})));
	const compressed = lists.map((list) => compressor.compress(list));
	for (const index of [0, 499, 500, 12_344, 7, 6000, 0]) {
		expect(compressed.map((list) => list.at(index))).toEqual(lists.map((list) => list[index]));
	}
	expect(compressed[0]?.at(12_345)).toBeUndefined();
});
