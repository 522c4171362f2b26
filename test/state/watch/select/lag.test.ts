import {describe, expect, test} from 'vitest';
import {NO_FILTER} from '../../../../source/core/emails/filter.ts';
import type {Stats} from '../../../../source/core/operation/stats.ts';
import type {Event} from '../../../../source/state/watch/event.ts';
import {lagText} from '../../../../source/state/watch/select/lag.ts';
import {emailOf, operationOf, stateAfter} from '../../../helpers/builders.ts';

/** A list page of emails with these statuses, in order. */
function listed(statuses: readonly string[], next: string | null = null): Event {
	const emails = statuses.map((status, index) => emailOf(String(index), {status}));
	return {type: 'received-page', at: 1, generation: 0, token: null, page: {emails, next}};
}

/** Two answers with the same counters: they are at rest. */
function resting(counters: Partial<Stats>): readonly Event[] {
	const operation = operationOf('PROCESSING', counters);
	return [0, 2000].map((at) => ({type: 'received-operation', at, operation}));
}

const FOUR = {total: 4, delivered: 2, failed: 1, queued: 1};

describe('the counters and the whole list', () => {
	test.each<readonly [string, readonly string[], Partial<Stats>, string | undefined]>([
		['agree', ['DELIVERED', 'QUEUED', 'FAILED', 'DELIVERED'], FOUR, undefined],
		[
			'differ in a status',
			['QUEUED', 'QUEUED', 'QUEUED', 'DELIVERED'],
			FOUR,
			'the list is 2 emails behind the counters',
		],
		['differ by rows', ['DELIVERED', 'QUEUED', 'FAILED'], FOUR, 'the list is 1 email behind the counters'],
		['differ the other way', ['QUEUED', 'QUEUED'], {total: 1, queued: 1}, 'the counters are 1 email behind the list'],
		['agree on what is opened', ['OPENED', 'DELIVERED'], {total: 2, sent: 2, delivered: 2, opened: 1}, undefined],
		['say nothing of a status nobody knows', ['NEW', 'DELIVERED'], {total: 2, delivered: 1}, undefined],
	])('%s', (_, statuses, counters, text) => {
		expect(lagText(stateAfter([...resting(counters), listed(statuses)]))).toBe(text);
	});

	test('are not compared before the whole list is there, nor when it is filtered', () => {
		expect(lagText(stateAfter([...resting(FOUR), listed(['QUEUED'], 'more')]))).toBeUndefined();
		const filter = {...NO_FILTER, statuses: ['QUEUED']} as const;
		const some = {...listed(['QUEUED']), status: 'QUEUED'} as Event;
		expect(lagText(stateAfter([...resting(FOUR), some], {filter}))).toBeUndefined();
	});

	test('may differ by less than a page while emails move: the next poll brings those', () => {
		const [first] = resting({...FOUR, delivered: 0, queued: 3});
		const moved: Event = {type: 'received-operation', at: 2000, operation: operationOf('PROCESSING', FOUR)};
		const rows = listed(['QUEUED', 'QUEUED', 'QUEUED', 'FAILED']);
		const events = [first as Event, rows, moved];
		expect(lagText(stateAfter(events))).toBeUndefined();
		expect(lagText(stateAfter(events, {pageSize: 1}))).toBe('the list is 2 emails behind the counters');
	});
});
