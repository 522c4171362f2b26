import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import type {EmailPage} from '../../../../source/core/emails/email.ts';
import {NO_FILTER} from '../../../../source/core/emails/filter.ts';
import {ProblemError} from '../../../../source/core/errors.ts';
import {type List, newList, visibleRows} from '../../../../source/state/watch/list/list.ts';
import {
	askAgain,
	failPage,
	failRefresh,
	receivePage,
	receiveRefresh,
	wantedPages,
} from '../../../../source/state/watch/list/loading.ts';
import {goToEnd, goToRow, jumpPage} from '../../../../source/state/watch/list/moving.ts';
import {isComplete, rowCount, rowsFrom} from '../../../../source/state/watch/list/pages.ts';
import {refreshRequests} from '../../../../source/state/watch/list/paging/refresh-requests.ts';
import {leftOutIn} from '../../../../source/state/watch/list/streams.ts';
import {listTrouble} from '../../../../source/state/watch/select/list-trouble.ts';
import {emailOf, pageOf, problemOf, wantedToken} from '../../../helpers/builders.ts';
import {check} from '../../../helpers/check.ts';
import {FAULTY_LIST, serveFaultyList} from '../../../helpers/faulty-list.ts';

const HEIGHT = 3;

/** A list after its first pages; the token of each further page is `A`, `B` … */
function loaded(...pages: readonly EmailPage[]): List {
	const tokens = [null, 'A', 'B', 'C'];
	return pages.reduce<List>(
		(list, page, index) => receivePage(list, {token: tokens[index] ?? null}, page, 0),
		newList(NO_FILTER, 3),
	);
}

/** The visible rows, the one under the cursor marked, the dimmed ones in brackets. */
function seen(list: List, height = HEIGHT): string {
	const words = visibleRows(list, height).rows.map(({key, isSelected, isMissing}) => {
		const word = isMissing ? `(${key})` : key;
		return isSelected ? `>${word}` : word;
	});
	return words.join(' ');
}

describe('a list that breaks off', () => {
	test.each<[string, List, string]>([
		[
			'without pagination',
			loaded({...pageOf(['a', 'b']), brokenBy: 'missing-pagination'}),
			'The server sent a page without pagination, so the list may be incomplete.',
		],
		[
			'with a token that is not text',
			loaded(pageOf(['a'], 'A'), {...pageOf(['b']), brokenBy: 'unreadable-token'}),
			'The server sent a page token that is not text, so the list may be incomplete.',
		],
		[
			'with a token that comes again',
			loaded(pageOf(['a'], 'A'), pageOf(['b'], 'A')),
			'The server sent the same page token twice, so the list may be incomplete.',
		],
		[
			'with a refused token',
			failPage(loaded(pageOf(['a', 'b'], 'A')), {token: 'A'}, problemOf('malformed'), 5000),
			'The server refused the page token, so the list may be incomplete. It was malformed.',
		],
	])('%s is never called complete, says why, and asks for no further page', (_, list, sentence) => {
		expect(listTrouble(list)).toMatchObject({kind: 'broken', sentence});
		expect(isComplete(list.pages)).toBe(false);
		const atEnd = goToEnd(list, HEIGHT);
		expect(atEnd.goal).toBeUndefined();
		expect(seen(atEnd)).toBe('a >b');
		expect(wantedPages(atEnd)).toEqual([]);
		expect(wantedPages(jumpPage(atEnd, 1, HEIGHT))).toEqual([]);
	});

	test('after 50 pages with nothing new, each with a new token', () => {
		let list = goToEnd(newList(NO_FILTER, 3), HEIGHT);
		let asked = 0;
		for (let token = wantedToken(list); token !== undefined; token = wantedToken(list)) {
			list = receivePage(list, {token}, {...pageOf(['a', 'b'], `T${asked}`), unreadable: 2}, 0);
			asked += 1;
		}
		expect(asked).toBe(51);
		expect(rowCount(list.pages)).toBe(2);
		expect(listTrouble(list)?.sentence).toContain('50 pages in a row with nothing new');
		expect(leftOutIn(list.streams)).toEqual({unreadable: 2, foreign: 0});
	});

	test('starts again when the user asks; the cursor stays on its email', () => {
		const broken = goToRow(loaded({...pageOf(['a', 'b']), brokenBy: 'missing-pagination'}), 1, HEIGHT);
		const again = askAgain(broken);
		expect(wantedToken(again)).toBeNull();
		expect(again.generation).toBe(broken.generation + 1);
		const anew = receivePage(again, {token: null}, pageOf(['x', 'a', 'b']), 1);
		expect(seen(anew)).toBe('x a >b');
		expect(isComplete(anew.pages)).toBe(true);
		expect(listTrouble(anew)).toBeUndefined();
		expect(seen(receivePage(again, {token: null}, pageOf(['x', 'y']), 1))).toBe('>x y');
	});

	test('heals where a refresh of its last page says how it goes on', () => {
		const broken = loaded({...pageOf(['a', 'b']), brokenBy: 'unreadable-token'});
		const whole = receiveRefresh(broken, {token: null}, pageOf(['a', 'b']), 1);
		expect(listTrouble(whole)).toBeUndefined();
		expect(isComplete(whole.pages)).toBe(true);
		const more = receiveRefresh(broken, {token: null}, pageOf(['a', 'b'], 'A'), 1);
		expect(wantedToken(goToEnd(more, HEIGHT))).toBe('A');
	});

	test('is no longer complete where a refresh of its last page has no pagination', () => {
		const list = loaded(pageOf(['a', 'b', 'c']));
		const page: EmailPage = {...pageOf(['a']), brokenBy: 'missing-pagination'};
		const refreshed = receiveRefresh(list, {token: null}, page, 1);
		expect(isComplete(refreshed.pages)).toBe(false);
		// What comes behind the last email of such a page is unknown.
		expect(seen(refreshed)).toBe('>a b c');
	});

	test('with several statuses: the others are loaded to their end', () => {
		const filter = {...NO_FILTER, statuses: ['FAILED', 'UNDELIVERED']} as const;
		const broken: EmailPage = {...pageOf(['a']), brokenBy: 'missing-pagination'};
		const failed = receivePage(goToEnd(newList(filter, 3), HEIGHT), {status: 'FAILED', token: null}, broken, 0);
		expect(wantedPages(failed)).toEqual([{status: 'UNDELIVERED', token: null, size: 3}]);
		const both = receivePage(failed, {status: 'UNDELIVERED', token: null}, pageOf(['b']), 0);
		expect(wantedPages(both)).toEqual([]);
		expect(isComplete(both.pages)).toBe(false);
		expect(listTrouble(both)?.kind).toBe('broken');
	});
});

