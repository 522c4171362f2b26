import {describe, expect, test} from 'vitest';
import {domainOf, isAtDomain} from '../../../source/core/emails/domain.ts';
import {NO_FILTER} from '../../../source/core/emails/filter.ts';
import {untrusted} from '../../../source/core/text/text.ts';
import type {Event} from '../../../source/state/watch/event.ts';
import {visibleRows} from '../../../source/state/watch/list/list.ts';
import {wantedPages} from '../../../source/state/watch/list/loading.ts';
import {reduce} from '../../../source/state/watch/reduce.ts';
import type {State} from '../../../source/state/watch/state.ts';
import {stateAfter} from '../../helpers/builders.ts';
import {email} from '../../helpers/emails.ts';

test.each([
	['Jane@Example.COM', 'example.com'],
	['"odd@local"@example.org', 'example.org'],
	['nowhere', 'nowhere'],
])('%s is at %s', (address, domain) => {
	expect(domainOf(address)).toBe(domain);
});

test.each([
	['a recipient at one of them', ['x@a.example', 'y@B.example'], ['b.example'], true],
	['a recipient at none of them', ['x@a.example'], ['b.example', 'example'], false],
	['no recipient', [], ['a.example'], false],
	['no recipient, which is the empty domain', [], ['a.example', ''], true],
])('an email with %s', (_, addresses, domains, isThere) => {
	const to = addresses.map((address) => ({address: untrusted(address)}));
	expect(isAtDomain(email(1, 'SENT', {to}), domains)).toBe(isThere);
});

/** A page of emails to these domains, numbered from `first`. */
function pageTo(domains: readonly string[], first: number, next: string | null) {
	const emails = domains.map((domain, index) =>
		email(first + index, 'FAILED', {to: [{address: untrusted(`p${first + index}@${domain}`)}]}),
	);
	return {emails, next};
}

function rows({list}: State): readonly string[] {
	return visibleRows(list, 10).rows.map(({email: {to}}) => to[0]?.address.safe ?? '');
}

describe('a list narrowed to a domain', () => {
	const narrow: Event = {type: 'changed-filter', change: {part: 'domains', domains: ['b.example']}};
	const got = (token: string | null, page: ReturnType<typeof pageTo>): Event => ({
		type: 'received-page',
		at: 1,
		generation: 1,
		token,
		page,
	});
	const none = [narrow, got(null, pageTo(['a.example', 'a.example'], 0, '1'))];
	const some = [...none, got('1', pageTo(['b.example', 'a.example'], 2, '2'))];

	test('is loaded to its end, so that it is known how many rows it has; Esc stops that', () => {
		expect(wantedPages(stateAfter(none).list)).toMatchObject([{token: '1'}]);
		expect(rows(stateAfter(some))).toEqual(['p2@b.example']);
		expect(wantedPages(stateAfter(some).list)).toMatchObject([{token: '2'}]);
		const whole = reduce(stateAfter(some), got('2', pageTo(['a.example', 'B.example'], 4, null)));
		expect(rows(whole)).toEqual(['p2@b.example', 'p5@B.example']);
		expect(whole.list.goal).toBeUndefined();
		expect(wantedPages(reduce(stateAfter(some), {type: 'dropped-goal'}).list)).toEqual([]);
	});

	test('that it was opened with is loaded to its end too, and still after another part of the filter has changed', () => {
		const opened = stateAfter([], {filter: {...NO_FILTER, domains: ['b.example']}});
		const first = {...got(null, pageTo(['b.example'], 0, '1')), generation: 0} as Event;
		expect(wantedPages(reduce(opened, first).list)).toMatchObject([{token: '1'}]);
		const failed: Event = {type: 'changed-filter', change: {part: 'statuses', statuses: ['FAILED']}};
		const again = reduce(reduce(opened, failed), {
			...got(null, pageTo(['b.example'], 0, '1')),
			status: 'FAILED',
		} as Event);
		expect(wantedPages(again.list)).toMatchObject([{status: 'FAILED', token: '1'}]);
	});

	test('shows the emails to any of several domains', () => {
		const two: Event = {type: 'changed-filter', change: {part: 'domains', domains: ['a.example', 'b.example']}};
		const state = stateAfter([two, got(null, pageTo(['a.example', 'c.example', 'B.example'], 0, null))]);
		expect(rows(state)).toEqual(['p0@a.example', 'p2@B.example']);
	});

	test('stopped before a row was there goes on until there is one, then as the cursor asks for more', () => {
		const stopped = reduce(stateAfter(none), {type: 'dropped-goal'});
		expect(wantedPages(stopped.list)).toMatchObject([{token: '1'}]);
		const found = reduce(stopped, got('1', pageTo(['b.example'], 2, '2')));
		expect(wantedPages(found.list)).toEqual([]);
		expect(wantedPages(reduce(found, {type: 'moved-cursor', at: 0, by: 1, height: 3}).list)).toMatchObject([
			{token: '2'},
		]);
	});

	test('is whole again when the filter is cleared, with the server asked again', () => {
		const clear: Event = {type: 'changed-filter', change: {part: 'domains', domains: []}};
		const {list} = reduce(stateAfter(some), clear);
		expect(list.filter).toEqual(NO_FILTER);
		expect(list.filterOrder).toEqual([]);
		expect(wantedPages(list)).toMatchObject([{token: null}]);
	});

	test('takes a refresh without losing the rows that are left out', () => {
		const refreshed: Event = {...got('1', pageTo(['b.example', 'a.example'], 2, '2')), type: 'refreshed-page'} as Event;
		const state = reduce(stateAfter(some), refreshed);
		expect(rows(state)).toEqual(['p2@b.example']);
		expect(state.list.pages.missing.size).toBe(0);
		expect(state.list.whole.loaded.flatMap(({emails}) => emails)).toHaveLength(4);
	});
});
