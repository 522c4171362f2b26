import {toJsonSchema, toJsonSchemaDefs} from '@valibot/to-json-schema';
import type * as v from 'valibot';
import type {World} from '../world/world.ts';
import {FaultsAnswerSchema, RequestsAnswerSchema} from './control.ts';
import {ProblemSchema} from './problem.ts';
import {EmailPathSchema, OperationPathSchema} from './query.ts';
import type {Route} from './route.ts';
import {AcceptedSchema} from './send-schema.ts';
import {ErrorSchema, ReceiptSchema} from './wire-schemas.ts';

/** An OpenAPI 3.1 document, as JSON. */
export type OpenApi = Readonly<Record<string, unknown>>;

/** What any call may be refused with: credentials, host, too many requests, and what goes wrong in the server. */
const COMMON_REFUSALS = [401, 421, 429, 500, 503] as const;
const REASONS: Readonly<Record<number, string>> = {
	200: 'OK',
	202: 'Accepted: follow the operation',
	204: 'Deleted',
	400: 'Bad request: every problem that was found',
	401: 'No credentials',
	404: 'Not found, or older than 7 days',
	413: 'Larger than 5 MB',
	421: 'Not asked on loopback',
	429: 'Too many requests: Retry-After says when to come back',
	500: 'Internal error',
	503: 'Unavailable',
};
const PATH_PARAMETERS = {...OperationPathSchema.entries, ...EmailPathSchema.entries};

/** The contract of the API in one dialect, generated from the schemas that check requests and type the answers. */
export function createOpenApi(routes: readonly Route[], world: World): OpenApi {
	const paths: Record<string, Record<string, unknown>> = {};
	for (const route of routes) {
		const path = `/v1${route.path.replaceAll(/:(\w+)/g, '{$1}')}`;
		paths[path] = {...paths[path], [route.method]: toOperationObject(route)};
	}
	return {
		openapi: '3.1.0',
		info: {title: 'sendwatch sandbox: a local stand-in for the Twilio Email API', version: '1'},
		security: [{basic: []}],
		paths: {...paths, ...controlPaths()},
		components: {
			securitySchemes: {basic: {type: 'http', scheme: 'basic', description: 'Any non-empty pair'}},
			schemas: toJsonSchemaDefs(definitions(world), {
				target: 'draft-2020-12',
				errorMode: 'ignore',
				overrideRef: ({referenceId}) => `#/components/schemas/${referenceId}`,
			}),
		},
	};
}

function definitions({schemas, sendSchema}: World): Record<string, v.GenericSchema> {
	const {Operation, Email} = schemas;
	return {
		Operation,
		Email,
		Send: sendSchema,
		Accepted: AcceptedSchema,
		OperationPage: schemas.page('operations', Operation),
		EmailPage: schemas.page('emails', Email),
		ErrorPage: schemas.page('errors', ErrorSchema),
		ReceiptPage: schemas.page('receipts', ReceiptSchema),
		Problem: ProblemSchema,
		Faults: FaultsAnswerSchema,
		Requests: RequestsAnswerSchema,
	};
}

function toOperationObject({name, summary, path, query, takesSend, success, refusals}: Route): object {
	const inPath = [...path.matchAll(/:(\w+)/g)].map(([, parameter = '']) => parameter);
	const parameters = [
		...inPath.map((parameter) => toParameter(parameter, 'path', pathSchema(parameter))),
		...Object.entries(query?.entries ?? {}).map(([parameter, schema]) => toParameter(parameter, 'query', schema)),
	];
	return {
		operationId: name,
		summary,
		...(parameters.length > 0 && {parameters}),
		...(takesSend && {requestBody: {required: true, ...jsonOf('Send')}}),
		responses: {
			[success.status]: {description: REASONS[success.status], ...(success.schema && jsonOf(success.schema))},
			...Object.fromEntries([...refusals, ...COMMON_REFUSALS].map((status) => [status, refusal(status)])),
		},
	};
}

function toParameter(name: string, place: 'path' | 'query', schema: v.GenericSchema | undefined): object {
	if (!schema) throw new Error(`The parameter ${name} has no schema`);
	const {
		$schema: _,
		default: fallback,
		...json
	} = toJsonSchema(schema, {
		target: 'draft-2020-12',
		errorMode: 'ignore',
		typeMode: 'output',
	});
	const value = fallback === undefined ? json : {...json, default: Number(fallback)};
	return {name, in: place, required: place === 'path', schema: value};
}

function pathSchema(name: string): v.GenericSchema | undefined {
	return Object.entries(PATH_PARAMETERS).find(([parameter]) => parameter === name)?.[1];
}

/** The switches of the sandbox itself, none of Twilio's: they ask for no credentials. */
function controlPaths(): object {
	const answer = (schema: string) => ({200: {description: 'OK', ...jsonOf(schema)}, 421: refusal(421)});
	const call = (operationId: string, schema: string) => ({operationId, security: [], responses: answer(schema)});
	const setFaults = call('setFaults', 'Faults');
	return {
		'/__sandbox/faults': {
			get: call('getFaults', 'Faults'),
			put: {...setFaults, responses: {...setFaults.responses, 400: refusal(400)}},
			delete: call('clearFaults', 'Faults'),
		},
		'/__sandbox/requests': {get: call('getRequests', 'Requests')},
	};
}

function refusal(status: number): object {
	return {description: REASONS[status], ...jsonOf('Problem')};
}

function jsonOf(schema: string): object {
	return {content: {'application/json': {schema: {$ref: `#/components/schemas/${schema}`}}}};
}