describe('a list that the server refuses', () => {
	test.each(['refused', 'absent', 'malformed'] as const)('%s: nothing is asked before the user asks', (kind) => {
		const list = loaded(pageOf(['a', 'b', 'c'], 'A'));
		const refused = failRefresh(list, {token: null}, problemOf(kind));
		expect(listTrouble(refused)).toEqual({kind: 'refused', sentence: `It was ${kind}.`, inShort: ['refused']});
		expect(refused.problem).toBeUndefined();
		expect(refreshRequests(refused, 2000)).toEqual([]);
		expect(wantedPages(goToEnd(refused, HEIGHT))).toEqual([]);
		const again = askAgain(goToEnd(refused, HEIGHT));
		expect(listTrouble(again)).toBeUndefined();
		expect(refreshRequests(again, 2000)).toMatchObject([{token: null}]);
		expect(wantedToken(again)).toBe('A');
	});

	test.each(['limited', 'broken', 'unreachable', 'heavy'] as const)('but not for a passing problem: %s', (kind) => {
		const failed = failRefresh(loaded(pageOf(['a'])), {token: null}, problemOf(kind));
		expect(listTrouble(failed)).toBeUndefined();
		expect(refreshRequests(failed, 2000)).toMatchObject([{token: null}]);
	});

	test('a refused token only stops its page: the others are refreshed on', () => {
		const list = goToRow(loaded(pageOf(['a', 'b', 'c'], 'A'), pageOf(['d'])), 3, HEIGHT);
		const refused = failRefresh(list, {token: 'A'}, problemOf('malformed'));
		// The page before it reaches its rows too.
		expect(refreshRequests(refused, 2000)).toEqual([{token: null, size: 4}]);
		expect(refreshRequests(goToRow(refused, 0, HEIGHT), 2000)).toEqual([{token: null, size: 3}]);
		expect(seen(refused)).toBe('b c >d');
	});
});

describe('items that are left out', () => {
	test('are counted over the pages, and again when a page is refreshed', () => {
		const list = loaded({...pageOf(['a'], 'A'), unreadable: 2}, {...pageOf(['b']), unreadable: 1, foreign: 3});
		expect(leftOutIn(list.streams)).toEqual({unreadable: 3, foreign: 3});
		const refreshed = receiveRefresh(list, {token: null}, {...pageOf(['a', 'x'], 'A'), unreadable: 1}, 1);
		expect(leftOutIn(refreshed.streams)).toEqual({unreadable: 2, foreign: 3});
	});

	test('are not called gone: one of them may be an email that was listed', () => {
		const refreshed = receiveRefresh(loaded(pageOf(['a', 'b'])), {token: null}, {...pageOf(['a']), unreadable: 1}, 1);
		expect(seen(refreshed)).toBe('>a b');
	});
});

