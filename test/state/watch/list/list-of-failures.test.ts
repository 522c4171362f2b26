import {describe, expect, test} from 'vitest';
import {NO_FILTER} from '../../../../source/core/emails/filter.ts';
import {untrusted} from '../../../../source/core/text/text.ts';
import {reasonsReadText} from '../../../../source/state/failures/words.ts';
import type {Event} from '../../../../source/state/watch/event.ts';
import {emailUnderCursor} from '../../../../source/state/watch/list/list.ts';
import {isComplete, rowCount, rowsFrom} from '../../../../source/state/watch/list/pages.ts';
import {refreshRequests} from '../../../../source/state/watch/list/paging/refresh-requests.ts';
import {markedEmails} from '../../../../source/state/watch/marks.ts';
import {reduce} from '../../../../source/state/watch/reduce.ts';
import {demandOf} from '../../../../source/state/watch/select/demand.ts';
import {listTrouble} from '../../../../source/state/watch/select/list-trouble.ts';
import {shownState} from '../../../../source/state/watch/select/shown.ts';
import type {State} from '../../../../source/state/watch/state.ts';
import {operationOf, problemOf, stateAfter} from '../../../helpers/builders.ts';
import {email} from '../../../helpers/emails.ts';

const AT = {at: 0, token: null};

function counted(failed: number): Event {
	return {type: 'received-operation', at: 0, operation: operationOf('PROCESSING', {total: 90, failed})};
}

function read(numbers: readonly number[], next: string | null = null, token: string | null = null): Event {
	const newestFirst = numbers.toSorted((a, b) => b - a);
	const emails = newestFirst.map((number) => email(number, 'FAILED', {createdAt: number}));
	return {...AT, type: 'received-failures', status: 'FAILED', token, page: {emails, next}};
}

const NO_UNDELIVERED: Event = {
	...{...AT, type: 'received-failures', status: 'UNDELIVERED'},
	page: {emails: [], next: null},
};

/** Emails that have a reason; the next page of reasons is `next`. */
function reasons(numbers: readonly number[], message = 'content', next: string | null = null): Event {
	const given = numbers.map((number) => ({
		...{emailId: email(number).id.raw, code: 20001},
		message: untrusted(message),
	}));
	return {...AT, type: 'received-reasons', page: {reasons: given, next}};
}

function narrowed(...keys: readonly string[]): Event {
	return {type: 'changed-filter', change: {part: 'reasons', reasons: keys}};
}

/** The numbers of the rows, those of earlier creation last. */
function rowsOf({list}: State): readonly number[] {
	return rowsFrom(list.pages, 0, rowCount(list.pages)).map(({createdAt = 0}) => createdAt);
}

function later(state: State, ...events: readonly Event[]): State {
	return events.reduce(reduce, state);
}

const ALL = [counted(4), read([1, 2, 3, 4]), NO_UNDELIVERED, reasons([1, 3])];
const GOTO_END: Event = {type: 'went-to-end', height: 10};

