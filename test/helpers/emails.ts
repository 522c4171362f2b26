import type {Email, EmailPage} from '../../source/core/emails/email.ts';
import type {Operation} from '../../source/core/operation/operation.ts';
import type {Stats} from '../../source/core/operation/stats.ts';
import {statusText} from '../../source/core/operation/status.ts';
import {untrusted} from '../../source/core/text/text.ts';

/** An email with an id that tells its number, as a page of the list has it. */
export function email(number: number, status = 'QUEUED', changes: Partial<Email> = {}): Email {
	return {
		id: untrusted(`comms_email_${String(number).padStart(26, '0')}`),
		status: statusText(status),
		to: [{address: untrusted(`person${number}@example.com`)}],
		subject: untrusted(`Subject ${number}`),
		tags: [],
		...changes,
	};
}

/** A page with the emails of these numbers, and the token of the page after it. */
export function page(numbers: readonly number[], next: string | null = null, status?: string): EmailPage {
	return {emails: numbers.map((number) => email(number, status)), next};
}

/** The numbers from `from` up to, but without, `to`. */
export function range(from: number, to: number): readonly number[] {
	return Array.from({length: Math.max(0, to - from)}, (_, index) => from + index);
}

/** An operation with these counters, all others being 0. */
export function operation(status: string, stats: Partial<Stats>, changes: Partial<Operation> = {}): Operation {
	const zeros = {queued: 0, sent: 0, scheduled: 0, delivered: 0, opened: 0, undelivered: 0, failed: 0, canceled: 0};
	return {status: statusText(status), stats: {...zeros, ...stats}, ...changes};
}
