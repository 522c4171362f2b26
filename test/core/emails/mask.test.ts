import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {maskAddress, maskEmail} from '../../../source/core/emails/mask.ts';
import {untrusted} from '../../../source/core/text/text.ts';
import {awkwardText} from '../../helpers/awkward-text.ts';
import {check} from '../../helpers/check.ts';
import {email} from '../../helpers/emails.ts';

describe('a masked address', () => {
	test.each([
		['john.doe@example.com', 'j…@example.com'],
		['j@example.com', 'j…@example.com'],
		['"john@home"@example.com', '"…@example.com'],
		['𝒥ohn@example.com', '𝒥…@example.com'],
		['e\u0301tienne@example.com', 'e\u0301…@example.com'],
		['🇩🇪hans@example.com', '🇩🇪…@example.com'],
		['@example.com', '…@example.com'],
		['john', 'j…'],
		['', ''],
	])('%j is %j', (address, masked) => {
		expect(maskAddress(address)).toBe(masked);
	});

	test('is the same when it is masked again', () => {
		check(
			fc.property(fc.oneof(fc.emailAddress(), awkwardText), (address) => {
				expect(maskAddress(maskAddress(address))).toBe(maskAddress(address));
			}),
		);
	});
});

test('an email keeps its sender, and of a recipient neither address nor name', () => {
	const from = {address: untrusted('shop@example.com'), name: untrusted('Shop')};
	const to = [{address: untrusted('john.doe@example.com'), name: untrusted('John Doe')}];
	const related = [untrusted('THREAD of john.doe@example.com'), untrusted('OPERATION comms_operation_1')];
	const masked = maskEmail(email(1, 'SENT', {from, to, related}));
	expect(masked.related?.map(({raw}) => raw)).toEqual(['THREAD of j…@example.com', 'OPERATION comms_operation_1']);
	expect(masked.from).toEqual(from);
	expect(JSON.stringify(masked.to)).not.toMatch(/john|doe/iu);
	expect(masked.to[0]?.address.safe).toBe('j…@example.com');
});

test('the reason of a masked email keeps its code, and of its words all but the recipient', () => {
	const reason = {code: 20001, message: untrusted('person1@example.com: mailbox full')};
	expect(maskEmail({...email(1), reason}).reason).toEqual({
		code: 20001,
		message: untrusted('p…@example.com: mailbox full'),
	});
});
