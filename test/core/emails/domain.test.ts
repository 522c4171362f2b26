import {describe, expect, test} from 'vitest';
import {domainOf} from '../../../source/core/emails/domain.ts';
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
	const narrow: Event = {type: 'changed-filter', change: {part: 'domain', domain: 'b.example'}};
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
		expect(wantedPages(stateAfter(none).list)).toEqual([{token: '1'}]);
		expect(rows(stateAfter(some))).toEqual(['p2@b.example']);
		expect(wantedPages(stateAfter(some).list)).toEqual([{token: '2'}]);
		const whole = reduce(stateAfter(some), got('2', pageTo(['a.example', 'B.example'], 4, null)));
		expect(rows(whole)).toEqual(['p2@b.example', 'p5@B.example']);
		expect(whole.list.goal).toBeUndefined();
		expect(wantedPages(reduce(stateAfter(some), {type: 'dropped-goal'}).list)).toEqual([]);
	});

	test('stopped before a row was there goes on until there is one, then as the cursor asks for more', () => {
		const stopped = reduce(stateAfter(none), {type: 'dropped-goal'});
		expect(wantedPages(stopped.list)).toEqual([{token: '1'}]);
		const found = reduce(stopped, got('1', pageTo(['b.example'], 2, '2')));
		expect(wantedPages(found.list)).toEqual([]);
		expect(wantedPages(reduce(found, {type: 'moved-cursor', by: 1, height: 3}).list)).toEqual([{token: '2'}]);
	});

	test('is whole again when the filter is cleared, with the server asked anew', () => {
		const clear: Event = {type: 'changed-filter', change: {part: 'domain', domain: undefined}};
		const {list} = reduce(stateAfter(some), clear);
		expect(list.filter).not.toHaveProperty('domain');
		expect(list.filterOrder).toEqual([]);
		expect(wantedPages(list)).toEqual([{token: null}]);
	});

	test('takes a refresh without losing the rows that are left out', () => {
		const refreshed: Event = {...got('1', pageTo(['b.example', 'a.example'], 2, '2')), type: 'refreshed-page'} as Event;
		const state = reduce(stateAfter(some), refreshed);
		expect(rows(state)).toEqual(['p2@b.example']);
		expect(state.list.pages.missing.size).toBe(0);
		expect(state.list.whole.loaded.flatMap(({emails}) => emails)).toHaveLength(4);
	});
});
