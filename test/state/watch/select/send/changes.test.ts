import {expect, test} from 'vitest';
import type {Stats} from '../../../../../source/core/operation/stats.ts';
import {DEFAULT_TERMS, type Terms} from '../../../../../source/core/operation/terms.ts';
import {say} from '../../../../../source/core/text/text.ts';
import type {Event} from '../../../../../source/state/watch/event.ts';
import {changesBetween} from '../../../../../source/state/watch/select/send/changes.ts';
import {operationOf, problemOf, stateAfter} from '../../../../helpers/builders.ts';

const MINUTE = 60_000;

function answer(at: number, status: string, counters: Partial<Stats>): Event {
	return {type: 'received-operation', at, operation: operationOf(status, counters)};
}

function trouble(at: number): Event {
	return {type: 'failed-operation', at, problem: problemOf('unreachable')};
}

/** What is told after each event, in words. */
function told(events: readonly Event[], terms: Terms = DEFAULT_TERMS): readonly string[] {
	return events.map((_, index) =>
		changesBetween(stateAfter(events.slice(0, index)), stateAfter(events.slice(0, index + 1)), {
			terms,
			stallAfterMs: MINUTE,
		})
			.map((one) => ('since' in one ? `${one.type} since ${one.since}` : one.type))
			.join(', '),
	);
}

test('what changed is reported once, what did not is not', () => {
	const events = [
		answer(1, 'PROCESSING', {total: 2, queued: 2}),
		answer(2, 'PROCESSING', {total: 2, queued: 2}),
		answer(3, 'PROCESSING', {total: 2, queued: 1, sent: 1}),
		answer(4, 'COMPLETED', {total: 2, queued: 1, sent: 1}),
	];
	expect(told(events)).toEqual(['changed', '', 'changed', 'changed']);
});

test('trouble is reported once, and that it is over', () => {
	const still = answer(9, 'PROCESSING', {total: 2, queued: 2});
	expect(told([trouble(1), trouble(2), still, trouble(10), answer(11, 'PROCESSING', {total: 2, queued: 2})])).toEqual([
		'trouble',
		'',
		'recovered, changed',
		'trouble',
		'recovered',
	]);
});

test('trouble is reported once although each answer has its own request id', () => {
	const failed = (at: number, requestId: string): Event => ({
		type: 'failed-operation',
		at,
		problem: {
			kind: 'unreachable',
			sentence: say`The server is not available (503, request ${requestId}).`,
			requestId: say`${requestId}`,
		},
	});
	expect(told([failed(1, 'RQ1'), failed(2, 'RQ2'), trouble(3)])).toEqual(['trouble', '', 'trouble']);
});

test('a stall is reported when it begins, and again when another begins', () => {
	const sent = (at: number, count: number) => answer(at, 'PROCESSING', {total: 9, queued: 9 - count, sent: count});
	expect(told([sent(0, 1), sent(MINUTE, 1), sent(2 * MINUTE, 1), sent(3 * MINUTE, 2), sent(4 * MINUTE, 2)])).toEqual([
		'changed',
		'stalled since 0',
		'',
		'changed',
		`stalled since ${3 * MINUTE}`,
	]);
});

test('the threshold is reported once it holds, on enough emails', () => {
	const failed = (at: number, count: number) => answer(at, 'PROCESSING', {total: 9, queued: 9 - count, failed: count});
	const events = [failed(0, 0), failed(1, 1), failed(2, 2)];
	expect(told(events)).toEqual(['changed', 'changed, threshold', 'changed']);
	expect(told(events, {...DEFAULT_TERMS, minSample: 2})).toEqual(['changed', 'changed', 'changed, threshold']);
});
