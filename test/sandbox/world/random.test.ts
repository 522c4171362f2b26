import fc from 'fast-check';
import {expect, test} from 'vitest';
import {shuffle} from '../../../source/sandbox/world/random.ts';

const seed = fc.integer({min: 0, max: 2 ** 32 - 1});

test('a shuffle gives every index a different position', () => {
	fc.assert(
		fc.property(seed, fc.integer({min: 1, max: 3000}), (key, size) => {
			const positionOf = shuffle(key, size);
			const positions = Array.from({length: size}, (_, index) => positionOf(index));
			expect(positions.toSorted((a, b) => a - b)).toEqual([...positions.keys()]);
		}),
		{numRuns: 50},
	);
});
