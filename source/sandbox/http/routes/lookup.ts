import type * as v from 'valibot';
import type {EmailRef, Operation} from '../../world/operation.ts';
import {type HttpError, serviceError} from '../errors.ts';
import {emailPathSchema, operationPathSchema} from '../requests/query-schemas.ts';
import {validate} from '../requests/validate.ts';
import type {Call} from './route.ts';

/** Finds the operation in the path of a call. Throws an HttpError: 400 for a malformed id, 404 for an unknown one. */
export function pathOperation(call: Call): Operation {
	const {account, now} = call.service.world;
	const {operationId} = validatePath(operationPathSchema, call, 'operationId');
	const operation = account.operation(operationId, now());
	if (operation === undefined) throw notFound('operation', operationId);
	return operation;
}

/** Finds the email in the path of a call. Throws an HttpError: 400 for a malformed id, 404 for an unknown one. */
export function pathEmail(call: Call): EmailRef {
	const {account, now} = call.service.world;
	const {emailId} = validatePath(emailPathSchema, call, 'emailId');
	const email = account.email(emailId, now());
	if (email === undefined) throw notFound('email', emailId);
	return email;
}

function validatePath<TSchema extends v.GenericSchema>(
	schema: TSchema,
	call: Call,
	name: string,
): v.InferOutput<TSchema> {
	return validate(schema, {[name]: call.param(name)});
}

function notFound(noun: 'operation' | 'email', id: string): HttpError {
	const message = `The ${noun} ${id} was not found: there is none, or it is older than the 7 days that records are kept`;
	return serviceError(404, [{message, context: `$.${noun}Id`}]);
}
