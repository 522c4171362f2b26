import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {sumCounts} from '../../../source/core/operation/campaign.ts';
import {COUNTERS} from '../../../source/core/operation/counters.ts';
import {boundedCount, countsAlone, endedShare} from '../../../source/core/operation/counts.ts';
import {untrusted} from '../../../source/core/text/text.ts';

const number = fc.option(fc.nat(10_000), {nil: undefined, freq: 8});
const operation = fc.record({
	status: fc.constantFrom('PROCESSING', 'COMPLETED', 'CANCELED', 'SCHEDULED').map(untrusted),
	stats: fc.record(Object.fromEntries(['total', 'recipients', ...COUNTERS].map((name) => [name, number])), {
		requiredKeys: [],
	}),
});

describe('the sums of a campaign', () => {
	test('are the sums over its operations, and unknown where one of them is', () => {
		fc.assert(
			fc.property(fc.array(operation, {maxLength: 8}), (operations) => {
				const all = operations.map((one) => countsAlone(JSON.parse(JSON.stringify(one))));
				const sums = sumCounts(all);
				for (const name of COUNTERS) {
					const each = all.map((counts) => boundedCount(counts, name));
					const isKnown = each.every((value) => value !== undefined);
					expect(sums[name]).toBe(isKnown ? each.reduce((sum: number, value) => sum + (value ?? 0), 0) : undefined);
				}
				const denominators = all.map(({denominator}) => denominator);
				expect(sums.denominator).toBe(
					denominators.every((one) => one !== undefined)
						? denominators.reduce((sum: number, one) => sum + (one ?? 0), 0)
						: undefined,
				);
				expect(sums.isProvisional).toBe(all.some(({isProvisional}) => isProvisional));
			}),
		);
	});

	test('have no share while one of them may still grow', () => {
		const stats = {total: 10, queued: 0, scheduled: 0, sent: 0, delivered: 10, opened: 0};
		const rest = {undelivered: 0, failed: 0, canceled: 0};
		const of = (status: string) => countsAlone({status: untrusted(status), stats: {...stats, ...rest}});
		expect(endedShare(sumCounts([of('COMPLETED'), of('COMPLETED')]))).toBe(1);
		expect(endedShare(sumCounts([of('COMPLETED'), of('PROCESSING')]))).toBeUndefined();
	});
});