describe('dimmed rows', () => {
	const dimmed = () => receiveRefresh(loaded(pageOf(['a', 'b', 'c', 'd'])), {token: null}, pageOf(['a', 'd']), 1);

	test('stay until the user asks again', () => {
		expect(seen(dimmed(), 9)).toBe('>a (b) (c) d');
		expect(seen(receiveRefresh(dimmed(), {token: null}, pageOf(['a', 'd']), 2), 9)).toBe('>a (b) (c) d');
		expect(seen(askAgain(dimmed()), 9)).toBe('>a d');
	});

	test('with the cursor on one of them: it moves to the next row that stays', () => {
		expect(seen(askAgain(goToRow(dimmed(), 1, 9)), 9)).toBe('a >d');
		const last = receiveRefresh(dimmed(), {token: null}, pageOf(['a']), 2);
		expect(seen(askAgain(goToRow(last, 3, 9)), 9)).toBe('>a');
		expect(seen(askAgain(receiveRefresh(last, {token: null}, pageOf([]), 3)), 9)).toBe('');
	});

	test('come back where the server has them again', () => {
		expect(seen(receiveRefresh(askAgain(dimmed()), {token: null}, pageOf(['a', 'b', 'd']), 2), 9)).toBe('>a b d');
	});

	test('with several statuses too', () => {
		const filter = {...NO_FILTER, statuses: ['FAILED', 'UNDELIVERED']} as const;
		const pageWith = (status: string, ...ids: readonly string[]): EmailPage => ({
			emails: ids.map((id) => emailOf(id, {status})),
			next: null,
		});
		const failed = receivePage(newList(filter, 3), {status: 'FAILED', token: null}, pageWith('FAILED', 'a', 'b'), 0);
		const both = receivePage(failed, {status: 'UNDELIVERED', token: null}, pageWith('UNDELIVERED', 'c'), 0);
		const left = receiveRefresh(both, {status: 'FAILED', token: null}, pageWith('FAILED', 'a'), 1);
		expect(seen(left, 9)).toBe('>a (b) c');
		expect(seen(askAgain(left), 9)).toBe('>a c');
	});
});

describe('with the cursor on the first row', () => {
	test('rows that come in above it come into view; the cursor stays on its email', () => {
		const list = loaded(pageOf(['c', 'd', 'e', 'f']));
		const one = receiveRefresh(list, {token: null}, pageOf(['b', 'c', 'd', 'e', 'f']), 1);
		expect(seen(one)).toBe('b >c d');
		const two = receiveRefresh(one, {token: null}, pageOf(['a', 'b', 'c', 'd', 'e', 'f']), 2);
		expect(seen(two)).toBe('a b >c');
	});

	test('more of them than the window holds leave the cursor on its last row', () => {
		const list = loaded(pageOf(['e', 'f']));
		expect(seen(receiveRefresh(list, {token: null}, pageOf([...'abcdef']), 1))).toBe('c d >e');
	});

	test('also after the user has gone back there', () => {
		const list = goToRow(goToRow(loaded(pageOf(['b', 'c', 'd', 'e'])), 3, HEIGHT), 0, HEIGHT);
		expect(seen(receiveRefresh(list, {token: null}, pageOf([...'abcde']), 1))).toBe('a >b c');
	});
});

test('whatever a list is like, it has each email once, in order, counts what is missing, and is complete only where the server says so', () => {
	check(
		fc.property(FAULTY_LIST, (spec) => {
			const {page, readable, unreadable, foreign} = serveFaultyList(spec);
			let list = goToEnd(newList(NO_FILTER, 3), HEIGHT);
			for (let token = wantedToken(list); token !== undefined; token = wantedToken(list))
				list = load(list, token, page);
			expect(rowsFrom(list.pages, 0, 1000).map(({id}) => id.raw)).toEqual(readable);
			expect(leftOutIn(list.streams)).toEqual({unreadable, foreign});
			expect(isComplete(list.pages)).toBe(spec.end === 'end');
			expect(listTrouble(list) === undefined).toBe(spec.end === 'end');
			expect(list.goal).toBeUndefined();
		}),
	);
});

function load(list: List, token: string | null, page: (token: string | null) => EmailPage): List {
	try {
		return receivePage(list, {token}, page(token), 0);
	} catch (error) {
		if (!(error instanceof ProblemError)) throw error;
		return failPage(list, {token}, error.problem, 0);
	}
}
