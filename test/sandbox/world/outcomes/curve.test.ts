import fc from 'fast-check';
import {expect, test} from 'vitest';
import {atRate, delayed, timeAt} from '../../../../source/sandbox/world/outcomes/curve.ts';

const seed = fc.integer({min: 0, max: 2 ** 32 - 1});

test('a curve never decreases, and a delayed curve is never ahead of it', () => {
	fc.assert(
		fc.property(seed, fc.integer({min: 1, max: 100_000}), fc.integer({min: 0, max: 5000}), (key, toMs, delayMs) => {
			const first = atRate(key, {fromMs: 0, toMs}, (point) => (point < 0.3 ? 0 : 1));
			const second = delayed(first, key, {leastMs: 0, mostMs: delayMs, lastMs: toMs + delayMs});
			let before = 0;
			let beforeSecond = 0;
			for (let step = 0; step <= 1000; step += 1) {
				const at = timeAt(first, step / 1000);
				expect(at).toBeGreaterThanOrEqual(before);
				expect(timeAt(second, step / 1000)).toBeGreaterThanOrEqual(at);
				expect(timeAt(second, step / 1000)).toBeGreaterThanOrEqual(beforeSecond);
				before = at;
				beforeSecond = timeAt(second, step / 1000);
			}
			expect(timeAt(second, 1)).toBe(toMs + delayMs);
		}),
		{numRuns: 50},
	);
});
