import {describe, expect, test} from 'vitest';
import type {Stats} from '../../../../../source/core/operation/stats.ts';
import {DEFAULT_TERMS, type Limits, type Terms} from '../../../../../source/core/operation/terms.ts';
import type {Event} from '../../../../../source/state/watch/event.ts';
import {outcomeOf, outcomeSentence} from '../../../../../source/state/watch/select/send/outcome.ts';
import {operationOf, problemOf, stateAfter, statsOf} from '../../../../helpers/builders.ts';

const MINUTE = 60_000;
const limits: Limits = {terms: DEFAULT_TERMS};

function answer(at: number, status: string, counters: Partial<Stats>): Event {
	return {type: 'received-operation', at, operation: operationOf(status, counters)};
}

function trouble(at: number, kind: Parameters<typeof problemOf>[0] = 'unreachable'): Event {
	return {type: 'failed-operation', at, problem: problemOf(kind)};
}

/** How it ends after these events, if it does, as code and sentence. */
function ended(events: readonly Event[], now: number, changes: Partial<Limits> = {}): string | undefined {
	const state = stateAfter(events);
	const all = {...limits, ...changes};
	const outcome = outcomeOf(state, now, all);
	return outcome && `${outcome.exitCode} ${outcomeSentence(outcome, state, now, all)}`;
}

const moving = (at: number) => answer(at, 'PROCESSING', {total: 4, recipients: 4, sent: 2, delivered: 2});

describe('a watch without a screen ends', () => {
	test('with its verdict', () => {
		expect(ended([answer(0, 'COMPLETED', {total: 1, delivered: 1})], 0)).toBe(
			'0 Settled: 1 email delivered, none failed.',
		);
		expect(ended([answer(0, 'CANCELED', {total: 1, canceled: 1})], 0)).toBe(
			'7 Canceled: 0 emails delivered, 1 canceled, none failed.',
		);
	});

	test('because it is refused', () => {
		expect(ended([trouble(0, 'refused')], 0)).toBe('3 It was refused.');
		expect(ended([trouble(0, 'absent')], 0)).toBe('4 It was absent.');
	});

	test.each([
		['absent', 4],
		['refused', 3],
		['malformed', 5],
	] as const)('by %s after good data only where three polls over 30 s agree', (kind, code) => {
		const refusals = (...times: readonly number[]) => times.map((at) => trouble(at, kind));
		expect(ended([moving(0), ...refusals(1)], 1)).toBeUndefined();
		expect(ended([moving(0), ...refusals(1, 2, 3)], 3)).toBeUndefined();
		expect(ended([moving(0), ...refusals(1, 30_001)], 30_001)).toBeUndefined();
		expect(ended([moving(0), ...refusals(1, 2, 30_000)], 30_000)).toBeUndefined();
		expect(ended([moving(0), ...refusals(1, 2, 30_001)], 30_001)).toBe(`${code} It was ${kind}.`);
		expect(ended([moving(0), ...refusals(1, 2), moving(3), ...refusals(30_001)], 30_001)).toBeUndefined();
		expect(ended([moving(0), ...refusals(1, 2), trouble(3), ...refusals(30_001)], 30_001)).toBeUndefined();
	});

	test('after 10 minutes without a good answer, counted from the last one', () => {
		expect(ended([trouble(10 * MINUTE)], 10 * MINUTE)).toBeUndefined();
		expect(ended([trouble(10 * MINUTE)], 10 * MINUTE + 1)).toMatch(/^5 Gave up: no good answer for 10 min: /u);
		const answered = [moving(5 * MINUTE), trouble(15 * MINUTE)];
		expect(ended(answered, 15 * MINUTE)).toBeUndefined();
		expect(ended(answered, 15 * MINUTE + 1)).toMatch(/^5 /u);
	});

	test('at once where this machine opens no more files, and 30 s after a good answer', () => {
		const limited = (at: number): Event => ({
			type: 'failed-operation',
			at,
			problem: {...problemOf('unreachable'), isOwnLimit: true},
		});
		expect(ended([limited(0)], 0)).toBe('70 It was unreachable.');
		expect(ended([moving(0), limited(30_000)], 30_000)).toBeUndefined();
		expect(ended([moving(0), limited(2000), moving(30_000)], 31_000)).toBeUndefined();
		expect(ended([moving(0), limited(30_001)], 30_001)).toBe('70 It was unreachable.');
	});

	test('when its time is up, not before, and not when the verdict is there', () => {
		const timeoutMs = 2 * MINUTE;
		expect(ended([moving(0)], timeoutMs - 1, {timeoutMs})).toBeUndefined();
		expect(ended([moving(0)], timeoutMs, {timeoutMs})).toMatch(/^6 Timed out after 2 min: PROCESSING at 50 %/u);
		expect(ended([answer(0, 'COMPLETED', {total: 1, delivered: 1})], timeoutMs, {timeoutMs})).toMatch(/^0 /u);
		const earlier = {timeoutMs, startedAt: -MINUTE};
		expect(ended([moving(0)], MINUTE - 1, earlier)).toBeUndefined();
		expect(ended([moving(0)], MINUTE, earlier)).toMatch(/^6 Timed out after 2 min: /u);
		expect(ended([], timeoutMs, {timeoutMs})).toMatch(/^6 .*No answer was received about this operation/u);
	});

	test('when nothing moves for too long, but not because nothing answers', () => {
		const stallTimeoutMs = 2 * MINUTE;
		expect(ended([moving(0), trouble(3 * MINUTE)], 3 * MINUTE, {stallTimeoutMs})).toBeUndefined();
		expect(ended([moving(0), moving(2 * MINUTE - 1)], 2 * MINUTE, {stallTimeoutMs})).toBeUndefined();
		expect(ended([moving(0), moving(2 * MINUTE)], 2 * MINUTE, {stallTimeoutMs})).toMatch(
			/^6 No progress for 2 min: PROCESSING/u,
		);
	});
});

