import {expect, test} from 'vitest';
import {EXAMPLE_DOMAINS, recipients} from '../../../source/sandbox/mail/recipients.ts';

test('10,000 recipients have 10,000 addresses, on reserved domains only', () => {
	const recipientOf = recipients(1);
	const addresses = Array.from({length: 10_000}, (_, index) => recipientOf(index, EXAMPLE_DOMAINS).address);
	expect(new Set(addresses).size).toBe(10_000);
	for (const address of addresses) expect(address).toMatch(/^[a-z]+\.[a-z]+@example\.(?:com|org|net)$/);
});
