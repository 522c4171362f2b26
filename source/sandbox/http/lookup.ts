import type * as v from 'valibot';
import type {EmailRef, Operation} from '../world/operation.ts';
import {Problem} from './problem.ts';
import {EmailPathSchema, OperationPathSchema} from './query.ts';
import type {Call} from './route.ts';
import {demand} from './validation-errors.ts';

/** The operation in the path of a call, or a 400 or 404. */
export function pathOperation(call: Call): Operation {
	const {operationId} = pathOf(OperationPathSchema, call, 'operationId');
	const operation = call.world.account.operation(operationId, call.world.now());
	if (!operation) throw gone(`operation ${operationId}`);
	return operation;
}

/** The email in the path of a call, or a 400 or 404. */
export function pathEmail(call: Call): EmailRef {
	const {emailId} = pathOf(EmailPathSchema, call, 'emailId');
	const email = call.world.account.email(emailId, call.world.now());
	if (!email) throw gone(`email ${emailId}`);
	return email;
}

function pathOf<TSchema extends v.GenericSchema>(schema: TSchema, call: Call, name: string): v.InferOutput<TSchema> {
	return demand(schema, {[name]: call.param(name)});
}

function gone(what: string): Problem {
	return new Problem(
		404,
		`The ${what} was not found: there is none, or it is older than the 7 days that records are kept`,
	);
}
