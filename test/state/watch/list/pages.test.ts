import {describe, expect, test} from 'vitest';
import {
	appendPage,
	isComplete,
	NO_PAGES,
	nextToken,
	type Pages,
	rowCount,
	rowOf,
	rowsFrom,
} from '../../../../source/state/watch/list/pages.ts';
import {refreshPage} from '../../../../source/state/watch/list/paging/refresh.ts';
import {emailOf, pageOf} from '../../../helpers/builders.ts';

/** The ids of all rows, those that count as missing in brackets. */
function rows(pages: Pages): string {
	const ids = rowsFrom(pages, 0, 1000).map(({id}) => (pages.missing.has(id.raw) ? `(${id.raw})` : id.raw));
	return ids.join(' ');
}

function tokens({loaded}: Pages): readonly (string | null)[] {
	return loaded.flatMap(({token, next}) => [token, next]);
}

/** Three pages: a b c, d e f, g. */
function threePages(): Pages {
	const first = appendPage(NO_PAGES, null, pageOf(['a', 'b', 'c'], 'T1'), 0);
	const second = appendPage(first, 'T1', pageOf(['d', 'e', 'f'], 'T2'), 0);
	return appendPage(second, 'T2', pageOf(['g']), 0);
}

describe('loading on', () => {
	test('asks for the first page without a token, then with what each page named, and ends where none is named', () => {
		expect(nextToken(NO_PAGES)).toBeNull();
		const first = appendPage(NO_PAGES, null, pageOf(['a'], 'opaque=%2F; +'), 0);
		expect(nextToken(first)).toBe('opaque=%2F; +');
		const all = appendPage(first, 'opaque=%2F; +', pageOf(['b']), 0);
		expect(nextToken(all)).toBeUndefined();
		expect(isComplete(all)).toBe(true);
		expect(rows(all)).toBe('a b');
	});

	test('takes no page that was not the next one', () => {
		const pages = threePages();
		expect(appendPage(pages, 'T1', pageOf(['x']), 0)).toBe(pages);
		expect(appendPage(NO_PAGES, 'T1', pageOf(['x']), 0)).toBe(NO_PAGES);
	});

	test('shows an email once that stands on two pages, or twice on one, with its latest status where it stood first', () => {
		const first = appendPage(NO_PAGES, null, pageOf(['a', 'b', 'b'], 'T1'), 0);
		const again = {emails: [emailOf('b', {status: 'DELIVERED'}), emailOf('c')], next: null};
		const pages = appendPage(first, 'T1', again, 0);
		expect(rows(pages)).toBe('a b c');
		expect(rowCount(pages)).toBe(3);
		expect(rowsFrom(pages, 1, 1)[0]?.status.raw).toBe('DELIVERED');
	});

	test.each([
		['its own', 'T1'],
		['an earlier one', 'T0'],
	])('stops when a page names %s as the next', (_, repeated) => {
		const first = appendPage(NO_PAGES, null, pageOf(['a'], 'T0'), 0);
		const second = appendPage(first, 'T0', pageOf(['b'], 'T1'), 0);
		const third = appendPage(second, 'T1', pageOf(['c'], repeated), 0);
		expect(rows(third)).toBe('a b c');
		expect(third.isLooping).toBe(true);
		expect(nextToken(third)).toBeUndefined();
	});

	test('continues past an empty page that names a next one', () => {
		const pages = appendPage(NO_PAGES, null, pageOf([], 'T1'), 0);
		expect(nextToken(pages)).toBe('T1');
		expect(rows(appendPage(pages, 'T1', pageOf(['a']), 0))).toBe('a');
	});

	test('an email that had slipped off its page and comes with the next one is not missing any more', () => {
		const first = appendPage(NO_PAGES, null, pageOf(['a', 'b'], 'T1'), 0);
		const slipped = refreshPage(first, null, pageOf(['new', 'a'], 'T1'), 0);
		expect(rows(slipped)).toBe('new a (b)');
		expect(rows(appendPage(slipped, 'T1', pageOf(['b', 'c']), 0))).toBe('new a b c');
	});
});

