import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {isMatch, parseQuery, type Query, segmentsOf} from '../../../source/core/emails/find.ts';
import {cutAddress} from '../../../source/core/text/drawing/cut-address.ts';
import {leftAligned} from '../../../source/core/text/drawing/width.ts';
import {graphemesOf} from '../../../source/core/text/graphemes.ts';
import {safeLine, untrusted} from '../../../source/core/text/text.ts';
import {email} from '../../helpers/emails.ts';

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
	const query = parseQuery(text);
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
		expect(parseQuery('')).toBeUndefined();
		expect(parseQuery('   ')).toBeUndefined();
	});
});

describe('what is lit in a column', () => {
	/** The column with what is lit in brackets. */
	function lit(words: string, text: string, columns: number): string {
		const shown = leftAligned(safeLine(text), columns);
		const segments = segmentsOf(looking(words), safeLine(text), shown);
		return segments.map(({text: segment, isMatch: isLit}) => (isLit ? `[${segment}]` : segment)).join('');
	}

	test.each([
		['an', 'banana', 8, 'b[anan]a  '],
		['na', 'banana', 4, 'ba[n]…'],
		['zzz', 'banana', 8, 'banana  '],
		['ban ana', 'banana', 6, '[bana]na'],
		['x', 'cafx\u0301 x', 8, 'caf[x\u0301] [x]  '],
		['京', '東京都', 8, '東[京]都  '],
		['京', '東京都', 4, '東…  '.slice(0, 3)],
		['👨', 'a 👨‍👩‍👧 b', 8, 'a [👨] b  '],
		['👨‍👩‍👧', 'a 👨‍👩‍👧 b', 8, 'a [👨] b  '],
	])('%s in %s', (words, text, columns, expected) => {
		expect(lit(words, text, columns)).toBe(expected);
	});

	test.each([
		['example', 'f…@post.[example].org   '],
		['fatima', 'f…@post.example.org   '.replace('f', '[f]')],
		['h', 'f…@post.example.org   '],
		['org', 'f…@post.example.[org]   '],
	])('%s in an address whose middle was cut out', (words, expected) => {
		const address = safeLine('fatima.haddad@post.example.org');
		const shown = leftAligned(cutAddress(address, 19), 22);
		const segments = segmentsOf(looking(words), address, shown);
		expect(segments.map(({text, isMatch: isLit}) => (isLit ? `[${text}]` : text)).join('')).toBe(expected);
	});

	test('is never more or less than the column, and no character is split', () => {
		const text = fc.string({unit: 'grapheme', minLength: 1, maxLength: 30});
		fc.assert(
			fc.property(
				text,
				fc.string({unit: 'grapheme', minLength: 1, maxLength: 3}),
				fc.integer({min: 1, max: 40}),
				(raw, word, columns) => {
					const query = parseQuery(word);
					fc.pre(query !== undefined);
					const safe = safeLine(raw);
					const shown = leftAligned(safe, columns);
					const segments = segmentsOf(query as Query, safe, shown);
					expect(segments.map((segment) => segment.text).join('')).toBe(shown);
					const starts = new Set([...graphemesOf(shown)].map(({index}) => index));
					let from = 0;
					for (const segment of segments) {
						expect(starts).toContain(from);
						from += segment.text.length;
					}
				},
			),
		);
	});
});
