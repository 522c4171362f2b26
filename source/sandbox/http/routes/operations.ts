import {listEmails, listOperations} from '../../world/listing.ts';
import {toError} from '../dialects/fields.ts';
import {readOperationsQuery, readPagingQuery} from '../requests/query.ts';
import {operationsQuerySchema, pagingQuerySchema} from '../requests/query-schemas.ts';
import {pathOperation} from './lookup.ts';
import {findPage} from './paging.ts';
import type {Answer, Call, Route} from './route.ts';

/** The calls for operations. */
export const operationRoutes: readonly Route[] = [
	{
		method: 'get',
		path: '/Emails/Operations',
		name: 'listOperations',
		summary: 'List operations, newest first',
		query: operationsQuerySchema,
		success: {status: 200, schema: 'OperationPage'},
		errorStatuses: [400],
		answer: list,
	},
	{
		method: 'get',
		path: '/Emails/Operations/:operationId',
		name: 'fetchOperation',
		summary: 'Fetch one operation: its status and its counters',
		success: {status: 200, schema: 'Operation'},
		errorStatuses: [400, 404],
		answer: fetchOne,
	},
	{
		method: 'get',
		path: '/Emails/Operations/:operationId/Errors',
		name: 'listErrors',
		needsReasons: true,
		summary: 'List why the failed emails of an operation failed',
		query: pagingQuerySchema,
		success: {status: 200, schema: 'ErrorPage'},
		errorStatuses: [400, 404],
		answer: listErrors,
	},
];

function list(call: Call): Answer {
	const {world, format, counting} = call.service;
	const query = readOperationsQuery(call.query());
	const {items, pagination, now} = findPage(call, 'operations', query, (request) =>
		listOperations(world.account, query.filters, request),
	);
	const operations = items.map((operation) => format.operation(operation, counting, now));
	return {status: 200, body: format.page('operations', operations, pagination)};
}

function fetchOne(call: Call): Answer {
	const {world, format, counting} = call.service;
	return {status: 200, body: format.operation(pathOperation(call), counting, world.now())};
}

function listErrors(call: Call): Answer {
	const {world, format} = call.service;
	const {id} = pathOperation(call);
	const query = readPagingQuery(call.query());
	const {items, pagination, now} = findPage(call, `errors of ${id}`, query, (request) =>
		listEmails(world.account, {operationId: id, status: 'FAILED'}, request),
	);
	const errors = items.map((email) => toError(email, now));
	return {status: 200, body: format.page('errors', errors, pagination)};
}
