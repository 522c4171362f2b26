import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {type Filter, NO_FILTER} from '../../../../source/core/emails/filter.ts';
import {widthOf} from '../../../../source/core/text/drawing/width.ts';
import {safeLine} from '../../../../source/core/text/text.ts';
import {newList} from '../../../../source/state/watch/list/list.ts';
import {loadedPage} from '../../../../source/state/watch/list/pages.ts';
import type {State} from '../../../../source/state/watch/state.ts';
import {KEYMAP} from '../../../../source/ui/keys/keymap.ts';
import type {CommandName} from '../../../../source/ui/keys/names.ts';
import {type KeyOf, keysIn} from '../../../../source/ui/keys/shown-keys.ts';
import {emptyReason} from '../../../../source/ui/watch/list/empty-reason.ts';
import {filterWords, fitFilters} from '../../../../source/ui/watch/list/filter-words.ts';
import {operationOf, pageOf, problemOf, stateAfter} from '../../../helpers/builders.ts';
import {check} from '../../../helpers/check.ts';

const NOW = Date.UTC(2026, 3, 5, 14, 30);
const CLOCK = {now: NOW, offsetAt: () => 0};
const KEY_OF = keysIn(KEYMAP, {context: 'list'});
const TAGS = [
	{key: 'campaign', value: 'spring'},
	{key: 'v', value: '2'},
];
const ALL: Filter = {
	...NO_FILTER,
	tags: TAGS,
	statuses: ['FAILED', 'UNDELIVERED'],
	since: Date.UTC(2026, 3, 5, 14, 5),
};

describe('the filters in the head of the list', () => {
	test('go without missing keys', () => {
		const words = filterWords(newList(ALL, 50), CLOCK, (command) =>
			command === 'statuses' ? safeLine('^S') : undefined,
		);
		expect(fitFilters(words, 90)).toBe('tags campaign:spring v:2   ^S status FAILED, UNDELIVERED   since 14:05');
		expect(fitFilters(words, 30)).toBe('campaig…  ^S FAILED,…  since …');
	});

	test.each([
		[90, 't tags campaign:spring v:2   s status FAILED, UNDELIVERED   d since 14:05'],
		[70, 't campaign:spring v:2  s FAILED, UNDELIVERED  d since 14:05'],
		[45, 't campaign:sp…  s FAILED, UND…  d since 14:05'],
		[20, 't ca…  s FAI…  d si…'],
		[8, 't  s  d'],
		[0, ''],
	])('in %i columns', (columns, line) => {
		expect(fitFilters(filterWords(newList(ALL, 50), CLOCK, KEY_OF), columns)).toBe(line);
	});

	test('never take more columns than they are given', () => {
		const words = fc.array(
			fc.record({key: fc.constantFrom('t', 's', 'd'), name: fc.constant('status'), value: fc.string({maxLength: 40})}),
			{maxLength: 3},
		);
		check(
			fc.property(words, fc.nat(100), (some, columns) => {
				expect(widthOf(fitFilters(some, columns))).toBeLessThanOrEqual(columns);
			}),
		);
	});
});

/** The reason that an empty list of this filter gives. */
function reasonFor(
	filter: Partial<Filter>,
	change: (state: State) => State = (state) => state,
	keyOf: KeyOf = KEY_OF,
): string {
	const whole = {...NO_FILTER, ...filter};
	const statuses = whole.statuses.length === 0 ? [undefined] : whole.statuses;
	const state = stateAfter(
		[
			{type: 'received-operation', at: 1, operation: operationOf('PROCESSING', {total: 9, queued: 9})},
			...statuses.map((status) => ({
				...{type: 'received-page' as const, at: 2, generation: 0, token: null, page: pageOf([])},
				...(status === undefined ? {} : {status}),
			})),
		],
		{filter: whole},
	);
	return emptyReason(change(state), false, CLOCK, keyOf);
}

