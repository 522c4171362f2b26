import {describe, expect, test} from 'vitest';
import type {Email} from '../../../../source/core/emails/email.ts';
import {untrusted} from '../../../../source/core/text/text.ts';
import {findMatches, matchingAmong, nextMatch, type Searched} from '../../../../source/state/watch/find/matches.ts';
import {appendPage, NO_PAGES, rowsFrom} from '../../../../source/state/watch/list/pages.ts';
import {refreshPage} from '../../../../source/state/watch/list/paging/refresh.ts';
import {email} from '../../../helpers/emails.ts';

const NOTHING: Searched = {matches: undefined, pages: NO_PAGES};

/** Emails that count how often their subjects are read. */
function springEmails(numbers: readonly number[], read: {count: number} = {count: 0}): readonly Email[] {
	return numbers.map((number) => {
		const subject = untrusted(number % 3 === 0 ? 'Spring' : 'Other');
		return Object.defineProperty(email(number, 'SENT'), 'subject', {
			enumerable: true,
			get() {
				read.count += 1;
				return subject;
			},
		});
	});
}

describe('the matching rows', () => {
	const pages = [
		{emails: springEmails([1, 2, 3]), next: 'a'},
		{emails: springEmails([4, 5, 6, 9]), next: null},
	].reduce((all, page, index) => appendPage(all, index === 0 ? null : 'a', page, 0), NO_PAGES);

	test('are counted through all pages', () => {
		expect(findMatches('spring', pages, NOTHING)?.rows).toEqual([2, 5, 6]);
		expect(findMatches('winter', pages, NOTHING)?.rows).toEqual([]);
		expect(findMatches('  ', pages, NOTHING)).toBeUndefined();
	});

	test('follow a refresh', () => {
		const matches = findMatches('spring', pages, NOTHING);
		const changed = springEmails([1, 3, 3]).with(0, email(1, 'FAILED', {subject: untrusted('Spring')}));
		const refreshed = refreshPage(pages, null, {emails: changed, next: 'a'}, 0);
		expect(findMatches('spring', refreshed, {matches, pages})?.rows).toEqual([0, 2, 5, 6]);
	});

	test('follow another text', () => {
		const matches = findMatches('spring', pages, NOTHING);
		expect(findMatches('other', pages, {matches, pages})?.rows).toEqual([0, 1, 3, 4]);
	});

	test('are not searched again where nothing has changed, and on a new page only that page', () => {
		const read = {count: 0};
		const one = appendPage(NO_PAGES, null, {emails: springEmails([1, 2, 3], read), next: 'a'}, 0);
		const matches = findMatches('spring', one, NOTHING);
		expect(read.count).toBe(3);
		expect(findMatches('spring', one, {matches, pages: one})).toBe(matches);
		expect(read.count).toBe(3);
		const two = appendPage(one, 'a', {emails: springEmails([6, 7]), next: null}, 0);
		expect(findMatches('spring', two, {matches, pages: one})?.rows).toEqual([2, 3]);
		expect(read.count).toBe(3);
	});

	test('are found among the visible ones', () => {
		const rows = rowsFrom(pages, 2, 4).map((one) => ({
			key: one.id.raw,
			email: one,
			isSelected: false,
			isMissing: false,
			isChanged: false,
		}));
		const matches = findMatches('spring', pages, NOTHING);
		expect([...matchingAmong(matches, rows, 2)]).toEqual([email(3).id.raw, email(6).id.raw]);
		expect(matchingAmong(undefined, rows, 2).size).toBe(0);
	});

	test.each<readonly [number, -1 | 0 | 1, number | undefined]>([
		[2, 0, 2],
		[3, 0, 5],
		[2, 1, 5],
		[6, 1, 2],
		[7, 0, 2],
		[5, -1, 2],
		[2, -1, 6],
		[0, -1, 6],
	])('from row %i by %i leads to row %s', (row, by, target) => {
		expect(nextMatch([2, 5, 6], row, by)).toBe(target);
		expect(nextMatch([], row, by)).toBeUndefined();
	});
});
