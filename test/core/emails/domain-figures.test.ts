import {expect, test} from 'vitest';
import {createDomainTally} from '../../../source/core/emails/domain-figures.ts';
import type {Email} from '../../../source/core/emails/email.ts';
import {untrusted} from '../../../source/core/text/text.ts';
import {email, range} from '../../helpers/emails.ts';

const CREATED = 1_000_000;

/** An email to a domain that reached its status so many ms after it was created. */
function sent(number: number, domain: string, status: string, afterMs: number, changes: Partial<Email> = {}): Email {
	const to = domain === '' ? [] : [{address: untrusted(`person@${domain}`)}];
	return email(number, status, {to, createdAt: CREATED, updatedAt: CREATED + afterMs, ...changes});
}

function figuresOf(...pages: readonly (readonly Email[])[]) {
	const tally = createDomainTally();
	for (const page of pages) tally.add(page);
	return tally.figures();
}

test('all emails to a domain are counted, and those that failed', () => {
	const page = [
		sent(1, 'one.example', 'FAILED', 5),
		sent(2, 'ONE.example', 'UNDELIVERED', 5),
		sent(3, 'one.example', 'QUEUED', 5),
		sent(4, 'two.example', 'CANCELED', 5),
		sent(5, '', 'FAILED', 5),
	];
	expect(figuresOf(page)).toEqual([
		{domain: 'one.example', emails: 3, failures: 2},
		{domain: 'two.example', emails: 1, failures: 0},
		{domain: '', emails: 1, failures: 1},
	]);
});

test('half of the deliveries took at most p50, 95 % of them at most p95', () => {
	const page = range(1, 101).map((number) => sent(number, 'one.example', 'DELIVERED', number));
	expect(figuresOf(page.toReversed())).toEqual([{domain: 'one.example', emails: 100, failures: 0, p50: 50, p95: 95}]);
	expect(figuresOf([sent(1, 'one.example', 'DELIVERED', 7)])).toMatchObject([{p50: 7, p95: 7}]);
});

test.each([
	['was opened: its time is that of the opening', sent(1, 'one.example', 'OPENED', 9000)],
	['failed', sent(1, 'one.example', 'FAILED', 9000)],
	['has no time of creation', email(1, 'DELIVERED', {updatedAt: 5})],
	['was delivered before it was created, by clocks that disagree', sent(1, 'one.example', 'DELIVERED', -5)],
])('nothing is known of a delivery that %s', (_, one) => {
	expect(figuresOf([one])[0]).not.toHaveProperty('p50');
	expect(figuresOf([one])[0]?.emails).toBe(1);
});

test('the time to deliver a scheduled email is counted from when it was due', () => {
	const one = sent(1, 'one.example', 'DELIVERED', 60_500, {scheduledFor: CREATED + 60_000});
	expect(figuresOf([one])).toMatchObject([{p50: 500}]);
});

test('an email that is on two pages is counted once', () => {
	const one = sent(1, 'one.example', 'FAILED', 5);
	expect(figuresOf([one], [one, sent(2, 'one.example', 'FAILED', 5)])).toMatchObject([{emails: 2, failures: 2}]);
});
