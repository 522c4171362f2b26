import {describe, expect, test} from 'vitest';
import {NO_FILTER} from '../../../../../source/core/emails/filter.ts';
import {type List, newList, refilter} from '../../../../../source/state/watch/list/list.ts';
import {limitSize, pageAfter, receivePage, wantedPages} from '../../../../../source/state/watch/list/loading.ts';
import {goToEnd, goToRow, seekFailure} from '../../../../../source/state/watch/list/moving.ts';
import {learnWeight} from '../../../../../source/state/watch/list/paging/page-size.ts';
import {pageOf} from '../../../../helpers/builders.ts';

const HEIGHT = 20;

/** A list with its first page of 50, of so many bytes an email. */
function opened(bytes = 1000): List {
	const ids = Array.from({length: 50}, (_, index) => `email-${index}`);
	const list = newList(NO_FILTER, 50);
	return receivePage(list, {token: null}, {...pageOf(ids, 'T1'), bytes: 50 * bytes}, 0);
}

describe('how many emails the next page is to have', () => {
	test.each<[string, (list: List) => List, number]>([
		['to the end', (list) => goToEnd(list, HEIGHT), 1000],
		['to the next failure', (list) => seekFailure(list, 1, HEIGHT), 1000],
		['for all of it', (list) => ({...list, goal: {kind: 'all'}}), 1000],
		['to the next row', (list) => goToRow(list, 50, HEIGHT), 50],
		['to a row far down', (list) => goToRow(list, 400, HEIGHT), 351],
	])('%s', (_, go, size) => {
		expect(wantedPages(go(opened()))).toEqual([{token: 'T1', size}]);
	});

	test('is small for the first page, whatever it is loaded for', () => {
		expect(wantedPages(goToEnd(newList(NO_FILTER, 50), HEIGHT))).toEqual([{token: null, size: 50}]);
	});

	test.each([
		[6000, 1000],
		[10_000, 629],
		[100_000, 62],
		[9_000_000, 1],
	])('of %i bytes each is %i', (bytes, size) => {
		expect(wantedPages(goToEnd(opened(bytes), HEIGHT))).toEqual([{token: 'T1', size}]);
	});

	test('is no larger than the largest that the server gave, under every filter', () => {
		const limited = limitSize(opened(), 200);
		expect(wantedPages(goToEnd(limited, HEIGHT))).toEqual([{token: 'T1', size: 200}]);
		expect(refilter(limited, {part: 'statuses', statuses: ['FAILED']}).largestSize).toBe(200);
	});

	test('stays the first size where the server refused another, under every filter', () => {
		const fixed = limitSize(opened(), 50);
		expect(wantedPages(goToEnd(fixed, HEIGHT))).toEqual([{token: 'T1', size: 50}]);
		expect(refilter(fixed, {part: 'statuses', statuses: ['FAILED']}).hasFixedSize).toBe(true);
	});
});

describe('the weight of an email', () => {
	test.each([
		['is that of the first page', undefined, 100, 100],
		['grows at once', 100, 300, 300],
		['falls by half of the difference', 300, 100, 200],
	])('%s', (_, known, here, expected) => {
		expect(learnWeight(known, {...pageOf(['a', 'b']), bytes: 2 * here})).toBe(expected);
	});

	test('counts items that are left out, and is kept where a page does not mention it', () => {
		expect(learnWeight(undefined, {...pageOf(['a']), unreadable: 2, foreign: 1, bytes: 400})).toBe(100);
		expect(learnWeight(7, pageOf(['a']))).toBe(7);
		expect(learnWeight(7, {...pageOf([]), bytes: 90})).toBe(7);
	});
});

describe('the page after an answer that is not in the list yet', () => {
	test('is requested on the way to the end', () => {
		const list = goToEnd(opened(), HEIGHT);
		expect(pageAfter(list, {token: 'T1'}, pageOf(['x'], 'T2'))).toEqual({token: 'T2', size: 1000});
	});

	test.each<[string, (list: List) => List, string | null]>([
		['where nobody goes there', (list) => list, 'T2'],
		['where the answer may hold what is looked for', (list) => seekFailure(list, 1, HEIGHT), 'T2'],
		['after the last page', (list) => goToEnd(list, HEIGHT), null],
		['where it leads back', (list) => goToEnd(list, HEIGHT), 'T1'],
	])('is not asked for %s', (_, go, next) => {
		expect(pageAfter(go(opened()), {token: 'T1'}, pageOf(['x'], next))).toBeUndefined();
	});
});
