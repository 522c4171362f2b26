import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {widthOf} from '../../../source/core/text/drawing/width.ts';
import {invisibleCount, isAttack} from '../../../source/core/text/neutralise.ts';
import {detailLine, safeBody, safeLine, untrusted} from '../../../source/core/text/text.ts';

/** What must never be in shown text. */
const FORBIDDEN =
	/\p{Cc}|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029\u00ad\u200b\u2060\ufeff\u3164\ufffc]|[\u{e0000}-\u{e0fff}]|\p{Co}|\p{Cn}|\p{M}{5}/u;

describe('a line of a list', () => {
	test.each([
		['an escape sequence is shown', '\u001B]0;owned\u0007', '␛]0;owned␇'],
		['a C1 introducer is shown', '\u009B2J', '<9B>2J'],
		['a direction override is dropped', 'invoice\u202Egpj.exe', 'invoicegpj.exe'],
		['isolates and marks are dropped', '\u2066a\u2069\u200E\u200F\u061C', 'a'],
		['zero-width characters are dropped', 'pay\u200Bpal\u2060\uFEFF', 'paypal'],
		['soft hyphens and newsletter padding are dropped', 'Hi\u00AD\u034F\u034F\u200C there', 'Hi there'],
		['hangul fillers are dropped', 'a\u3164\u115F\u1160\uFFA0b', 'ab'],
		['hidden tag letters are dropped', 'ok\u{E0041}\u{E0042}', 'ok'],
		['private use and what is nobody’s become a box', '\uE000\u{10FFFE}\u0378\uFFFC', '\uFFFD\uFFFD\uFFFD\uFFFD'],
		['lone surrogates become a box', 'a\uD800b', 'a\uFFFDb'],
		['piled-up marks are cut to four', `x${'\u0301'.repeat(50)}`, `x${'\u0301'.repeat(4)}`],
		['a family is its first member', '👨‍👩‍👧 ok', '👨 ok'],
		['a person at work is a person', '👩🏽\u200D💻 News', '👩 News'],
		['a thumb has no skin tone', '👍🏽 Thanks', '👍 Thanks'],
		['a skin tone by itself is a swatch', 'a 🏽', 'a ■'],
		['a heart is a sign', '❤\uFE0F \u2764\uFE0E', '❤ \u2764'],
		['a heart on fire too', '❤\uFE0F\u200D🔥', '❤'],
		['a keycap is its digit', '1\uFE0F\u20E3 #\u20E3', '1 #'],
		['a flag is two letters, half of one is one', '🇩🇪 🇺', 'DE U'],
		['the flag of Scotland is a flag', '🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}', '🏴'],
		['syllables and accents in parts are put together', '\u1112\u1161\u11AB e\u0301', '한 é'],
		['Persian keeps its half-space', 'می\u200Cخواهید', 'می\u200Cخواهید'],
		['Devanagari keeps its joiner', 'क्\u200Dष', 'क्\u200Dष'],
		['Chinese, Hebrew and Vietnamese are left alone', '您的账单 שלך Hóa đơn', '您的账单 שלך Hóa đơn'],
	])('%s', (_, raw, shown) => {
		expect(safeLine(raw)).toBe(shown);
	});
});

describe('the details', () => {
	test.each([
		['name a direction override', 'invoice\u202Egpj.exe', 'invoice⟦RLO⟧gpj.exe'],
		['name isolates', '\u2067a\u2069', '⟦RLI⟧a⟦PDI⟧'],
		['count what cannot be seen', 'pay\u200Bpal\u00AD', 'paypal (2 invisible characters)'],
		['leave plain text alone', 'Your subject line', 'Your subject line'],
	])('%s', (_, raw, shown) => {
		expect(detailLine(untrusted(raw))).toBe(shown);
	});
});

test('every code point there is, between two letters, is harmless afterwards', () => {
	const survivors: string[] = [];
	for (let code = 0; code <= 0x10_ffff; code += 1) {
		const text = `a${String.fromCodePoint(code)}b`;
		const line = safeLine(text);
		const body = safeBody(text);
		const isForbidden = FORBIDDEN.test(line) || FORBIDDEN.test(body.replaceAll('\n', ''));
		if (isForbidden || !line.isWellFormed() || !body.isWellFormed()) survivors.push(code.toString(16));
	}
	expect(survivors).toEqual([]);
});

test('a joiner in front of a pictograph that is not assigned yet joins nothing', () => {
	expect(safeLine('👩\u200D\u{1FC00}')).toBe('👩\uFFFD');
});

test('no mixture of them gets through, and nothing is shown differently the second time', () => {
	const nasty = fc.constantFrom(
		...'\u001B\u009B\u0007\r\n\t\u202E\u2066\u200B\u200D\u200C\uFE0F\u0301\u034F\u3164\uD800\uE000\uFFFCaम👩',
		'\u{E0041}',
		'👨‍👩‍👧',
	);
	const check = fc.property(
		fc.array(fc.oneof(nasty, fc.string({unit: 'binary', maxLength: 3})), {maxLength: 40}),
		(parts) => {
			const shown = safeLine(parts.join(''));
			expect(shown).not.toMatch(FORBIDDEN);
			expect(safeLine(shown)).toBe(shown);
			expect(widthOf(shown)).toBeGreaterThanOrEqual(0);
		},
	);
	fc.assert(check, {numRuns: 5000});
});

describe('the alarm', () => {
	test.each([
		['an escape sequence', '\u001B[2J', true],
		['a bell', 'ding\u0007', true],
		['a C1 control', '\u009D0;x', true],
		['an override', 'a\u202Eb', true],
		['an isolate', 'a\u2066b', true],
		['hidden tag letters', 'a\u{E0041}', true],
		['piled-up marks', `e${'\u0301'.repeat(9)}`, true],
		['the flag of Scotland', '🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}', false],
		['newsletter padding', '\u034F\u200C\u00AD\u200B', false],
		['right-to-left text with its marks', 'שלום\u200F!', false],
		['a line break', 'two\r\nlines\tand a tab', false],
	])('%s: %s', (_, text, expected) => {
		expect(isAttack(text)).toBe(expected);
	});

	test('counts what a reader cannot see', () => {
		expect(invisibleCount('a\u200B\u00ADb\u{E0041}')).toBe(3);
		expect(invisibleCount('👨‍👩‍👧 می\u200Cخواهید')).toBe(0);
	});
});
