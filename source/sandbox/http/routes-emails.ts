import {deleteEmail, type EmailRef} from '../world/operation.ts';
import {listEmails} from './listing.ts';
import {pathEmail} from './lookup.ts';
import {findPage, type PageFound} from './paging.ts';
import {EmailsQuerySchema, PagingQuerySchema, readEmailsQuery, readPagingQuery} from './query.ts';
import type {Answer, Call, Route} from './route.ts';
import {acceptSend} from './send.ts';
import {demand} from './validation-errors.ts';
import {toReceipt} from './wire.ts';

/** The calls about emails. */
export const emailRoutes: readonly Route[] = [
	{
		method: 'post',
		path: '/Emails',
		name: 'sendEmails',
		summary: 'Send emails, at once or scheduled',
		takesSend: true,
		success: {status: 202, schema: 'Accepted'},
		refusals: [400, 413],
		answer: send,
	},
	{
		method: 'get',
		path: '/Emails',
		name: 'listEmails',
		summary: 'List emails, of the newest operation first',
		query: EmailsQuerySchema,
		success: {status: 200, schema: 'EmailPage'},
		refusals: [400],
		answer: list,
	},
	{
		method: 'get',
		path: '/Emails/:emailId',
		name: 'fetchEmail',
		summary: 'Fetch one email',
		success: {status: 200, schema: 'Email'},
		refusals: [400, 404],
		answer: (call) => ({status: 200, body: call.world.writer.email(pathEmail(call), call.world.now())}),
	},
	{
		method: 'delete',
		path: '/Emails/:emailId',
		name: 'deleteEmail',
		summary: 'Delete one email: a scheduled one is canceled, any other is marked deleted',
		success: {status: 204},
		refusals: [400, 404],
		answer: remove,
	},
	{
		method: 'get',
		path: '/Emails/:emailId/Receipts',
		name: 'listReceipts',
		summary: 'List how each recipient of an email fared',
		query: PagingQuerySchema,
		success: {status: 200, schema: 'ReceiptPage'},
		refusals: [400, 404],
		answer: listReceipts,
	},
];

async function send({world, origin, json}: Call): Promise<Answer> {
	const {account, seed, durationMs, scenario, packedContents, now} = world;
	const request = demand(world.sendSchema, await json());
	const createdAt = account.freeMoment(now());
	const {fortune, reasons} = scenario;
	const operation = acceptSend(request, {
		seed,
		ordinal: account.size + 1,
		createdAt,
		durationMs,
		fortune,
		reasons,
		packedContents,
	});
	account.add(operation);
	const {id} = operation;
	return {status: 202, body: {operationId: id, operationLocation: `${origin}/v1/Emails/Operations/${id}`}};
}

function list(call: Call): Answer {
	const {account, writer} = call.world;
	const query = readEmailsQuery(call.query);
	const page = findPage(call, 'emails', query, (request) => listEmails(account, query.filters, request));
	if (page.items.some(({operation}) => operation.mail.isHeavy)) return {status: 200, pieces: inPieces(call, page)};
	const emails = page.items.map((email) => writer.email(email, page.now));
	return {status: 200, body: writer.page('emails', emails, page.paging)};
}

/** A page of 1,000 emails of 100 kB is not built in memory: it leaves email by email. */
function* inPieces({world}: Call, {items, paging, now}: PageFound<EmailRef>): Generator<string> {
	const [head = '', tail = ''] = JSON.stringify(world.writer.page('emails', [], paging)).split('[]', 2);
	let before = `${head}[`;
	for (const email of items) {
		yield before + JSON.stringify(world.writer.email(email, now));
		before = ',';
	}
	yield `]${tail}`;
}

function remove(call: Call): Answer {
	deleteEmail(pathEmail(call), call.world.now());
	return {status: 204};
}

function listReceipts(call: Call): Answer {
	const email = pathEmail(call);
	const query = readPagingQuery(call.query);
	const scope = `receipts of ${email.operation.ids.at(email.index)}`;
	const {items, paging, now} = findPage(call, scope, query, () => ({items: [email], next: undefined}));
	const receipts = items.map((one) => toReceipt(one, now));
	return {status: 200, body: call.world.writer.page('receipts', receipts, paging)};
}
