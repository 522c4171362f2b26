import {describe, expect, test} from 'vitest';
import {reportPage} from '../../source/app/hand-over/report-page.ts';
import {reportOfOperation} from '../../source/app/report-send.ts';
import type {Email} from '../../source/core/emails/email.ts';
import {ProblemError} from '../../source/core/errors.ts';
import type {Operation} from '../../source/core/operation/operation.ts';
import {untrusted} from '../../source/core/text/text.ts';
import type {RetryingClient} from '../../source/monitor/retrying-client.ts';
import {OPERATION_ID, operationOf, problemOf} from '../helpers/builders.ts';
import {email, range} from '../helpers/emails.ts';

const NOW = Date.UTC(2026, 3, 5, 6, 20, 42);

/** The page on a send whose operation is answered like this, one answer after the other, and then not at all. A request takes a second. */
async function pageOn(answers: readonly Operation[], emails: readonly Email[]): Promise<string> {
	let at = NOW;
	const left = [...answers];
	const requested: string[] = [];
	const client = {
		async fetchOperation() {
			at += 1000;
			requested.push('operation');
			const operation = left.shift();
			if (operation === undefined) throw new ProblemError(problemOf('unreachable'));
			return operation;
		},
		async listEmails() {
			at += 1000;
			requested.push('list');
			return {emails, next: null};
		},
		async listReasons() {
			requested.push('reasons');
			return {reasons: [{emailId: emails[0]?.id.raw, message: untrusted('Full')}], next: null};
		},
	} as unknown as RetryingClient;
	const send = await reportOfOperation(
		{
			...{
				client,
				operationId: OPERATION_ID,
				baseUrl: 'http://127.0.0.1:1/v1',
				isMasked: false,
				folder: '/nowhere',
				now: () => at,
			},
			...{command: 'sendwatch report', summaryCommand: 'sendwatch emails'},
		},
		new AbortController().signal,
	);
	expect(requested).toEqual(['operation', 'list', 'reasons', 'operation']);
	return reportPage([send]);
}

const LISTED = range(0, 10).map((number) =>
	email(number, number < 4 ? 'FAILED' : 'DELIVERED', {createdAt: NOW - 9000, updatedAt: NOW - 1000 * number}),
);

function counted(status: string, delivered: number, failed: number): Operation {
	return operationOf(status, {total: 10, recipients: 10, delivered, failed, queued: 10 - delivered - failed});
}

describe('a report of an operation', () => {
	test('made while emails move has the counters of after its list, says when each was read, and what they disagree on', async () => {
		const page = await pageOn([counted('PROCESSING', 2, 2), counted('PROCESSING', 4, 5)], LISTED);
		expect(page).toMatch(/class="verdict \w+">[A-Z ]+: 5 failures/u);
		expect(page).toContain('counters as of 2026-04-05 06:20:45 UTC');
		expect(page).toContain('list read from 2026-04-05 06:20:43 UTC to 2026-04-05 06:20:44 UTC');
		const sentence =
			'The list has 6 delivered emails and 4 failures; the server&#39;s counters, read after it, say 4 and 5.';
		expect(page).toContain(`<p class="note">${sentence}</p>`);
		expect(page).toContain('4 of 5 failures were read.');
		expect(page).toMatch(/By domain.*~40 %.*~ as of 2026-04-05 06:20:43 UTC; emails have moved since/su);
	});

	test('explains counters that disagree with the list though nothing moves', async () => {
		const answer = counted('COMPLETED', 6, 2);
		const page = await pageOn([answer, answer], LISTED);
		expect(page).toContain(': 2 failures');
		expect(page).toContain('The list has 4 failures; the server&#39;s counters say 2.');
		expect(page).toContain('<p>4 failures in the list.</p>');
		expect(page).not.toContain('~');
	});

	test('has the counters of before its list where the server does not answer again', async () => {
		const page = await pageOn([counted('PROCESSING', 6, 4)], LISTED);
		expect(page).toContain('counters as of 2026-04-05 06:20:43 UTC');
		expect(page).toContain('All 4 failures were read.');
		expect(page).toContain('~40 %');
	});
});
