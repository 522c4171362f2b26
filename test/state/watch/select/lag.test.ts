import {describe, expect, test} from 'vitest';
import type {EmailPage} from '../../../../source/core/emails/email.ts';
import {type Filter, NO_FILTER} from '../../../../source/core/emails/filter.ts';
import type {Stats} from '../../../../source/core/operation/stats.ts';
import type {EmailStatus} from '../../../../source/core/operation/status.ts';
import type {Event} from '../../../../source/state/watch/event.ts';
import {lagText} from '../../../../source/state/watch/select/lag.ts';
import {emailOf, operationOf, stateAfter} from '../../../helpers/builders.ts';

/** A list page of emails with these statuses, in order. */
function listed(statuses: readonly string[], next: string | null = null): Event {
	const emails = statuses.map((status, index) => emailOf(String(index), {status}));
	return {type: 'received-page', at: 1, generation: 0, token: null, page: {emails, next}};
}

/** Two answers with the same counters: they are at rest. */
function resting(counters: Partial<Stats>, status = 'PROCESSING'): readonly Event[] {
	const operation = operationOf(status, counters);
	return [0, 2000].map((at) => ({type: 'received-operation', at, operation}));
}

const FOUR = {total: 4, delivered: 2, failed: 1, queued: 1};

describe('the counters and a list filtered by status', () => {
	const filterBy = (...statuses: readonly EmailStatus[]) => ({...NO_FILTER, statuses});

	test.each<readonly [string, readonly string[], Partial<Stats>, string | undefined]>([
		['agree', ['QUEUED'], FOUR, undefined],
		['agree on none', [], {...FOUR, queued: 0, delivered: 3}, undefined],
		['differ', ['QUEUED'], {...FOUR, total: 6, queued: 3}, 'the list is 2 emails behind the counters'],
		['differ the other way', ['QUEUED', 'QUEUED'], FOUR, 'the counters are 1 email behind the list'],
	])('%s', (_, statuses, counters, text) => {
		const page = {...listed(statuses), status: 'QUEUED'} as Event;
		expect(lagText(stateAfter([...resting(counters), page], {filter: filterBy('QUEUED')}))).toBe(text);
	});

	test('agree where a row has left the filter, which its counter no longer counts', () => {
		const page = {...listed(['QUEUED', 'QUEUED']), status: 'QUEUED'} as Event;
		const left = {...listed(['QUEUED']), status: 'QUEUED', type: 'refreshed-page', at: 2} as Event;
		const events = [...resting(FOUR), page];
		expect(lagText(stateAfter(events, {filter: filterBy('QUEUED')}))).toBeDefined();
		expect(lagText(stateAfter([...events, left], {filter: filterBy('QUEUED')}))).toBeUndefined();
	});

	test('of several statuses are compared together', () => {
		const filter = filterBy('FAILED', 'UNDELIVERED');
		const page = (status: string, count: number): Event =>
			({...listed(new Array<string>(count).fill(status)), status}) as Event;
		const failed: Event = page('FAILED', 1);
		const events = [...resting({...FOUR, undelivered: 2}), failed, page('UNDELIVERED', 0)];
		expect(lagText(stateAfter(events, {filter}))).toBe('the list is 2 emails behind the counters');
	});

	test.each<[string, Partial<Filter>]>([
		['tags', {statuses: ['QUEUED'], tags: [{key: 'a', value: 'b'}]}],
		['dates', {statuses: ['QUEUED'], since: 1}],
		['a domain', {statuses: ['QUEUED'], domains: ['example.com']}],
		['a status without a counter', {statuses: ['INBOUND']}],
	])('are not compared with %s', (_, part) => {
		const filter = {...NO_FILTER, ...part};
		const page = {...listed([]), status: filter.statuses[0]} as Event;
		expect(lagText(stateAfter([...resting(FOUR), page], {filter}))).toBeUndefined();
	});
});

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

	test('are not compared before the whole list is there', () => {
		expect(lagText(stateAfter([...resting(FOUR), listed(['QUEUED'], 'more')]))).toBeUndefined();
	});

	test.each<[string, Partial<EmailPage>]>([
		['items could not be read', {unreadable: 1}],
		['emails of another operation were left out', {foreign: 1}],
		['the list broke off', {brokenBy: 'missing-pagination'}],
	])('are not compared where %s', (_, part) => {
		const some = listed(['QUEUED', 'DELIVERED']) as Extract<Event, {type: 'received-page'}>;
		expect(lagText(stateAfter([...resting(FOUR), some]))).toBeDefined();
		expect(lagText(stateAfter([...resting(FOUR), {...some, page: {...some.page, ...part}}]))).toBeUndefined();
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

test('a status is counted in upper and lower case, and a row of an unknown status may be in any counter', () => {
	const said = (statuses: readonly string[]) =>
		lagText(stateAfter([...resting({total: 4, delivered: 4}), listed(statuses)]));
	expect(said(new Array<string>(4).fill('delivered'))).toBeUndefined();
	expect(said(new Array<string>(4).fill('PONDERING'))).toBeUndefined();
	expect(said(new Array<string>(4).fill('QUEUED'))).toBe('the list is 4 emails behind the counters');
});

describe('asking again for a list whose pages are all loaded', () => {
	const asked = (...events: readonly Event[]) => stateAfter([...events, {type: 'asked-again'}]).list;

	test('begins it again where the counters know of more: a page may have been a copy of another', () => {
		const list = asked(...resting(FOUR, 'COMPLETED'), listed(['DELIVERED', 'FAILED']));
		expect([list.generation, list.pages.loaded.length]).toEqual([1, 0]);
	});

	test('keeps it while emails are still being created', () => {
		const list = asked(...resting(FOUR), listed(['DELIVERED', 'FAILED']));
		expect([list.generation, list.pages.loaded.length]).toEqual([0, 1]);
	});

	test('keeps it where rows and counters agree', () => {
		const list = asked(...resting(FOUR, 'COMPLETED'), listed(['DELIVERED', 'DELIVERED', 'FAILED', 'QUEUED']));
		expect([list.generation, list.pages.loaded.length]).toEqual([0, 1]);
	});

	test('keeps it where the counters are the ones behind', () => {
		const list = asked(
			...resting(FOUR, 'COMPLETED'),
			listed(['DELIVERED', 'DELIVERED', 'DELIVERED', 'FAILED', 'QUEUED']),
		);
		expect([list.generation, list.pages.loaded.length]).toEqual([0, 1]);
	});
});
