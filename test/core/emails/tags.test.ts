import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {formatTagFilter, parseTagFilter} from '../../../source/core/emails/tags.ts';
import {widthOf} from '../../../source/core/text/drawing/width.ts';
import {check} from '../../helpers/check.ts';

const LETTERS = 'abcXYZ019._~-';
const word = (maxLength: number) => fc.string({unit: fc.constantFrom(...LETTERS), minLength: 1, maxLength});
const PAIRS = fc.uniqueArray(fc.record({key: word(128), value: word(256)}), {
	maxLength: 10,
	selector: ({key, value}) => `${key}:${value}`,
});

function sent(text: string): string {
	const parse = parseTagFilter(text);
	return parse.mistake === undefined ? formatTagFilter(parse.pairs) : `at ${parse.mistake.at}: ${parse.mistake.reason}`;
}

test.each([
	['campaign:spring'],
	['campaign=spring'],
	['campaign:spring;'],
	['campaign:spring '],
	['  campaign=spring ;,'],
	['campaign:spring campaign=spring'],
])('“%s” is sent as campaign:spring;', (text) => {
	expect(sent(text)).toBe('campaign:spring;');
});

test.each([
	['a:b c:d', 'a:b;c:d;'],
	['a=b, c=d', 'a:b;c:d;'],
	['a:b;c:d;', 'a:b;c:d;'],
	['a:b\tc:d\n', 'a:b;c:d;'],
	['b:2 a:1', 'b:2;a:1;'],
	['a:1 a:2', 'a:1;a:2;'],
	['A.b_c~d-9:-~_.', 'A.b_c~d-9:-~_.;'],
	['', ''],
	[' ; , ', ''],
])('“%s” is sent as “%s”', (text, filter) => {
	expect(sent(text)).toBe(filter);
});

describe('what cannot be sent is refused with its place and its reason', () => {
	test.each([
		['bad key!:x', 0, '“bad” has no value'],
		['key!:x', 3, '“!” is not allowed in a key'],
		['a:b, c', 5, '“c” has no value'],
		['campaign:spring sale', 16, 'values cannot contain spaces; write a new pair as sale:value'],
		['a:b OR c:d', 4, 'there is no OR, all pairs must match'],
		['a:b|c:d', 3, 'there is no OR'],
		['a:b || c:d', 4, 'there is no OR'],
		['not a:b', 0, 'there is no OR'],
		['a:b and c:d', 4, 'all pairs must match anyway: omit “and”'],
		['a:b && c:d', 4, 'omit “&&”'],
		[':x', 0, 'a key is missing'],
		['a:', 2, 'a value is missing'],
		['a:b c:', 6, 'a value is missing'],
		['a:b:c', 3, '“:” is not allowed in a value'],
		['a:b=c', 3, '“=” is not allowed in a value'],
		['grün:x', 2, '“ü” is not allowed in a key'],
		['a:😀', 2, '“😀” is not allowed in a value'],
		['a:b%20', 3, '“%” is not allowed in a value'],
		[`${'k'.repeat(129)}:x`, 128, 'at most 128 characters'],
		[`k:${'v'.repeat(257)}`, 258, 'at most 256 characters'],
		['0:x 1:x 2:x 3:x 4:x 5:x 6:x 7:x 8:x 9:x late:x', 40, 'at most 10 pairs: remove one'],
	])('“%s”', (text, at, reason) => {
		expect(parseTagFilter(text).mistake).toMatchObject({at, reason: expect.stringContaining(reason)});
	});

	test('but not what is exactly as long or as many as may be', () => {
		const ten = Array.from({length: 10}, (_, index) => `${'k'.repeat(128)}:${index}${'v'.repeat(255)};`).join('');
		expect(sent(ten)).toBe(ten);
	});
});

test('what is sent has the form the API asks for, and reads as the same pairs again', () => {
	check(
		fc.property(PAIRS, fc.constantFrom(';', '; ', ', ', ' '), (pairs, apart) => {
			const filter = formatTagFilter(pairs);
			if (pairs.length > 0) expect(filter).toMatch(/^(?:[a-zA-Z0-9._~-]+:[a-zA-Z0-9._~-]+;){1,10}$/);
			expect(parseTagFilter(filter)).toEqual({pairs});
			expect(parseTagFilter(pairs.map(({key, value}) => `${key}=${value}`).join(apart))).toEqual({pairs});
		}),
	);
});

test('any text is either a filter the API takes or a mistake inside the text', () => {
	check(
		fc.property(fc.string({unit: fc.constantFrom(...'ab:=;, !é😀')}), (text) => {
			const parse = parseTagFilter(text);
			if (parse.mistake === undefined)
				expect(formatTagFilter(parse.pairs)).toMatch(/^(?:[a-zA-Z0-9._~-]+:[a-zA-Z0-9._~-]+;){0,10}$/);
			else {
				expect(widthOf(parse.mistake.short)).toBeLessThanOrEqual(36);
				expect(parse.mistake.at).toBeGreaterThanOrEqual(0);
				expect(parse.mistake.at).toBeLessThanOrEqual(text.length);
			}
		}),
		1000,
	);
});
