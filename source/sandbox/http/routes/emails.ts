import {listEmails} from '../../world/listing.ts';
import {deleteEmail, type EmailRef} from '../../world/operation.ts';
import {toReceipt} from '../dialects/fields.ts';
import {readEmailsQuery, readPagingQuery} from '../requests/query.ts';
import {emailsQuerySchema, pagingQuerySchema} from '../requests/query-schemas.ts';
import {pathEmail} from './lookup.ts';
import {type FoundPage, findPage} from './paging.ts';
import type {Answer, Call, Route} from './route.ts';
import {sendEmails} from './send.ts';

/** The calls for emails. */
export const emailRoutes: readonly Route[] = [
	{
		method: 'post',
		path: '/Emails',
		name: 'sendEmails',
		summary: 'Send emails, at once or scheduled',
		takesSend: true,
		success: {status: 202, schema: 'Accepted'},
		errorStatuses: [400, 413],
		answer: sendEmails,
	},
	{
		method: 'get',
		path: '/Emails',
		name: 'listEmails',
		summary: 'List emails, of the newest operation first',
		query: emailsQuerySchema,
		success: {status: 200, schema: 'EmailPage'},
		errorStatuses: [400],
		answer: list,
	},
	{
		method: 'get',
		path: '/Emails/:emailId',
		name: 'fetchEmail',
		summary: 'Fetch one email',
		success: {status: 200, schema: 'Email'},
		errorStatuses: [400, 404],
		answer: fetchOne,
	},
	{
		method: 'delete',
		path: '/Emails/:emailId',
		name: 'deleteEmail',
		summary: 'Delete one email: a scheduled one is canceled, any other is marked deleted',
		success: {status: 204},
		errorStatuses: [400, 404],
		answer: remove,
	},
	{
		method: 'get',
		path: '/Emails/:emailId/Receipts',
		name: 'listReceipts',
		needsReasons: true,
		summary: 'List how each recipient of an email fared',
		query: pagingQuerySchema,
		success: {status: 200, schema: 'ReceiptPage'},
		errorStatuses: [400, 404],
		answer: listReceipts,
	},
];

function list(call: Call): Answer {
	const {settledPages, world} = call.service;
	// A fault may change any part of the body, so it needs all of it.
	if (call.faults.size > 0) return listAnew(call);
	const kept = settledPages.get(call.search, world.now());
	return kept === undefined ? listAnew(call) : {status: 200, json: kept};
}

function listAnew(call: Call): Answer {
	const {world, format, settledPages} = call.service;
	const query = readEmailsQuery(call.query());
	const page = findPage(call, 'emails', query, (request) => listEmails(world.account, query.filters, request));
	const isHeavy = page.items.some(({operation}) => operation.messages.isHeavy);
	if (call.faults.size > 0) {
		const emails = page.items.map((email) => format.email(email, page.now));
		return {status: 200, body: format.page('emails', emails, page.pagination)};
	}
	const pieces = inPieces(call, page);
	if (isHeavy) return {status: 200, pieces};
	const json = [...pieces].join('');
	const operation = query.filters.operationId === undefined ? undefined : page.items[0]?.operation;
	if (operation !== undefined) settledPages.keep(call.search, operation, json, page.now);
	return {status: 200, json};
}

/** A page email by email: one of 1,000 emails of 100 kB is not built in memory. */
function* inPieces({service}: Call, {items, pagination, now}: FoundPage<EmailRef>): Generator<string> {
	const {format, emailText} = service;
	const [head = '', tail = ''] = JSON.stringify(format.page('emails', [], pagination)).split('[]', 2);
	yield `${head}[`;
	let separator = '';
	for (const email of items) {
		yield separator + emailText(email, now);
		separator = ',';
	}
	yield `]${tail}`;
}

function fetchOne(call: Call): Answer {
	const {world, format} = call.service;
	return {status: 200, body: format.email(pathEmail(call), world.now())};
}

function remove(call: Call): Answer {
	deleteEmail(pathEmail(call), call.service.world.now());
	return {status: 204};
}

function listReceipts(call: Call): Answer {
	const email = pathEmail(call);
	const query = readPagingQuery(call.query());
	const name = `receipts of ${email.operation.ids.at(email.index)}`;
	const {items, pagination, now} = findPage(call, name, query, () => ({items: [email], next: undefined}));
	const receipts = items.map((one) => toReceipt(one, now));
	return {status: 200, body: call.service.format.page('receipts', receipts, pagination)};
}
