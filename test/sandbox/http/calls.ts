import type {Ask} from '../open-sandbox.ts';

/** A request, the name of its call, and the status it should get. */
export type Case = readonly [name: string, status: number, path: string, ask?: Ask];

const UNKNOWN = '01h9krwprkeee8fzqspvwy6nq8';

/** A send that uses every field. */
export const SEND = {
	from: {address: 'support@example.com', name: 'Support Team'},
	to: [{address: 'jane@example.com', name: 'Jane', variables: {firstName: 'Jane'}}],
	content: {
		subject: 'Hello {{ firstName }}',
		html: '<p>Hello</p>',
		text: 'Hello',
		headers: {'List-Unsubscribe': '<https://example.com/unsubscribe>'},
		attachments: [{filename: 'a.txt', contentType: 'text/plain', content: 'aGVsbG8=', cid: 'a'}],
	},
	tags: {campaign: 'spring'},
	schedule: {sendAt: ['2026-04-06T06:20:00Z', '2026-04-06T06:20:00']},
	ipPoolName: 'newsletters',
};

/** Every call with each of the statuses that depend on the call itself. Those of reasons are 404 unless `hasReasons`. */
export function casesOf(operation: string, email: string, hasReasons: boolean): readonly Case[] {
	const operations = '/Emails/Operations';
	const found = hasReasons ? 200 : 404;
	const invalid = hasReasons ? 400 : 404;
	return [
		['listOperations', 200, operations],
		['listOperations', 400, `${operations}?pageSize=0`],
		['fetchOperation', 200, `${operations}/${operation}`],
		['fetchOperation', 400, `${operations}/42`],
		['fetchOperation', 404, `${operations}/comms_operation_${UNKNOWN}`],
		['listErrors', found, `${operations}/${operation}/Errors`],
		['listErrors', invalid, `${operations}/${operation}/Errors?pageToken=x`],
		['listErrors', 404, `${operations}/comms_operation_${UNKNOWN}/Errors`],
		['sendEmails', 202, '/Emails', {method: 'POST', json: SEND}],
		['sendEmails', 400, '/Emails', {method: 'POST', json: {}}],
		['sendEmails', 413, '/Emails', {method: 'POST', body: Buffer.alloc(6_000_000)}],
		['listEmails', 200, `/Emails?operationId=${operation}&pageSize=1000`],
		['listEmails', 400, '/Emails?status=LOST'],
		['fetchEmail', 200, `/Emails/${email}`],
		['fetchEmail', 400, '/Emails/42'],
		['fetchEmail', 404, `/Emails/comms_email_${UNKNOWN}`],
		['listReceipts', found, `/Emails/${email}/Receipts`],
		['listReceipts', invalid, `/Emails/${email}/Receipts?pageSize=x`],
		['listReceipts', 404, `/Emails/comms_email_${UNKNOWN}/Receipts`],
		['deleteEmail', 204, `/Emails/${email}`, {method: 'DELETE'}],
		['fetchEmail', 200, `/Emails/${email}`],
		['deleteEmail', 400, '/Emails/42', {method: 'DELETE'}],
		['deleteEmail', 404, `/Emails/comms_email_${UNKNOWN}`, {method: 'DELETE'}],
	];
}
