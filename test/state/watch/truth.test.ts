import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {decodeOperation} from '../../../source/api/decoding/decode.ts';
import {judge} from '../../../source/core/operation/certainty.ts';
import {COUNTERS, type Counter} from '../../../source/core/operation/counters.ts';
import type {Terms} from '../../../source/core/operation/terms.ts';
import type {Threshold} from '../../../source/core/operation/threshold.ts';
import {reduce} from '../../../source/state/watch/reduce.ts';
import {verdictOf} from '../../../source/state/watch/select/send/verdict.ts';
import type {State} from '../../../source/state/watch/state.ts';
import {stateAfter} from '../../helpers/builders.ts';
import {check} from '../../helpers/check.ts';

/** Every way an email can go. */
const LIVES = [
	['queued', 'sent', 'delivered', 'opened'],
	['queued', 'sent', 'undelivered'],
	['queued', 'failed'],
	['scheduled', 'queued', 'sent', 'delivered'],
	['scheduled', 'canceled'],
] as const satisfies readonly (readonly Counter[])[];
type Status = (typeof LIVES)[number][number];

const POLLS = 7;
const LONGEST_INTERVAL_MS = 25_000;

/** The emails of a send at each poll, those that have been created by then. */
type Truth = readonly (readonly Status[])[];

/** A send: its emails are created over the first `batches` polls, at least one at each, and then go their ways. */
const SENDS = fc
	.record({
		emails: fc.array(
			fc.record({life: fc.constantFrom(...LIVES), steps: fc.array(fc.nat(2), {minLength: POLLS, maxLength: POLLS})}),
			{minLength: 1, maxLength: 12},
		),
		batches: fc.integer({min: 1, max: 4}),
		processedAt: fc.nat(POLLS),
		isEndless: fc.boolean(),
		intervalMs: fc.integer({min: 500, max: LONGEST_INTERVAL_MS}),
	})
	.map(({emails, batches, processedAt, isEndless, intervalMs}) => {
		const created = Math.min(batches, emails.length);
		const truth: Truth = Array.from({length: POLLS}, (_, poll) =>
			emails.flatMap(({life, steps}, index): readonly Status[] => {
				const birth = Math.floor((index * created) / emails.length);
				if (poll < birth) return [];
				const gone = steps.slice(birth, poll + 1).reduce<number>((sum, step) => sum + step, 0);
				return [life[Math.min(isEndless ? gone : gone + poll, life.length - 1)] as Status];
			}),
		);
		return {truth, size: emails.length, created, processedAt: Math.max(processedAt, created), intervalMs};
	});

/** How a server reports a send. */
const TELLINGS = fc.record({
	isCumulative: fc.boolean(),
	hasRecipients: fc.boolean(),
	/** What each answer leaves out. */
	left: fc.array(fc.subarray([...COUNTERS, 'total', 'recipients']), {minLength: POLLS, maxLength: POLLS}),
	texts: fc.subarray([...COUNTERS, 'total', 'recipients']),
	order: fc.nat(10),
	/** The ends of emails that are counted later than the emails leave the counter they were in, and by how many polls. */
	late: fc.subarray(['opened', 'undelivered', 'failed', 'canceled'] as const),
	lag: fc.nat(2),
});
type Telling = typeof TELLINGS extends fc.Arbitrary<infer T> ? T : never;
type Send = typeof SENDS extends fc.Arbitrary<infer T> ? T : never;

function countOf(emails: readonly Status[] | undefined, ...names: readonly string[]): number {
	return (emails ?? []).filter((status) => names.includes(status)).length;
}

/** The `stats` of one answer. */
function statsAt({truth, size}: Send, telling: Telling, poll: number): Record<string, unknown> {
	const {isCumulative, hasRecipients, left, texts, order, late, lag} = telling;
	const emails = truth[poll];
	const counted = (name: string) => {
		const isLate = !isCumulative && (late as readonly string[]).includes(name);
		return countOf(isLate ? truth[poll - lag] : emails, name);
	};
	const delivered = countOf(emails, 'delivered', 'opened');
	const stats: Record<string, number> = {
		...Object.fromEntries(COUNTERS.map((name) => [name, counted(name)])),
		...(isCumulative ? {sent: countOf(emails, 'sent', 'undelivered') + delivered, delivered} : {}),
		total: emails?.length ?? 0,
		...(hasRecipients && !isCumulative ? {recipients: size} : {}),
	};
	const all = Object.entries(stats);
	const turned = [...all.slice(order), ...all.slice(0, order)];
	// Counted cumulatively, what is left out would make it look exclusive.
	const kept = isCumulative ? turned : turned.filter(([name]) => !(left[poll] as readonly string[]).includes(name));
	return Object.fromEntries(
		kept.map(([name, value]) => [name, (texts as readonly string[]).includes(name) ? String(value) : value]),
	);
}

