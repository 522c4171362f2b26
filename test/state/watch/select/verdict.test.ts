import {describe, expect, test} from 'vitest';
import type {Stats} from '../../../../source/core/operation/operation.ts';
import {DEFAULT_TERMS, type Terms} from '../../../../source/core/operation/terms.ts';
import {parseThreshold, type Threshold} from '../../../../source/core/operation/threshold.ts';
import {verdictOf} from '../../../../source/state/watch/select/verdict.ts';
import type {State} from '../../../../source/state/watch/state.ts';
import {operationOf, stateAfter} from '../../../helpers/builders.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

function seen(status: string, counters: Partial<Stats>, updatedAt?: number): State {
	const operation = operationOf(status, counters, updatedAt === undefined ? {} : {updatedAt});
	return stateAfter([{type: 'received-operation', at: 0, operation}]);
}

test.each<[string, string, Partial<Stats>, number]>([
	['all delivered', 'COMPLETED', {total: 3, delivered: 2, opened: 1}, 0],
	['sent to nobody', 'COMPLETED', {total: 0}, 0],
	['one failed', 'COMPLETED', {total: 3, delivered: 2, failed: 1}, 1],
	['one undelivered', 'COMPLETED', {total: 3, delivered: 2, undelivered: 1}, 1],
	['one failed, counted in excess of the total', 'COMPLETED', {total: 2, delivered: 2, failed: 1}, 1],
	['as many failed as undelivered', 'COMPLETED', {total: 3, delivered: 1, failed: 1, undelivered: 1}, 1],
	['canceled', 'CANCELED', {total: 3, canceled: 3}, 7],
	['canceled after one had failed', 'CANCELED', {total: 3, canceled: 2, failed: 1}, 7],
])('%s: %s with %o exits with %i', (_, status, counters, exitCode) => {
	expect(verdictOf(seen(status, counters), 0)).toEqual({reason: 'reached', exitCode});
});

test.each<[string, State]>([
	['nothing was heard yet', stateAfter([])],
	['it is processed', seen('PROCESSING', {total: 2, delivered: 2})],
	['emails are queued', seen('COMPLETED', {total: 2, delivered: 1, queued: 1}, 0)],
	['emails are scheduled', seen('SCHEDULED', {total: 2, scheduled: 2}, 0)],
])('no verdict while %s, however long it takes', (_, state) => {
	expect(verdictOf(state, 1000 * MINUTE)).toBeUndefined();
});

test('emails that are merely sent are waited for until nothing has moved for 15 minutes, then named', () => {
	const state = seen('COMPLETED', {total: 5, delivered: 3, sent: 2}, MINUTE);
	expect(verdictOf(state, 14 * MINUTE)).toBeUndefined();
	expect(verdictOf(state, 15 * MINUTE)).toEqual({reason: 'reached', exitCode: 0});
	const old = seen('COMPLETED', {total: 5, delivered: 3, sent: 2}, 0);
	expect(verdictOf({...old, watch: {...old.watch, changedAt: 24 * HOUR}}, 24 * HOUR)).toEqual({
		reason: 'reached',
		exitCode: 0,
	});
	const canceled = seen('CANCELED', {total: 3, canceled: 2, sent: 1}, MINUTE);
	expect(verdictOf(canceled, 16 * MINUTE)).toEqual({reason: 'reached', exitCode: 7});
	const unlucky = seen('COMPLETED', {total: 5, delivered: 2, failed: 1, sent: 2}, MINUTE);
	expect(verdictOf(unlucky, 16 * MINUTE)).toEqual({reason: 'reached', exitCode: 1});
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
		['canceled', {until: 'completed'}, 'CANCELED', {total: 2, canceled: 2}, 'reached 7'],
		['not processed yet', {until: 'completed'}, 'PROCESSING', {total: 2, delivered: 2}, undefined],
		[
			'enough delivered',
			{until: 'delivered>=50%'},
			'PROCESSING',
			{total: 4, delivered: 1, opened: 1, sent: 2},
			'reached 0',
		],
		[
			'enough delivered, one failed',
			{until: 'delivered>=50%'},
			'PROCESSING',
			{total: 4, delivered: 2, failed: 1},
			'reached 1',
		],
		['not enough delivered yet', {until: 'delivered>=75%'}, 'PROCESSING', {total: 4, delivered: 2, sent: 2}, undefined],
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
			'reached 7',
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
			'reached 1',
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
			'reached 1',
		],
	])('%s', (_, terms, status, counters, expected) => {
		const verdict = verdictOf(seen(status, counters), 0, held(terms));
		expect(verdict && `${verdict.reason} ${verdict.exitCode}`).toBe(expected);
	});
});
