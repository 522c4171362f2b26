import {describe, expect, test} from 'vitest';
import {
	changeFilter,
	clearing,
	type Filter,
	type FilterChange,
	isFailuresOnly,
	isSameFilter,
	NO_FILTER,
	sliceOf,
} from '../../../source/core/emails/filter.ts';
import {newList, refilter} from '../../../source/state/watch/list/list.ts';

const TAGS: FilterChange = {part: 'tags', tags: [{key: 'a', value: 'b'}]};
const FAILED: FilterChange = {part: 'statuses', statuses: ['UNDELIVERED', 'FAILED', 'FAILED']};
const TODAY: FilterChange = {part: 'dates', range: {since: 5}};
const DOMAINS: FilterChange = {part: 'domains', domains: ['a.example', 'b.example']};

const REASONS: FilterChange = {part: 'reasons', reasons: ['30003', 'none']};

describe('a change of the filter', () => {
	test.each<[FilterChange, Partial<Filter>]>([
		[TAGS, {tags: [{key: 'a', value: 'b'}]}],
		[FAILED, {statuses: ['FAILED', 'UNDELIVERED']}],
		[TODAY, {since: 5}],
		[DOMAINS, {domains: ['a.example', 'b.example']}],
		[REASONS, {reasons: ['30003', 'none']}],
	])('%j changes that part and can be taken back', (change, part) => {
		const whole: Filter = {
			tags: [{key: 'x', value: 'y'}],
			statuses: ['SENT'],
			domains: ['c.example'],
			reasons: ['none'],
			since: 1,
			until: 2,
		};
		expect(changeFilter(NO_FILTER, change)).toEqual({...NO_FILTER, ...part});
		expect(changeFilter(changeFilter(NO_FILTER, change), clearing(change.part))).toEqual(NO_FILTER);
		expect(isSameFilter(changeFilter(whole, change), whole)).toBe(false);
	});

	test('begins the list again and remembers the order in which parts were set', () => {
		let list = newList({...NO_FILTER, statuses: ['SENT']}, 50);
		expect(list.filterOrder).toEqual(['statuses']);
		list = refilter(refilter(refilter(list, TAGS), TODAY), FAILED);
		expect(list.filterOrder).toEqual(['tags', 'dates', 'statuses']);
		expect(list.generation).toBe(3);
		expect(list.streams.map(({status}) => status)).toEqual(['FAILED', 'UNDELIVERED']);
		expect(list.statusesBefore).toEqual(['SENT']);
		expect(refilter(list, clearing('dates')).filterOrder).toEqual(['tags', 'statuses']);
		expect(refilter(list, clearing('statuses')).streams).toHaveLength(1);
	});
});

test('a request narrows to one status', () => {
	const filter = [FAILED, TODAY, DOMAINS, REASONS].reduce(changeFilter, NO_FILTER);
	expect(sliceOf(filter, 'FAILED')).toEqual({tags: [], status: 'FAILED', since: 5});
	expect(sliceOf(NO_FILTER, undefined)).toEqual({tags: []});
});

test.each<[Filter['statuses'], boolean]>([
	[['FAILED', 'UNDELIVERED'], true],
	[['UNDELIVERED', 'FAILED'], true],
	[['FAILED'], false],
	[['FAILED', 'UNDELIVERED', 'CANCELED'], false],
	[[], false],
])('%j: failures only is %s', (statuses, isOnly) => {
	expect(isFailuresOnly({...NO_FILTER, statuses})).toBe(isOnly);
});