/** The watch after each answer. */
function watched(send: Send, telling: Telling): readonly State[] {
	let state = stateAfter([]);
	return send.truth.map((_, poll) => {
		const status = poll >= send.processedAt ? 'COMPLETED' : 'PROCESSING';
		const operation = decodeOperation({status, stats: statsAt(send, telling, poll)});
		if (operation === undefined) throw new Error('The answer is no operation.');
		state = reduce(state, {type: 'received-operation', at: poll * send.intervalMs, operation});
		return state;
	});
}

const THRESHOLDS: fc.Arbitrary<Threshold> = fc.record({
	counters: fc.subarray([...COUNTERS], {minLength: 1}),
	relation: fc.constantFrom('>=', '<=', '>', '<', '='),
	amount: fc.oneof(fc.nat(12), fc.nat(100)),
	isShare: fc.boolean(),
});

/** Thresholds that can only come true as emails end: counters that lag make them late, never wrong. */
const RISING: fc.Arbitrary<Threshold> = fc.record({
	counters: fc.subarray(['delivered', 'undelivered', 'failed', 'canceled'], {minLength: 1}),
	relation: fc.constantFrom('>=', '>'),
	amount: fc.oneof(fc.nat(12), fc.nat(100)),
	isShare: fc.boolean(),
});

/** Whether a threshold holds on emails, of so many that there will be. */
function isTrue({counters, relation, amount, isShare}: Threshold, emails: readonly Status[], size: number): boolean {
	const value = countOf(emails, ...counters, ...(counters.includes('delivered') ? ['opened'] : []));
	const [left, right] = isShare ? [value * 100, size * amount] : [value, amount];
	return {'>=': left >= right, '<=': left <= right, '>': left > right, '<': left < right, '=': left === right}[
		relation
	];
}

const NEVER_LATE = TELLINGS.map((telling) => ({...telling, late: []}));

describe('whatever a server leaves out, and however it counts, from one answer to the next', () => {
	test('a threshold is only called true where it is, and false where it is not', () => {
		check(
			fc.property(SENDS, NEVER_LATE, THRESHOLDS, (send, telling, threshold) => {
				for (const [poll, {watch}] of watched(send, telling).entries()) {
					const certainty = watch.counts === undefined ? 'unknown' : judge(threshold, watch.counts);
					const isHeld = isTrue(threshold, send.truth[poll] ?? [], send.size);
					if (certainty !== 'unknown') expect(certainty === 'yes').toBe(isHeld);
				}
			}),
			1500,
		);
	});

	test('a threshold that rises is never called true too early where counters lag', () => {
		check(
			fc.property(SENDS, TELLINGS, RISING, (send, telling, threshold) => {
				for (const [poll, {watch}] of watched(send, telling).entries()) {
					if (watch.counts === undefined || judge(threshold, watch.counts) !== 'yes') continue;
					expect(isTrue(threshold, send.truth[poll] ?? [], send.size)).toBe(true);
				}
			}),
			1500,
		);
	});

	test('a verdict holds: a good one of every email, a bad one of enough of them', () => {
		const goals = fc.oneof(fc.constantFrom('settled' as const, 'completed' as const), RISING);
		check(
			fc.property(SENDS, TELLINGS, goals, RISING, fc.boolean(), (send, telling, until, failIf, isFailFast) => {
				const terms: Terms = {until, failIf, minSample: 1, isFailFast};
				for (const [poll, state] of watched(send, telling).entries()) {
					const verdict = verdictOf(state, poll * send.intervalMs, terms);
					const emails = send.truth[poll] ?? [];
					if (verdict !== undefined) expectTrue(verdict, terms, send, telling, emails);
				}
			}),
			3000,
		);
	});

	test('after 15 minutes, too', () => {
		check(
			fc.property(SENDS, TELLINGS, RISING, (send, telling, failIf) => {
				const last = watched(send, telling).at(-1);
				const terms: Terms = {until: 'settled', failIf, minSample: 1, isFailFast: false};
				const verdict = last && verdictOf(last, POLLS * send.intervalMs + 900_000, terms);
				if (verdict !== undefined) expectTrue(verdict, terms, send, telling, send.truth.at(-1) ?? []);
			}),
			1500,
		);
	});
});

function expectTrue(
	{reason}: NonNullable<ReturnType<typeof verdictOf>>,
	{until, failIf}: Terms,
	{size}: Send,
	{late}: Telling,
	emails: readonly Status[],
): void {
	const hasFailed = isTrue(failIf, emails, size);
	if (reason === 'failed') expect(hasFailed).toBe(true);
	if (reason === 'missed' && typeof until !== 'string') expect(isTrue(until, emails, size)).toBe(false);
	if (reason !== 'reached') return;
	if (typeof until !== 'string') expect(isTrue(until, emails, size)).toBe(true);
	// A threshold is judged by the counters as they stand: emails that no counter has yet may be failures.
	if (typeof until !== 'string' && late.length > 0) return;
	expect(hasFailed).toBe(false);
	if (typeof until === 'string') expect(emails).toHaveLength(size);
	if (until === 'settled') expect(countOf(emails, 'queued', 'scheduled')).toBe(0);
}