describe('an empty list says why it is empty and which key widens it', () => {
	const {since = 0} = ALL;
	test.each<[Partial<Filter>, string]>([
		[{}, 'No emails yet: they appear as the operation is processed.'],
		[
			{tags: TAGS.slice(0, 1)},
			'No email of this operation has the tag campaign:spring. Backspace clears the tags filter, t changes it.',
		],
		[
			{tags: TAGS},
			'No email of this operation has all the tags campaign:spring v:2. Backspace clears the tags filter, t changes it.',
		],
		[
			{statuses: ['FAILED']},
			'No email of this operation is FAILED so far. Backspace clears the status filter, s changes it.',
		],
		[
			{statuses: ['FAILED', 'UNDELIVERED', 'CANCELED']},
			'No email of this operation is FAILED, UNDELIVERED or CANCELED so far. Backspace clears the status filter, s changes it.',
		],
		[{since}, 'No email of this operation was created since 14:05. Backspace clears the date filter, d changes it.'],
		[
			{since, until: since + 60_000},
			'No email of this operation was created from 14:05 to 14:06. Backspace clears the date filter, d changes it.',
		],
		[
			{since: Date.UTC(2026, 3, 4), until: Date.UTC(2026, 3, 5) - 1},
			'No email of this operation was created on Apr 04. Backspace clears the date filter, d changes it.',
		],
		[
			{tags: TAGS.slice(0, 1), statuses: ['FAILED']},
			'No email of this operation has the tag campaign:spring and is FAILED so far. Backspace clears the status filter, t and s change them.',
		],
		[
			{tags: TAGS.slice(0, 1), since},
			'No email of this operation has the tag campaign:spring and was created since 14:05. Backspace clears the date filter, t and d change them.',
		],
		[
			{statuses: ['FAILED'], since},
			'No email of this operation is FAILED and was created since 14:05 so far. Backspace clears the date filter, s and d change them.',
		],
		[
			{tags: TAGS.slice(0, 1), statuses: ['FAILED'], since},
			'No email of this operation has the tag campaign:spring, is FAILED and was created since 14:05 so far. Backspace clears the date filter, t, s and d change them.',
		],
	])('%j', (filter, reason) => {
		expect(reasonFor(filter)).toBe(reason);
	});

	test.each<[readonly CommandName[], Partial<Filter>, string]>([
		[['clear-filter'], {statuses: ['FAILED']}, 's changes the status filter.'],
		[['statuses'], {statuses: ['FAILED']}, 'Backspace clears the status filter.'],
		[['tags'], {tags: TAGS, statuses: ['FAILED']}, 'Backspace clears the status filter, s changes the status filter.'],
		[['clear-filter', 'statuses'], {statuses: ['FAILED']}, 'is FAILED so far.'],
	])('without a key for %j', (silent, filter, end) => {
		const keyOf: KeyOf = (command) => (silent.includes(command) ? undefined : KEY_OF(command));
		expect(reasonFor(filter, undefined, keyOf)).toMatch(new RegExp(`${end}$`, 'u'));
	});

	test('or what is in the way', () => {
		const broken = (state: State) => ({...state, list: {...state.list, problem: problemOf('broken')}});
		expect(reasonFor({statuses: ['FAILED']}, broken)).toBe('It was broken.');
		const unlisted = (state: State) => ({
			...state,
			watch: {...state.watch, operation: operationOf('COMPLETED', {total: 0})},
		});
		expect(reasonFor({}, unlisted)).toBe('The server lists no emails, although the operation has been processed.');
		const stuck = (state: State) => {
			const loaded = Array.from({length: 50}, (_, index) => loadedPage({token: `${index}`, next: `${index + 1}`}, []));
			const pages = {...state.list.pages, loaded};
			return {...state, list: {...state.list, pages, streams: [{pages}]}};
		};
		expect(reasonFor({}, stuck)).toContain('50 pages in a row with nothing new');
		expect(emptyReason(stateAfter([]), true, CLOCK, KEY_OF)).toBe('Loading the emails.');
	});
});
