import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {cutAddress} from '../../../../source/core/text/drawing/cut-address.ts';
import {widthOf} from '../../../../source/core/text/drawing/width.ts';
import {safeLine} from '../../../../source/core/text/text.ts';
import {check} from '../../../helpers/check.ts';

describe('an address that is too long', () => {
	test.each([
		['fatima.hansen@post.example.org', 30, 'fatima.hansen@post.example.org'],
		['fatima.hansen@post.example.org', 29, 'fatima.hans…@post.example.org'],
		['fatima.hansen@post.example.org', 26, 'fatima.h…@post.example.org'],
		['fatima.hansen@post.example.org', 19, 'f…@post.example.org'],
		['fatima.hansen@post.example.org', 18, '…@post.example.org'],
		['fatima.hansen@post.example.org', 17, '…post.example.org'],
		['fatima.hansen@post.example.org', 12, '…example.org'],
		['fatima.hansen@post.example.org', 1, '…'],
		['fatima.hansen@post.example.org', 0, ''],
		['no-address-at-all', 8, 'no-addr…'],
		['"a@b"@example.org', 14, '"…@example.org'],
		['田中太郎@example.jp', 15, '田…@example.jp'],
		['@example.org', 8, '…ple.org'],
	])('%s in %i columns', (address, columns, shown) => {
		expect(cutAddress(safeLine(address), columns)).toBe(shown);
	});

	test('never takes more than its columns, and keeps the domain whole where there is room', () => {
		const part = fc.string({unit: 'grapheme', minLength: 1, maxLength: 20});
		check(
			fc.property(part, fc.domain(), fc.integer({min: 1, max: 60}), (local, domain, columns) => {
				const address = safeLine(`${local}@${domain}`);
				const shown = cutAddress(address, columns);
				expect(widthOf(shown)).toBeLessThanOrEqual(columns);
				if (columns >= widthOf(domain) + 3) expect(shown.endsWith(`@${domain}`)).toBe(true);
				else if (columns > 1) expect(address.endsWith(shown.slice(1))).toBe(true);
			}),
		);
	});
});
