import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {graphemesOf} from '../../../../source/core/text/graphemes.ts';
import {safeLine, untrusted} from '../../../../source/core/text/text.ts';
import {leftAligned} from '../../../../source/core/text/width.ts';
import {
	isMatch,
	matchRows,
	neighbour,
	piecesOf,
	type Query,
	queryOf,
} from '../../../../source/state/watch/find/matches.ts';
import {appendPage, NO_PAGES} from '../../../../source/state/watch/list/pages.ts';
import {refreshPage} from '../../../../source/state/watch/list/refresh.ts';
import {email} from '../../../helpers/emails.ts';

const JANE = email(7, 'DELIVERED', {
	to: [
		{address: untrusted('jane.doe@example.com'), name: untrusted('Jané Doe')},
		{address: untrusted('copy@example.org')},
	],
	subject: untrusted('Your order (3 items) [paid]'),
	tags: [{key: untrusted('campaign'), value: untrusted('spring')}],
});

/** The query of a text that has a word in it. */
function looking(text: string): Query {
	const query = queryOf(text);
	if (query === undefined) throw new Error('There is no word in it.');
	return query;
}

describe('an email matches', () => {
	test.each([
		['its address', 'jane.doe@'],
		['another recipient', 'copy@'],
		['a name, whatever the letters’ size', 'JANÉ'],
		['a name typed with its accent apart', 'jane\u0301'],
		['its subject', 'order'],
		['its id', '0000000007'],
		['a tag', 'campaign:spring'],
		['words from several fields, in any order', 'spring jane PAID'],
		['characters that mean something in patterns', '(3 [paid]'],
	])('by %s', (_, text) => {
		expect(isMatch(looking(text), JANE)).toBe(true);
	});

	test.each([
		['one of the words is nowhere', 'jane summer'],
		['it would run from one field into the next', 'paid]comms'],
		['a dot is a dot', 'jane?doe'],
	])('not where %s', (_, text) => {
		expect(isMatch(looking(text), JANE)).toBe(false);
	});

	test('and nothing typed is nothing looked for', () => {
		expect(queryOf('')).toBeUndefined();
		expect(queryOf('   ')).toBeUndefined();
	});
});

describe('the matching rows', () => {
	const spring = (numbers: readonly number[]) =>
		numbers.map((number) => email(number, 'SENT', {subject: untrusted(number % 3 === 0 ? 'Spring' : 'Other')}));
	const pages = [
		{emails: spring([1, 2, 3]), next: 'a'},
		{emails: spring([4, 5, 6, 9]), next: null},
	].reduce((all, page, index) => appendPage(all, index === 0 ? null : 'a', page), NO_PAGES);

	test('are counted through all pages', () => {
		expect(matchRows(looking('spring'), pages)).toEqual([2, 5, 6]);
		expect(matchRows(looking('winter'), pages)).toEqual([]);
	});

	test('follow a refresh', () => {
		const query = looking('spring');
		matchRows(query, pages);
		const changed = spring([1, 3, 3]).with(0, email(1, 'FAILED', {subject: untrusted('Spring')}));
		expect(matchRows(query, refreshPage(pages, null, {emails: changed, next: 'a'}))).toEqual([0, 2, 5, 6]);
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
		expect(neighbour([2, 5, 6], row, by)).toBe(target);
		expect(neighbour([], row, by)).toBeUndefined();
	});
});

describe('what is lit in a column', () => {
	/** The column with what is lit in brackets. */
	function lit(words: string, text: string, columns: number): string {
		const shown = leftAligned(safeLine(text), columns);
		const pieces = piecesOf(looking(words), safeLine(text), shown);
		return pieces.map(({text: piece, isLit}) => (isLit ? `[${piece}]` : piece)).join('');
	}

	test.each([
		['an', 'banana', 8, 'b[anan]a  '],
		['na', 'banana', 4, 'ba[n]…'],
		['zzz', 'banana', 8, 'banana  '],
		['ban ana', 'banana', 6, '[bana]na'],
		['e', 'cafe\u0301 e', 8, 'caf[e\u0301] [e]  '],
		['京', '東京都', 8, '東[京]都  '],
		['京', '東京都', 4, '東…  '.slice(0, 3)],
		['👨', 'a 👨‍👩‍👧 b', 8, 'a [👨‍👩‍👧] b  '],
	])('%s in %s', (words, text, columns, expected) => {
		expect(lit(words, text, columns)).toBe(expected);
	});

	test('is never more or less than the column, and no character is split', () => {
		const text = fc.string({unit: 'grapheme', minLength: 1, maxLength: 30});
		fc.assert(
			fc.property(
				text,
				fc.string({unit: 'grapheme', minLength: 1, maxLength: 3}),
				fc.integer({min: 1, max: 40}),
				(raw, word, columns) => {
					const query = queryOf(word);
					fc.pre(query !== undefined);
					const safe = safeLine(raw);
					const shown = leftAligned(safe, columns);
					const pieces = piecesOf(query as Query, safe, shown);
					expect(pieces.map((piece) => piece.text).join('')).toBe(shown);
					const starts = new Set([...graphemesOf(shown)].map(({index}) => index));
					let from = 0;
					for (const piece of pieces) {
						expect(starts).toContain(from);
						from += piece.text.length;
					}
				},
			),
		);
	});
});