test('a sentence names the threshold that decided', () => {
	const terms = {
		...DEFAULT_TERMS,
		until: {counters: ['delivered'], relation: '>=', amount: 75, isShare: true},
	} as const;
	const bad = answer(0, 'COMPLETED', {total: 4, delivered: 2, failed: 2});
	expect(ended([bad], 0, {terms})).toBe('1 Settled: 2 emails delivered, 2 failed (50 %).');
	const failIf = {counters: ['failed'], relation: '>', amount: 1, isShare: false} as const;
	expect(ended([bad], 0, {terms: {...terms, failIf}})).toBe(
		'1 --fail-if is met: failed > 1. Settled: 2 emails delivered, 2 failed (50 %).',
	);
	const share = {counters: ['failed'], relation: '>', amount: 2.5, isShare: true} as const;
	const close = answer(0, 'COMPLETED', {total: 1000, delivered: 973, failed: 27});
	expect(ended([close], 0, {terms: {...DEFAULT_TERMS, failIf: share}})).toBe(
		'1 --fail-if is met: failed > 2.5%. Settled: 973 emails delivered, 27 failed (2.7 %).',
	);
	const few = answer(0, 'COMPLETED', {total: 4, delivered: 2, canceled: 2});
	expect(ended([few], 0, {terms})).toBe(
		'1 --until was not met: delivered >= 75%. Settled: 2 emails delivered, 2 canceled, none failed.',
	);
	const good = answer(0, 'PROCESSING', {total: 4, recipients: 4, delivered: 3, sent: 1});
	expect(ended([good], 0, {terms})).toMatch(/^0 --until is met: delivered >= 75%. PROCESSING at 75 %/u);
	const early = answer(0, 'PROCESSING', {total: 4, failed: 1, sent: 3});
	expect(ended([early], 0, {terms: {...terms, isFailFast: true}})).toMatch(
		/^1 --fail-if is met: failed\+undelivered > 0. PROCESSING/u,
	);
});

describe('without a verdict, the sentence says what is uncertain', () => {
	const QUIET = 16 * MINUTE;

	test.each<[string, Partial<Stats>, Partial<Terms>, string]>([
		[
			'emails in no counter',
			statsOf({total: 10, delivered: 3}),
			{},
			'No verdict: not every email is accounted for. Ended: 3 emails delivered, none failed, 7 in no counter.',
		],
		[
			'counters that are missing',
			{total: 10, delivered: 3},
			{},
			'No verdict: not every email is accounted for. Ended: at least 3 emails delivered, failures unknown, 7 unaccounted for.',
		],
		[
			'nothing known at all',
			{},
			{},
			'No verdict: not every email is accounted for. Ended: deliveries unknown, failures unknown, the number of emails unknown.',
		],
		[
			'a share of an unknown number',
			statsOf({delivered: 5}),
			{until: {counters: ['delivered'], relation: '>=', amount: 50, isShare: true}},
			'No verdict: the counters do not tell whether delivered >= 50% holds. Ended: 5 emails delivered, none failed, the number of emails unknown.',
		],
		[
			'a share of too few',
			statsOf({total: 2, delivered: 2, failed: 1}),
			{failIf: {counters: ['failed'], relation: '>', amount: 50, isShare: true}},
			'No verdict: the counters do not tell whether failed > 50% holds. Settled: 2 emails delivered, 1 failed (33 %), more counted than the 2 of the send.',
		],
	])('%s', (_, stats, changes, sentence) => {
		const operation = {...operationOf('COMPLETED'), stats};
		const event: Event = {type: 'received-operation', at: 0, operation};
		expect(ended([event], QUIET, {terms: {...DEFAULT_TERMS, ...changes}})).toBe(`8 ${sentence}`);
	});
});
