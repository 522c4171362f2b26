import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {createTextMask, initialOf, maskAddressesIn} from '../../../source/core/emails/mask-text.ts';
import {untrusted} from '../../../source/core/text/text.ts';
import {check} from '../../helpers/check.ts';

describe('addresses in a text', () => {
	test.each([
		['no such mailbox: john.doe@example.com', 'no such mailbox: j…@example.com'],
		['To: "John" <john@example.com>, jane@example.com;', 'To: "John" <j…@example.com>, j…@example.com;'],
		['mailto:john@example.com?subject=x', 'mailto:j…@example.com?subject=x'],
		['https://x.test/out?u=john%40example.com&id=1', 'https://x.test/out?u=j…%40example.com&id=1'],
		['<b>john&#64;example.com</b>', '<b>j…&#64;example.com</b>'],
		['{"address":"josé@example.com"}', '{"address":"j…@example.com"}'],
		['at 5 @ noon', 'at 5 @ noon'],
		['nobody here', 'nobody here'],
	])('%j is %j', (text, masked) => {
		expect(maskAddressesIn(text)).toBe(masked);
	});

	test('are masked wherever they stand, once and for all, however long the text', () => {
		const around = fc.string({unit: 'grapheme', maxLength: 20});
		check(
			fc.property(around, fc.emailAddress(), around, (before, address, after) => {
				const local = address.slice(0, address.indexOf('@'));
				const masked = maskAddressesIn(`${before} ${address} ${after}`);
				expect(maskAddressesIn(masked)).toBe(masked);
				const reveals = local.length > 1 && !/[=/?&|{}]/u.test(local);
				if (reveals) expect(masked.slice(before.length)).not.toContain(`${local}@`);
			}),
		);
		const long = `${'a'.repeat(1_000_000)}@b`;
		expect(maskAddressesIn(`${long} ${'@'.repeat(100_000)}`)).toHaveLength(100_005);
	});
});

describe('a text about a recipient', () => {
	const mask = createTextMask([{address: untrusted('j.doe@example.com'), name: untrusted('John van Doe')}]);
	test.each([
		['Dear John van Doe, your order', 'Dear J…, your order'],
		['JOHN, look', 'J…, look'],
		['user:j.doe', 'user:j…'],
		['Johnson & Doering', 'Johnson & Doering'],
		['from shop@example.com to j.doe@example.com', 'from s…@example.com to j…@example.com'],
	])('%j is %j', (text, masked) => {
		expect(mask(text)).toBe(masked);
		expect(mask(masked)).toBe(masked);
	});

	test('hides a name in a script without spaces, and one made of signs', () => {
		const hide = createTextMask([
			{address: untrusted('a@example.com'), name: untrusted('山田太郎')},
			{address: untrusted('b@example.com'), name: untrusted('(.*+')},
		]);
		expect(hide('山田太郎様 (.*+ ok')).toBe('山…様 (… ok');
	});
});

test.each(['SAM', 'ſam', 'sam'])('a name is found in any case: %s', (written) => {
	const mask = createTextMask([{address: untrusted('x@example.com'), name: untrusted('Sam')}]);
	expect(mask(`Hello ${written}, same as ever`)).toBe(`Hello ${initialOf(written)}, same as ever`);
});

test('an initial is one character, whatever its size, and stays the same', () => {
	expect(['', 'John', '𝒥ohn', '…', 'J…'].map(initialOf)).toEqual(['', 'J…', '𝒥…', '…', 'J…']);
});
