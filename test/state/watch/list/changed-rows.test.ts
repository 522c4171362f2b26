import {expect, test} from 'vitest';
import {NO_FILTER} from '../../../../source/core/emails/filter.ts';
import type {Event} from '../../../../source/state/watch/event.ts';
import {visibleRows} from '../../../../source/state/watch/list/list.ts';
import {newWatch} from '../../../../source/state/watch/new-watch.ts';
import {reduce} from '../../../../source/state/watch/reduce.ts';
import type {State} from '../../../../source/state/watch/state.ts';
import {email, operation, page, range} from '../../../helpers/emails.ts';
import {OPERATION_ID} from '../../../monitor/watching.ts';

const NEW = newWatch({operationId: OPERATION_ID, now: 0, intervalMs: 2000, pageSize: 50, filter: NO_FILTER});
const LOADED: Event = {type: 'received-page', at: 0, generation: 0, token: null, page: page(range(0, 5), 'second')};
const ASKED: Event = {type: 'asked-operation', at: 0};
const ANSWERED: Event = {type: 'received-operation', at: 0, operation: operation('PROCESSING', {total: 9, queued: 9})};
const FAILED: Event = {
	type: 'failed-operation',
	at: 0,
	problem: {kind: 'unreachable', sentence: 'No answer.' as never},
};

/** A refresh in which these emails are delivered, all others still queued. */
function delivered(...numbers: readonly number[]): Event {
	const emails = range(0, 6).map((number) => email(number, numbers.includes(number) ? 'DELIVERED' : 'QUEUED'));
	return {type: 'refreshed-page', at: 0, generation: 0, token: null, page: {emails, next: 'second'}};
}

function after(...events: readonly Event[]): State {
	return [LOADED, ...events].reduce<State>(reduce, NEW);
}

/** The numbers of the rows that are shown as changed. */
function changed({list}: State): readonly number[] {
	return visibleRows(list, 20).rows.flatMap(({isChanged, email: {id}}) =>
		isChanged ? [Number(id.raw.slice(-2))] : [],
	);
}

test.each<[string, readonly Event[], readonly number[]]>([
	['nothing, in a freshly loaded page', [], []],
	['a row whose status changed', [ASKED, ANSWERED, delivered(2)], [2]],
	['whichever answer comes first', [ASKED, delivered(2), ANSWERED], [2]],
	['not a row that is new', [ASKED, ANSWERED, delivered(2, 5)], [2]],
	['until the next answer, not until the next request', [ASKED, ANSWERED, delivered(2), ASKED], [2]],
	['for one poll', [ASKED, ANSWERED, delivered(2), ASKED, ANSWERED], []],
	['for one poll, whichever answer comes first', [ASKED, delivered(2), ANSWERED, ASKED, delivered(2)], []],
	['for one poll, though the next one fails', [ASKED, ANSWERED, delivered(2), ASKED, FAILED], []],
	['what the next poll changed', [ASKED, ANSWERED, delivered(2), ASKED, delivered(2, 3), ANSWERED], [3]],
])('the changed rows are %s', (_, events, expected) => {
	expect(changed(after(...events))).toEqual(expected);
});

test('a new list begins without changed rows', () => {
	const state = after(ASKED, ANSWERED, delivered(2), {
		type: 'changed-filter',
		change: {part: 'statuses', statuses: ['DELIVERED']},
	});
	const {generation} = state.list;
	const again = reduce(state, {
		...{type: 'received-page', at: 0, generation, status: 'DELIVERED', token: null},
		page: page([2], null, 'DELIVERED'),
	});
	expect(changed(again)).toEqual([]);
});
