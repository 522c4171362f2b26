import {describe, expect, test} from 'vitest';
import type {Email} from '../../../source/core/emails/email.ts';
import {untrusted} from '../../../source/core/text/text.ts';
import {
	lineLater,
	nextGroupings,
	openEmailId,
	triageEmail,
	triageGroup,
	triageLine,
	triageRows,
} from '../../../source/state/triage/select.ts';
import type {Event} from '../../../source/state/watch/event.ts';
import {reduce} from '../../../source/state/watch/reduce.ts';
import {demandOf} from '../../../source/state/watch/select/demand.ts';
import type {State} from '../../../source/state/watch/state.ts';
import {operationOf, problemOf, stateAfter} from '../../helpers/builders.ts';
import {email} from '../../helpers/emails.ts';

const COUNTERS: Event = {
	...{type: 'received-operation', at: 0},
	operation: {...operationOf('PROCESSING'), stats: {...operationOf('PROCESSING').stats, failed: 5, undelivered: 0}},
};
const NO_REASONS: Event = {type: 'failed-reasons', at: 0, problem: problemOf('absent')};
const NO_OTHERS: Event = {
	...{type: 'received-failures', at: 0, status: 'UNDELIVERED', token: null},
	page: {emails: [], next: null},
};

/** Failures written as `1a 2b`: the number of the email and its domain. */
function failures(text: string, next: string | null = null, token: string | null = null): Event {
	const emails = text.split(' ').map((one): Email => {
		const [, number = '', domain = ''] = /^(\d+)(\w)$/u.exec(one) ?? [];
		return email(Number(number), 'FAILED', {to: [{address: untrusted(`person@${domain}.example`)}]});
	});
	return {type: 'received-failures', at: 0, status: 'FAILED', token, page: {emails, next}};
}

/** The state after the counters and these events. */
function watched(...events: readonly Event[]): State {
	return stateAfter([COUNTERS, ...events]);
}

function then(state: State, ...events: readonly Event[]): State {
	return events.reduce((before, event) => reduce(before, event), state);
}

/** Where the cursors are: the pane, the group's domain, the number of the email. */
function place(state: State): string {
	const group = triageGroup(state);
	const domain = group?.common.by === 'domain' ? group.common.domain.raw : (group?.id ?? 'none');
	const full = state.triage?.isFull ? ' full' : '';
	return `${state.triage?.focus} ${domain} ${Number(triageEmail(state)?.id.slice(-6))}${full}`;
}

const OPENED: Event = {type: 'opened-triage'};
const ENTER: Event = {type: 'entered-triage-pane'};
const LEAVE: Event = {type: 'left-triage-pane'};
const READ = [NO_REASONS, NO_OTHERS, failures('1a 2b 3b 4b 5a')] as const;
const move = (by: number): Event => ({type: 'moved-in-triage', by, height: 3});

describe('the panes are linked', () => {
	test.each<readonly [string, readonly Event[], string]>([
		['it opens on the worst group and its first email', [], 'groups b.example 2'],
		['down in the groups leads to the next one and its first email', [move(1)], 'groups a.example 1'],
		['down among the emails stays in the group', [ENTER, move(1)], 'emails b.example 3'],
		['past the last email it stays there', [ENTER, move(9)], 'emails b.example 4'],
		['in the email nothing moves but its lines', [ENTER, move(1), ENTER, move(1)], 'email b.example 3'],
		['from the last pane it gets the whole screen', [ENTER, ENTER, ENTER], 'email b.example 2 full'],
		['which has no next', [ENTER, ENTER, ENTER, ENTER], 'email b.example 2 full'],
		['back from the whole screen', [ENTER, ENTER, ENTER, LEAVE], 'email b.example 2'],
		['and then from the email', [ENTER, ENTER, ENTER, LEAVE, LEAVE], 'emails b.example 2'],
		[
			'a pane that is pointed at takes the whole screen away',
			[ENTER, ENTER, ENTER, {type: 'pointed-in-triage', pane: 'groups', row: 1, height: 3}],
			'groups a.example 1',
		],
		['back from the email', [ENTER, ENTER, LEAVE], 'emails b.example 2'],
		['another group begins with its first email', [ENTER, move(2), LEAVE, move(1), move(-1)], 'groups b.example 2'],
		[
			'another grouping begins at the top',
			[move(1), {type: 'grouped-failures', grouping: 'reason'}],
			'groups b.example 2',
		],
		['and in its first pane', [ENTER, move(2), {type: 'grouped-failures', grouping: 'minute'}], 'groups minute  1'],
	])('%s', (_, events, expected) => {
		expect(place(then(watched(...READ, OPENED), ...events))).toBe(expected);
	});

	test('out of the first pane it is closed, and nothing else has changed', () => {
		const before = watched(...READ);
		const {triage: _, failures: __, ...rest} = then(before, OPENED, move(1), ENTER, move(1), LEAVE, LEAVE);
		const {failures: ___, ...was} = before;
		expect(rest).toEqual(was);
	});

	test('into nothing there is no way', () => {
		expect(place(then(watched(OPENED), ENTER))).toBe('groups none NaN');
		const state = watched(...READ);
		expect(then(state, ENTER, LEAVE, move(1))).toBe(state);
	});
});

