import {listEmails, listOperations} from './listing.ts';
import {pathOperation} from './lookup.ts';
import {findPage} from './paging.ts';
import {OperationsQuerySchema, PagingQuerySchema, readOperationsQuery, readPagingQuery} from './query.ts';
import type {Answer, Call, Route} from './route.ts';
import {toError} from './wire.ts';

/** The calls about operations. */
export const operationRoutes: readonly Route[] = [
	{
		method: 'get',
		path: '/Emails/Operations',
		name: 'listOperations',
		summary: 'List operations, newest first',
		query: OperationsQuerySchema,
		success: {status: 200, schema: 'OperationPage'},
		refusals: [400],
		answer: list,
	},
	{
		method: 'get',
		path: '/Emails/Operations/:operationId',
		name: 'fetchOperation',
		summary: 'Fetch one operation: its status and its counters',
		success: {status: 200, schema: 'Operation'},
		refusals: [400, 404],
		answer: fetchOne,
	},
	{
		method: 'get',
		path: '/Emails/Operations/:operationId/Errors',
		name: 'listErrors',
		summary: 'List why the failed emails of an operation failed',
		query: PagingQuerySchema,
		success: {status: 200, schema: 'ErrorPage'},
		refusals: [400, 404],
		answer: listErrors,
	},
];

function list(call: Call): Answer {
	const {account, writer, counting} = call.world;
	const query = readOperationsQuery(call.query);
	const {items, paging, now} = findPage(call, 'operations', query, (request) =>
		listOperations(account, query.filters, request),
	);
	const operations = items.map((operation) => writer.operation(operation, counting, now));
	return {status: 200, body: writer.page('operations', operations, paging)};
}

function fetchOne(call: Call): Answer {
	const {writer, counting, now} = call.world;
	return {status: 200, body: writer.operation(pathOperation(call), counting, now())};
}

function listErrors(call: Call): Answer {
	const {account, writer} = call.world;
	const {id} = pathOperation(call);
	const query = readPagingQuery(call.query);
	const {items, paging, now} = findPage(call, `errors of ${id}`, query, (request) =>
		listEmails(account, {operationId: id, status: 'FAILED'}, request),
	);
	const errors = items.map((email) => toError(email, now));
	return {status: 200, body: writer.page('errors', errors, paging)};
}