describe('a refresh', () => {
	test.each([
		['nothing new', ['d', 'e', 'f'], 'a b c d e f g'],
		['a new one first', ['x', 'd', 'e', 'f'], 'a b c x d e f g'],
		['new ones between and last', ['d', 'x', 'e', 'f', 'y', 'z'], 'a b c d x e f y z g'],
		['new ones together', ['d', 'x', 'y', 'e', 'f'], 'a b c d x y e f g'],
		['a new one behind one of another page', ['d', 'a', 'x', 'e', 'f'], 'a b c d x e f g'],
		['one gone', ['d', 'f'], 'a b c d (e) f g'],
		['one gone, and a new one in its place', ['d', 'x', 'f'], 'a b c d x (e) f g'],
		['all gone', [], 'a b c (d) (e) (f) g'],
		['others in another order', ['f', 'e', 'd'], 'a b c d e f g'],
		['one that stands on an earlier page', ['a', 'd', 'e', 'f'], 'a b c d e f g'],
		['a new one twice', ['x', 'd', 'x', 'e', 'f'], 'a b c x d e f g'],
	])('brings %s', (_, answer, expected) => {
		const pages = threePages();
		const refreshed = refreshPage(pages, 'T1', pageOf(answer, 'another'), 0);
		expect(rows(refreshed)).toBe(expected);
		expect(tokens(refreshed)).toEqual(tokens(pages));
	});

	test('does not take for gone what others have only pushed off the end of the page', () => {
		const first = appendPage(NO_PAGES, null, pageOf(['b', 'd', 'f'], 'T1'), 0);
		expect(rows(refreshPage(first, null, pageOf(['a', 'b', 'c'], 'T0'), 0))).toBe('a b c d f');
		expect(rows(refreshPage(first, null, pageOf(['a', 'c', 'd'], 'T0'), 0))).toBe('a c (b) d f');
		expect(rows(refreshPage(first, null, pageOf(['a', 'b', 'c'], 'T1'), 0))).toBe('a b c (d) (f)');
		expect(rows(refreshPage(first, null, pageOf(['a', 'b', 'c']), 0))).toBe('a b c (d) (f)');
	});

	test('that reaches into the next page updates that too', () => {
		const answer = pageOf(['d', 'x', 'e', 'f', 'g', 'h'], 'T3');
		expect(rows(refreshPage(threePages(), 'T1', answer, 0))).toBe('a b c d x e f g h');
		const first = refreshPage(threePages(), null, pageOf(['a', 'b', 'c', 'd', 'y', 'f'], 'T2'), 0);
		expect(rows(first)).toBe('a b c d y (e) f g');
		expect(rows(refreshPage(threePages(), 'T1', pageOf(['d', 'g', 'h'], 'T3'), 0))).toBe('a b c d (e) (f) g h');
	});

	test('does not mention a page that it skips', () => {
		expect(rows(refreshPage(threePages(), null, pageOf(['a', 'c', 'g', 'h'], 'T3'), 0))).toBe('a (b) c d e f g');
	});

	test('finds again what was missing, on whichever page it comes back', () => {
		const gone = refreshPage(threePages(), 'T1', pageOf(['d', 'f']), 0);
		expect(rows(gone)).toBe('a b c d (e) f g');
		expect(rows(refreshPage(gone, 'T1', pageOf(['d', 'e', 'f']), 0))).toBe('a b c d e f g');
		expect(rows(refreshPage(gone, 'T2', pageOf(['e', 'g']), 0))).toBe('a b c d e f g');
	});

	test('updates what is known, and keeps the very row where nothing changed', () => {
		const pages = threePages();
		const news = {emails: [emailOf('d'), emailOf('e', {status: 'SENT'}), emailOf('f', {updatedAt: 5})], next: 'T2'};
		const refreshed = refreshPage(pages, 'T1', news, 0);
		const [before, after] = [rowsFrom(pages, 3, 3), rowsFrom(refreshed, 3, 3)];
		expect(after.map(({status}) => status.raw)).toEqual(['QUEUED', 'SENT', 'QUEUED']);
		expect(after[0]).toBe(before[0]);
		expect(after[2]?.updatedAt).toBe(5);
	});

	test('lets a list that had ended go on, but never turns back one that goes on', () => {
		const grown = refreshPage(threePages(), 'T2', pageOf(['g'], 'T3'), 0);
		expect(nextToken(grown)).toBe('T3');
		expect(nextToken(refreshPage(grown, 'T2', pageOf(['g']), 0))).toBe('T3');
	});

	test('does not follow a token that leads back to a loaded page', () => {
		const pages = refreshPage(threePages(), 'T2', pageOf(['g'], 'T1'), 0);
		expect(nextToken(pages)).toBeUndefined();
		expect(pages.isLooping).toBe(true);
	});

	test('of a page that is not loaded changes nothing', () => {
		const pages = threePages();
		expect(refreshPage(pages, 'T9', pageOf(['x']), 0)).toBe(pages);
	});
});

test('rows are read across pages, and every email knows its row', () => {
	const pages = threePages();
	expect(rowsFrom(pages, 2, 3).map(({id}) => id.raw)).toEqual(['c', 'd', 'e']);
	expect(rowsFrom(pages, 6, 5).map(({id}) => id.raw)).toEqual(['g']);
	expect(rowsFrom(pages, 7, 5)).toEqual([]);
	expect(['a', 'f', 'g', 'x'].map((id) => rowOf(pages, id))).toEqual([0, 5, 6, undefined]);
});
