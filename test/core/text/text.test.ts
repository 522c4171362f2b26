import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {exactLine, safeBody, safeLine, say, untrusted} from '../../../source/core/text/text.ts';
import {check} from '../../helpers/check.ts';

const FAMILY = '👨‍👩‍👧';
const ANY_TEXT = fc.oneof(
	fc.string({unit: 'binary'}),
	fc
		.array(fc.constantFrom('\ud800', '\udfff', '\r', '\n', '\u001b', '\u009b', '\u2028', '\t', 'a', '日', FAMILY))
		.map((parts) => parts.join('')),
);

test.each([
	['an escape sequence', '\u001b[31mred', '␛[31mred'],
	['a title', '\u001b]0;x\u0007', '␛]0;x␇'],
	['NUL, SO, BS', 'a\0b\u000ec\b', 'a␀b␎c␈'],
	['DEL', 'a\u007f', 'a␡'],
	['C1', '\u009b31m\u009d', '<9B>31m<9D>'],
	['a line feed', 'one\ntwo', 'one␤two'],
	['VT, FF, NEL, LS, PS', '\v\f\u0085\u2028\u2029', '␤␤␤␤␤'],
	['a carriage return', 'good\rbad', 'good␍bad'],
	['a line end of Windows', 'a\r\nb', 'a␍␤b'],
	['tabs', 'a\t\tb', 'a  b'],
	['lone surrogates', 'a\ud800b\udc00', 'a\ufffdb\ufffd'],
	['signs that enclose digits', '\u0600\u0661 \u06dd\u0662', '\ufffd\u0661 \ufffd\u0662'],
	['what is fine as it is', 'Grüße, 日本 👨 é x\u0301', 'Grüße, 日本 👨 é x\u0301'],
])('a line shows %s', (_, raw, safe) => {
	expect(safeLine(raw)).toBe(safe);
});

test.each([
	['a line end of Windows', 'a\r\nb', 'a\nb'],
	['a lone carriage return', 'a\rb', 'a␍b'],
	['VT, FF, NEL, LS, PS', 'a\vb\fc\u0085d\u2028e\u2029f', 'a\nb\nc\nd\ne\nf'],
	['an escape sequence', 'a\n\u001b[2J\u009b', 'a\n␛[2J<9B>'],
	['a tab', 'a\tb', 'a b'],
	['a lone surrogate', '\udc00', '\ufffd'],
])('a body shows %s', (_, raw, safe) => {
	expect(safeBody(raw)).toBe(safe);
});

describe('whatever a stranger writes', () => {
	test('all of it together too, and nothing is left to do the second time', () => {
		check(
			fc.property(ANY_TEXT, (raw) => {
				for (const make of [safeLine, safeBody]) {
					const safe = make(raw);
					expect(safe.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
					expect(safe.isWellFormed()).toBe(true);
					expect(make(safe)).toBe(safe);
				}
				expect(safeLine(raw)).not.toContain('\n');
			}),
			2000,
		);
	});

	test.each([
		['plain letters', 'a'],
		['emoji', '😀'],
		['letters with a mark', 'x\u0301'],
	])('a line of %s is whole up to 1,024 graphemes, and cut beyond', (_, one) => {
		expect(safeLine(one.repeat(1024)) === one.repeat(1024)).toBe(true);
		expect(safeLine(one.repeat(1025)) === `${one.repeat(1023)}…`).toBe(true);
	});

	test('one letter under 100,000 marks and a megabyte without a space stay small', () => {
		expect(safeLine(`a${'\u0301'.repeat(100_000)}`).length).toBeLessThan(20_000);
		expect(safeLine('日'.repeat(1_000_000)).length).toBe(1024);
	});

	test('a body has at most 20,000 lines and 1 MiB of characters', () => {
		expect(safeBody('\n'.repeat(30_000)).split('\n')).toHaveLength(20_000);
		expect(safeBody('x\r\n'.repeat(20_000)).split('\n')).toHaveLength(20_000);
		expect(safeBody('x'.repeat(3_000_000)).length).toBe(1024 * 1024);
	});
});

test('text that needs no change is one string, its raw form is kept where it does', () => {
	expect(untrusted('Your subject line')).toEqual({raw: 'Your subject line', safe: 'Your subject line'});
	expect(untrusted('a\u0007')).toEqual({raw: 'a\u0007', safe: 'a␇'});
});

test.each([
	['a command longer than any line', `sendwatch --page-token=${'x'.repeat(2000)}`, true],
	['words in other scripts', "'日本 हिन्दी müller'", true],
	['an escape sequence', '\u001b[2J', false],
	['a line break', 'a\nb', false],
	['what nobody can see', 'a\u200bb', false],
])('%s: %j may be printed exactly: %s', (_, text, isExact) => {
	expect(exactLine(text)).toBe(isExact ? text : undefined);
});

test('a sentence takes numbers, words and an untrusted text, and is safe as a whole', () => {
	expect(say`${3} of “${untrusted('x\ny')}” are ${'\u001b'}\n.`).toBe('3 of “x␤y” are ␛␤.');
	expect(say`a \\ backslash`).toBe('a \\ backslash');
});
