import {describe, expect, test} from 'vitest';
import type {Stats} from '../../../../../source/core/operation/stats.ts';
import {DEFAULT_TERMS, type Terms} from '../../../../../source/core/operation/terms.ts';
import {parseThreshold, type Threshold} from '../../../../../source/core/operation/threshold.ts';
import type {Event} from '../../../../../source/state/watch/event.ts';
import {verdictOf} from '../../../../../source/state/watch/select/send/verdict.ts';
import type {State} from '../../../../../source/state/watch/state.ts';
import {operationOf, stateAfter, statsOf} from '../../../../helpers/builders.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

function seen(status: string, counters: Partial<Stats>, at = 0): State {
	return stateAfter([{type: 'received-operation', at, operation: operationOf(status, counters)}]);
}

/** A watch whose one answer had just these stats, given long after anything was updated. */
function old(status: string, stats: Stats): State {
	const operation = {...operationOf(status), stats, createdAt: 0, updatedAt: 0, answeredAt: 24 * HOUR};
	return stateAfter([{type: 'received-operation', at: 0, operation}]);
}

test.each<[string, string, Partial<Stats>, string]>([
	['all delivered', 'COMPLETED', {total: 3, delivered: 2, opened: 1}, 'reached 0'],
	['a status in lower case', 'completed', {total: 3, delivered: 3}, 'reached 0'],
	['one failed', 'COMPLETED', {total: 3, delivered: 2, failed: 1}, 'failed 1'],
	['one undelivered', 'COMPLETED', {total: 3, delivered: 2, undelivered: 1}, 'failed 1'],
	['one failed, counted in excess of the total', 'COMPLETED', {total: 2, delivered: 2, failed: 1}, 'failed 1'],
	['as many failed as undelivered', 'COMPLETED', {total: 3, delivered: 1, failed: 1, undelivered: 1}, 'failed 1'],
	['canceled', 'CANCELED', {total: 3, canceled: 3}, 'canceled 7'],
	['canceled after one had failed', 'CANCELED', {total: 3, canceled: 2, failed: 1}, 'canceled 7'],
])('%s: %s with %o: %s', (_, status, counters, expected) => {
	expect(words(verdictOf(seen(status, counters), 0))).toBe(expected);
});

function words(verdict: ReturnType<typeof verdictOf>): string | undefined {
	return verdict && `${verdict.reason} ${verdict.exitCode}`;
}

test.each<[string, State]>([
	['nothing came yet', stateAfter([])],
	['it is processed', seen('PROCESSING', {total: 2, delivered: 2})],
	['it waits for its time', seen('SCHEDULED', {total: 2, scheduled: 2})],
])('no verdict while %s, however long it takes', (_, state) => {
	expect(verdictOf(state, 1000 * MINUTE)).toBeUndefined();
});