describe('as the failures are read', () => {
	const grown: Event = {
		...COUNTERS,
		operation: {...COUNTERS.operation, stats: {...COUNTERS.operation.stats, failed: 9}},
	};

	test('for the first time, the cursor stays on the worst group until the user moves it', () => {
		const first = watched(NO_REASONS, OPENED, failures('1a', 'more'));
		expect(place(first)).toBe('groups a.example 1');
		const worse = failures('2b 3b', 'last', 'more');
		expect(place(then(first, worse))).toBe('groups b.example 2');
		expect(place(then(first, ENTER, worse))).toBe('emails a.example 1');
		expect(place(then(first, {type: 'opened-menu', menu: 'export'}, worse))).toBe('groups a.example 1');
	});

	test('again, the cursors stay on their group and their email', () => {
		const state = then(watched(...READ, OPENED), ENTER, move(1));
		const later = then(state, grown, failures('6a 7a 8a 9b 2b 1a 3b 4b 5a'));
		expect(later.failures.groups.map(({emails}) => emails.length)).toEqual([5, 4]);
		expect(place(later)).toBe('emails b.example 3');
		expect(triageRows(later, 2)).toMatchObject({top: 1, all: 4, rows: [{}, {isSelected: true}]});
	});

	test('and a group is gone, the first pane has the keys again, in the row of the group', () => {
		const state = then(watched(...READ, OPENED), move(1), ENTER, move(1));
		expect(place(state)).toBe('emails a.example 5');
		expect(place(then(state, grown, failures('2b 3b 4b 6c')))).toBe('groups c.example 6');
	});
});

describe('what is under the cursor', () => {
	test('is the group in the first pane, in the others the email', () => {
		const ids = (state: State) => triageLine(state)?.emails.map(({id}) => Number(id.raw.slice(-6)));
		const state = watched(...READ, OPENED);
		expect(ids(state)).toEqual([2, 3, 4]);
		expect(ids(then(state, ENTER, move(1)))).toEqual([3]);
		expect(ids(then(state, ENTER, move(1), ENTER))).toEqual([3]);
		expect(ids(watched(...READ))).toBeUndefined();
		expect(ids(watched(OPENED))).toBeUndefined();
	});

	test('is the email that is open, in place of that of the list', () => {
		expect(openEmailId(watched(...READ))).toBeNull();
		expect(openEmailId(watched(...READ, OPENED))).toBe(email(2).id.raw);
	});

	test('is fetched in full where there is room for its text, or where the user is in it', () => {
		const state = watched(...READ, OPENED);
		expect(demandOf(state).detailsOf).toBeUndefined();
		expect(demandOf(then(state, {type: 'fitted-details', hasRoom: true})).detailsOf?.id).toBe(email(2).id.raw);
		expect(demandOf(then(state, ENTER, move(1), ENTER)).detailsOf?.id).toBe(email(3).id.raw);
	});
});

test.each([
	['domain', false, 'tag minute'],
	['minute', false, 'domain tag'],
	['minute', true, 'reason domain tag'],
	['reason', true, 'domain tag minute'],
] as const)('after %s (reasons: %s) come %s', (grouping, hasReasons, expected) => {
	const reasons = [{emailId: email(1).id.raw, message: untrusted('content')}];
	const given: Event = {type: 'received-reasons', at: 0, token: null, page: {reasons, next: null}};
	const state = watched(...READ, ...(hasReasons ? [given] : []), {type: 'grouped-failures', grouping});
	expect(nextGroupings(state.failures).join(' ')).toBe(expected);
});

test('another watch in a recording leaves the triage open', () => {
	const options = {
		operationId: stateAfter([]).operationId,
		now: 0,
		intervalMs: 1000,
		pageSize: 50,
		filter: stateAfter([]).list.filter,
	};
	expect(then(watched(...READ, OPENED), {type: 'restarted', options}).triage?.focus).toBe('groups');
});

test('a group has the failures read since, though they may be grouped by reason by then; an email stays itself', () => {
	const state = watched(NO_REASONS, failures('1a 2a 3b'), NO_OTHERS, {type: 'opened-triage'});
	const [group, one] = [triageLine(state), triageLine(then(state, {type: 'entered-triage-pane'}))];
	if (group === undefined || one === undefined) throw new Error('There is no line.');
	const page = {reasons: [{emailId: email(1).id.raw, message: untrusted('Full')}], next: null};
	const read = then(state, failures('1a 2a 3b 4a 5a'), NO_OTHERS);
	const later = then(read, {type: 'received-reasons', at: 0, token: null, page});
	expect(lineLater(group, 'domain', later).emails).toHaveLength(4);
	expect(lineLater(one, 'domain', later)).toBe(one);
});
