import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {judge} from '../../../source/core/operation/certainty.ts';
import {COUNTERS, type Counter} from '../../../source/core/operation/counters.ts';
import {countsOf, knownSum, unaccountedOf} from '../../../source/core/operation/counts.ts';
import {readStats} from '../../../source/core/operation/stats.ts';
import type {Terms} from '../../../source/core/operation/terms.ts';
import type {Threshold} from '../../../source/core/operation/threshold.ts';
import {judgeSend} from '../../../source/core/operation/verdict.ts';
import {check} from '../../helpers/check.ts';

type Truth = Readonly<Record<Counter, number>>;

/** Where the emails of a send really stand. */
const TRUTHS: fc.Arbitrary<Truth> = fc
	.record(Object.fromEntries(COUNTERS.map((name) => [name, fc.nat(12)])) as Record<Counter, fc.Arbitrary<number>>)
	.filter((truth) => sumOf(truth) > 0);

/** How a server reports them: which counters it leaves out, which it writes as text, how it counts. */
const TELLINGS = fc.record({
	left: fc.subarray([...COUNTERS, 'total', 'recipients']),
	texts: fc.subarray([...COUNTERS, 'total', 'recipients']),
	isCumulative: fc.boolean(),
	order: fc.nat(),
});

const THRESHOLDS: fc.Arbitrary<Threshold> = fc.record({
	counters: fc.subarray([...COUNTERS], {minLength: 1}),
	relation: fc.constantFrom('>=', '<=', '>', '<', '='),
	amount: fc.nat(60),
	isShare: fc.boolean(),
});

function sumOf(truth: Truth): number {
	return COUNTERS.reduce((sum, name) => sum + truth[name], 0);
}

function tell(
	truth: Truth,
	{left, texts, isCumulative, order}: typeof TELLINGS extends fc.Arbitrary<infer T> ? T : never,
) {
	const delivered = truth.delivered + truth.opened;
	const given = isCumulative ? {...truth, delivered, sent: truth.sent + delivered + truth.undelivered} : truth;
	const all = Object.entries({...given, total: sumOf(truth), recipients: sumOf(truth)});
	const turned = [...all.slice(order % all.length), ...all.slice(0, order % all.length)];
	const kept = turned.filter(([name]) => !(left as readonly string[]).includes(name));
	return Object.fromEntries(
		kept.map(([name, value]) => [name, (texts as readonly string[]).includes(name) ? String(value) : value]),
	);
}

function isTrue({counters, relation, amount, isShare}: Threshold, truth: Truth): boolean {
	const names = new Set([...counters, ...(counters.includes('delivered') ? (['opened'] as const) : [])]);
	const value = [...names].reduce((sum, name) => sum + truth[name], 0);
	const [left, right] = isShare ? [value * 100, sumOf(truth) * amount] : [value, amount];
	return {'>=': left >= right, '<=': left <= right, '>': left > right, '<': left < right, '=': left === right}[
		relation
	];
}

describe('whatever a server leaves out', () => {
	test('a threshold is only called true where it is, and false where it is not', () => {
		check(
			fc.property(TRUTHS, TELLINGS, THRESHOLDS, (truth, telling, threshold) => {
				const stats = readStats(tell(truth, telling));
				const certainty = judge(threshold, countsOf(stats, telling.isCumulative ? 'cumulative' : 'exclusive', false));
				if (certainty !== 'unknown') expect(certainty === 'yes').toBe(isTrue(threshold, truth));
			}),
			3000,
		);
	});

	test('a good verdict needs every email accounted for, and no failure among them', () => {
		check(
			fc.property(TRUTHS, TELLINGS, fc.nat(5), fc.boolean(), (truth, telling, lost, hasEnded) => {
				const given = tell(truth, {...telling, isCumulative: false});
				const total = sumOf(truth) + lost;
				const stats = readStats({
					...given,
					...('total' in given ? {total} : {}),
					...('recipients' in given ? {recipients: total} : {}),
				});
				const counts = countsOf(stats, 'exclusive', false);
				const verdict = judgeSend({counts, isCompleted: true, isCanceled: false, hasEnded}, TERMS);
				if (verdict?.exitCode !== 0) return;
				expect([lost, truth.failed, truth.undelivered, truth.queued, truth.scheduled]).toEqual([0, 0, 0, 0, 0]);
			}),
			3000,
		);
	});

	test('the numbers shown are the numbers given', () => {
		check(
			fc.property(TRUTHS, TELLINGS, (truth, telling) => {
				const given = tell(truth, {...telling, isCumulative: false});
				const counts = countsOf(readStats(given), 'exclusive', false);
				for (const name of COUNTERS) expect(counts[name]).toBe(name in given ? truth[name] : undefined);
				expect(knownSum(counts) + (unaccountedOf(counts) ?? 0)).toBeLessThanOrEqual(sumOf(truth));
			}),
		);
	});
});

const TERMS: Terms = {
	until: 'settled',
	failIf: {counters: ['failed', 'undelivered'], relation: '>', amount: 0, isShare: false},
	minSample: 1,
	isFailFast: false,
};