describe('once nothing has moved for 15 minutes', () => {
	test.each<[string, string, Stats, string]>([
		['emails are only sent', 'COMPLETED', statsOf({total: 5, delivered: 3, sent: 2}), 'reached 0'],
		['so, and one failed', 'COMPLETED', statsOf({total: 5, delivered: 2, failed: 1, sent: 2}), 'failed 1'],
		['canceled, one only sent', 'CANCELED', statsOf({total: 3, canceled: 2, sent: 1}), 'canceled 7'],
		['one is still queued', 'COMPLETED', statsOf({total: 2, delivered: 1, queued: 1}), 'uncertain 8'],
		['one is still scheduled', 'COMPLETED', statsOf({total: 2, delivered: 1, scheduled: 1}), 'uncertain 8'],
		['canceled, one still queued', 'CANCELED', statsOf({total: 2, canceled: 1, queued: 1}), 'canceled 7'],
		['some are in no counter', 'COMPLETED', statsOf({total: 10, delivered: 3}), 'uncertain 8'],
		['so, and one failed', 'COMPLETED', statsOf({total: 10, delivered: 3, failed: 1}), 'failed 1'],
		['fewer emails than recipients', 'COMPLETED', statsOf({total: 2, recipients: 5, delivered: 2}), 'uncertain 8'],
		['no stats', 'COMPLETED', {}, 'uncertain 8'],
		['a total of 0', 'COMPLETED', statsOf({total: 0}), 'uncertain 8'],
		['a total of 0, but failures', 'COMPLETED', statsOf({total: 0, failed: 5}), 'failed 1'],
		['a failure that cannot be read', 'COMPLETED', {total: 10}, 'uncertain 8'],
		['counters missing, Σ above the total', 'COMPLETED', {total: 3, delivered: 4}, 'uncertain 8'],
	])('%s: %s with %o: %s', (_, status, stats, expected) => {
		const state = stateAfter([{type: 'received-operation', at: 0, operation: {...operationOf(status), stats}}]);
		expect(verdictOf(state, 15 * MINUTE - 1)).toBeUndefined();
		expect(words(verdictOf(state, 15 * MINUTE))).toBe(expected);
		expect(words(verdictOf(old(status, stats), 0))).toBe(expected);
	});

	test('they count from the last movement; opens do not count', () => {
		const answers = [
			[0, {total: 5, delivered: 2, sent: 3}],
			[10 * MINUTE, {total: 5, delivered: 3, sent: 2}],
			[20 * MINUTE, {total: 5, delivered: 2, opened: 1, sent: 2}],
		] as const;
		const state = stateAfter(
			answers.map(([at, stats]) => ({type: 'received-operation', at, operation: operationOf('COMPLETED', stats)})),
		);
		expect(verdictOf(state, 25 * MINUTE - 1)).toBeUndefined();
		expect(words(verdictOf(state, 25 * MINUTE))).toBe('reached 0');
	});

	test.each([
		['its update', {createdAt: 0, updatedAt: 8 * MINUTE, answeredAt: 10 * MINUTE}, 13 * MINUTE],
		['its creation where no update is known', {createdAt: 8 * MINUTE, answeredAt: 10 * MINUTE}, 13 * MINUTE],
		['the first answer where the server names no time', {createdAt: 0, updatedAt: 0}, 15 * MINUTE],
		['the first answer where it knows no times', {answeredAt: 10 * MINUTE}, 15 * MINUTE],
		['the first answer where its update is to come', {updatedAt: 20 * MINUTE, answeredAt: 10 * MINUTE}, 15 * MINUTE],
	])('they count from %s where no movement was seen', (_, times, end) => {
		const operation = {...operationOf('COMPLETED', {total: 2, delivered: 1, sent: 1}), ...times};
		const later = {...operation, updatedAt: 12 * MINUTE, answeredAt: 12 * MINUTE};
		const state = stateAfter([
			{type: 'received-operation', at: 0, operation},
			{type: 'received-operation', at: 2 * MINUTE, operation: later},
		]);
		expect(verdictOf(state, end - 1)).toBeUndefined();
		expect(words(verdictOf(state, end))).toBe('reached 0');
	});
});

test('one answer that looks cumulative gives no verdict, the next does', () => {
	const given = {total: 3, sent: 3, delivered: 3, opened: 2};
	const answers = (...all: readonly Partial<Stats>[]) =>
		stateAfter(
			all.map((stats, poll) => ({
				type: 'received-operation',
				at: poll * 2000,
				operation: operationOf('COMPLETED', stats),
			})),
		);
	expect(verdictOf(answers(given), 0)).toBeUndefined();
	expect(words(verdictOf(answers(given, given), 2000))).toBe('reached 0');
	for (const until of ['completed', 'delivered >= 50%'])
		expect(verdictOf(answers(given), 0, held({until}))).toBeUndefined();
	expect(words(verdictOf(answers(given, {total: 3, delivered: 3}), 2000))).toBe('reached 0');
});

function threshold(text: string): Threshold {
	const parse = parseThreshold(text);
	if (parse.mistake !== undefined) throw new Error(parse.mistake.reason);
	return parse.threshold;
}

type Held = Partial<Omit<Terms, 'until' | 'failIf'>> & {readonly until?: string; readonly failIf?: string};

function held({until = 'settled', failIf = 'failed+undelivered > 0', ...rest}: Held): Terms {
	const isWord = until === 'settled' || until === 'completed';
	return {...DEFAULT_TERMS, ...rest, until: isWord ? until : threshold(until), failIf: threshold(failIf)};
}