describe('a list by reason', () => {
	test.each<[string, readonly string[], readonly number[]]>([
		['a code', ['20001'], [3, 1]],
		['a code and its words', ['20001 content'], [3, 1]],
		['no reason', ['none'], [4, 2]],
		['both', ['none', '20001'], [4, 3, 2, 1]],
		['another code', ['30003'], []],
	])('of %s has the failures with it, in the order of the list, and requests nothing', (_, keys, rows) => {
		const state = stateAfter([...ALL, narrowed(...keys)]);
		expect(rowsOf(state)).toEqual(rows);
		expect(isComplete(state.list.pages)).toBe(true);
		expect(demandOf(state).pages).toEqual([]);
		expect(refreshRequests(state.list, 2000)).toEqual([]);
		expect(reasonsReadText(state)).toBeUndefined();
	});

	test('opened with the watch has its rows once the failures and their reasons come', () => {
		const filter = {...NO_FILTER, reasons: ['20001']};
		let state = stateAfter([], {filter});
		expect(state.list.pages.loaded).toEqual([]);
		expect(demandOf(state).pages).toEqual([]);
		state = later(state, counted(4), read([1, 2], 'more'));
		expect(rowsOf(state)).toEqual([]);
		state = later(state, reasons([1, 2], 'content', 'more reasons'));
		expect(rowsOf(state)).toEqual([2, 1]);
		expect(isComplete(state.list.pages)).toBe(false);
		expect(demandOf(state).pages).toEqual([]);
		expect(reasonsReadText(state)).toBe('2 of 4 read');
		state = later(state, read([3, 4], null, 'more'), NO_UNDELIVERED);
		expect(isComplete(state.list.pages)).toBe(false);
		expect(reasonsReadText(state)).toBe('2 of 4 read');
		const last = reasons([3]);
		state = later(state, {...last, token: 'more reasons'} as Event);
		expect(rowsOf(state)).toEqual([3, 2, 1]);
		expect(isComplete(state.list.pages)).toBe(true);
		expect(demandOf(state).pages).toEqual([]);
	});

	test('does not claim a failure that has no reason so far', () => {
		const state = later(stateAfter([...ALL, narrowed('none')]), counted(6), read([1, 2, 3, 4, 5, 6]));
		expect(rowsOf(state)).toEqual([4, 2]);
		expect(reasonsReadText(state)).toBe('4 of 6 read');
		expect(rowsOf(later(state, reasons([6])))).toEqual([5, 4, 2]);
	});

	test('where the counters have no failures is empty and complete; where they do not say, the failures are read', () => {
		const filter = {...NO_FILTER, reasons: ['20001']};
		expect(isComplete(stateAfter([counted(0)], {filter}).list.pages)).toBe(true);
		const {failed: _, ...stats} = operationOf('PROCESSING', {total: 90}).stats;
		const unsaid = {...operationOf('PROCESSING'), stats};
		const state = stateAfter([{type: 'received-operation', at: 0, operation: unsaid}], {filter});
		expect(isComplete(state.list.pages)).toBe(false);
		expect(demandOf(state).failures?.requests.length).toBeGreaterThan(0);
		expect(demandOf(later(state, narrowed())).failures).toBeUndefined();
	});

	test.each<[string, Event, (state: State) => unknown, unknown]>([
		['the end is reached', GOTO_END, ({list}) => emailUnderCursor(list)?.createdAt, 1],
		['all are marked', {type: 'marked-all', at: 0}, ({marks, list}) => markedEmails(marks, list).length, 3],
		[
			'a match is found',
			{type: 'started-find', at: 0, text: 'person1@', height: 10},
			({list}) => emailUnderCursor(list)?.createdAt,
			1,
		],
		[
			'the next failure is found',
			{type: 'went-to-failure', at: 0, by: 1, height: 10},
			({list}) => emailUnderCursor(list)?.createdAt,
			2,
		],
	])('while the failures are being read: once they are, %s', (_, key, told, expected) => {
		const early = stateAfter([counted(3), read([3], 'more'), reasons([3, 2, 1]), narrowed('20001')]);
		expect(rowsOf(early)).toEqual([3]);
		const waiting = later(early, key);
		expect(waiting.list.goal).toBeDefined();
		const state = later(waiting, read([2, 1], null, 'more'), NO_UNDELIVERED);
		expect(state.list.goal).toBeUndefined();
		expect(told(state)).toBe(expected);
	});

	test('keeps the cursor on its email as rows come, and dims a row that has another reason now, until r', () => {
		const moved = later(stateAfter([...ALL, narrowed('20001')]), {type: 'moved-cursor', at: 0, by: 1, height: 10});
		expect(emailUnderCursor(moved.list)?.createdAt).toBe(1);
		const grown = later(moved, counted(5), read([1, 2, 3, 4, 5]), reasons([5]));
		expect(rowsOf(grown)).toEqual([5, 3, 1]);
		expect(emailUnderCursor(grown.list)?.createdAt).toBe(1);
		const other: Event = {
			...AT,
			type: 'received-reasons',
			page: {reasons: [{emailId: email(1).id.raw, code: 30003, message: untrusted('full')}], next: null},
		};
		const left = later(grown, other);
		expect(rowsOf(left)).toEqual([5, 3, 1]);
		expect([...left.list.pages.missing]).toEqual([email(1).id.raw]);
		expect(emailUnderCursor(left.list)?.createdAt).toBe(1);
		expect(rowsOf(later(left, {type: 'asked-again'}))).toEqual([5, 3]);
	});

	test('stands still while it is frozen', () => {
		const frozen = later(stateAfter([...ALL, narrowed('20001')]), {type: 'toggled-freeze'}, reasons([4]));
		expect(rowsOf(frozen)).toEqual([3, 1]);
		expect(rowsOf(later(frozen, {type: 'toggled-freeze'}))).toEqual([4, 3, 1]);
	});

	test('says why the failures cannot be read, until they can', () => {
		const refused: Event = {
			...AT,
			type: 'failed-failures',
			status: 'FAILED',
			problem: problemOf('refused'),
			retryAt: 0,
		};
		const state = stateAfter([counted(4), narrowed('20001'), refused]);
		expect(listTrouble(state.list)?.kind).toBe('refused');
		const again = later(state, {type: 'asked-again'}, ...ALL.slice(1));
		expect(listTrouble(again.list)).toBeUndefined();
		expect(rowsOf(again)).toEqual([3, 1]);
		expect(listTrouble(later(state, narrowed()).list)).toBeUndefined();
	});

	test('with tags and dates has what matches these, too; without the reason it is requested like any other', () => {
		const state = stateAfter([
			...ALL,
			narrowed('20001'),
			{type: 'changed-filter', change: {part: 'dates', range: {since: 2}}},
		]);
		expect(rowsOf(state)).toEqual([3]);
		expect(state.list.filterOrder).toEqual(['reasons', 'dates']);
		const all = later(state, narrowed());
		expect(rowsOf(all)).toEqual([]);
		expect(demandOf(all).pages).toHaveLength(1);
	});

	test('names nobody in its filter while recipients are hidden', () => {
		const words = 'The mailbox of jane@one.example is full';
		const state = stateAfter([counted(1), read([1]), NO_UNDELIVERED, reasons([1], words), narrowed(`20001 ${words}`)]);
		expect(rowsOf(state)).toEqual([1]);
		const shown = shownState({...state, isMasked: true});
		expect(JSON.stringify(shown.list.filter)).not.toContain('jane');
		expect(rowsOf(later({...state, isMasked: true}, counted(2), read([1, 2])))).toEqual([1]);
	});
});