describe('by other terms', () => {
	test.each<[string, Held, string, Partial<Stats>, string | undefined]>([
		['processed, mails still under way', {until: 'completed'}, 'COMPLETED', {total: 2, sent: 2}, 'reached 0'],
		['processed, one email nowhere', {until: 'completed'}, 'COMPLETED', {total: 2, sent: 1}, 'uncertain 8'],
		[
			'processed, one failed, another nowhere',
			{until: 'completed'},
			'COMPLETED',
			{total: 3, sent: 1, failed: 1},
			'failed 1',
		],
		['canceled', {until: 'completed'}, 'CANCELED', {total: 2, canceled: 2}, 'canceled 7'],
		['canceled, one still queued', {until: 'completed'}, 'CANCELED', {total: 2, canceled: 1, queued: 1}, undefined],
		['not processed yet', {until: 'completed'}, 'PROCESSING', {total: 2, delivered: 2}, undefined],
		[
			'enough delivered',
			{until: 'delivered>=50%'},
			'PROCESSING',
			{total: 4, recipients: 4, delivered: 1, opened: 1, sent: 2},
			'reached 0',
		],
		[
			'enough delivered, one failed',
			{until: 'delivered>=50%'},
			'PROCESSING',
			{total: 4, recipients: 4, delivered: 2, failed: 1},
			'failed 1',
		],
		[
			'enough of those so far, but more may come',
			{until: 'delivered>=50%'},
			'PROCESSING',
			{total: 4, delivered: 4},
			undefined,
		],
		[
			'enough of the emails, but not of the recipients',
			{until: 'delivered>=50%'},
			'PROCESSING',
			{total: 4, recipients: 40, delivered: 4},
			undefined,
		],
		['no email yet', {until: 'delivered>=50%'}, 'PROCESSING', {total: 0}, undefined],
		['enough by number', {until: 'delivered>=4'}, 'PROCESSING', {total: 4, delivered: 4}, 'reached 0'],
		[
			'not enough delivered yet',
			{until: 'delivered>=75%'},
			'PROCESSING',
			{total: 4, recipients: 4, delivered: 2, sent: 2},
			undefined,
		],
		[
			'not enough ever delivered',
			{until: 'delivered>=75%', failIf: 'failed>9'},
			'COMPLETED',
			{total: 4, delivered: 2, failed: 2},
			'missed 1',
		],
		[
			'enough delivered, then canceled',
			{until: 'delivered>=50%'},
			'CANCELED',
			{total: 4, delivered: 2, canceled: 2},
			'reached 0',
		],
		[
			'few failures are allowed',
			{failIf: 'failed > 25%'},
			'COMPLETED',
			{total: 4, delivered: 3, failed: 1},
			'reached 0',
		],
		[
			'more failures than allowed',
			{failIf: 'failed > 25%'},
			'COMPLETED',
			{total: 4, delivered: 2, failed: 2},
			'failed 1',
		],
		['bad, but it goes on', {}, 'PROCESSING', {total: 4, failed: 4}, undefined],
		['bad, and that is enough', {isFailFast: true}, 'PROCESSING', {total: 4, failed: 1}, 'failed 1'],
		[
			'bad, of too few to judge',
			{isFailFast: true, minSample: 3},
			'PROCESSING',
			{total: 4, failed: 1, delivered: 1},
			undefined,
		],
		[
			'bad, of enough to judge',
			{isFailFast: true, minSample: 3},
			'PROCESSING',
			{total: 4, failed: 1, delivered: 2},
			'failed 1',
		],
		[
			'at the end the few are judged too',
			{isFailFast: true, minSample: 30},
			'COMPLETED',
			{total: 4, failed: 1, delivered: 3},
			'failed 1',
		],
	])('%s', (_, terms, status, counters, expected) => {
		expect(words(verdictOf(seen(status, counters), 0, held(terms)))).toBe(expected);
	});

	test('a canceled send ends as canceled, failures or not, unless it failed fast before it ended', () => {
		const fast = held({isFailFast: true});
		expect(words(verdictOf(seen('CANCELED', {total: 3, canceled: 2, failed: 1}), 0, fast))).toBe('canceled 7');
		expect(words(verdictOf(seen('CANCELED', {total: 3, queued: 2, failed: 1}), 0, fast))).toBe('failed 1');
		const goal = held({until: 'delivered >= 1'});
		expect(words(verdictOf(seen('CANCELED', {total: 3, delivered: 1, queued: 1, failed: 1}), 0, goal))).toBe(
			'canceled 7',
		);
	});

	test('a percentage is of as many emails as there are once their number has stood still for 30 s', () => {
		const poll = (at: number, total: number): Event => ({
			type: 'received-operation',
			at,
			operation: operationOf('PROCESSING', {total, delivered: total}),
		});
		const goal = held({until: 'delivered >= 50%'});
		const verdictAt = (...polls: readonly Event[]) => words(verdictOf(stateAfter(polls), 0, goal));
		expect(verdictAt(poll(0, 100), poll(29_999, 100))).toBeUndefined();
		expect(verdictAt(poll(0, 100), poll(30_000, 100))).toBe('reached 0');
		expect(verdictAt(poll(0, 100), poll(30_000, 100), poll(60_000, 101))).toBeUndefined();
		expect(verdictAt(poll(0, 100), poll(30_000, 90), poll(59_999, 90))).toBeUndefined();
	});

	test('a goal that holds waits for what makes a bad end to be certain', () => {
		const {failed: _, ...stats} = statsOf({total: 4, recipients: 4, delivered: 3});
		const state = old('PROCESSING', stats);
		expect(verdictOf(state, 0, held({until: 'delivered >= 75%'}))).toBeUndefined();
		expect(words(verdictOf(state, 0, held({until: 'delivered >= 75%', failIf: 'failed > 1'})))).toBe('reached 0');
	});
});
