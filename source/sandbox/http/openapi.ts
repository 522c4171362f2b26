import {toJsonSchema, toJsonSchemaDefs} from '@valibot/to-json-schema';
import type * as v from 'valibot';
import {faultsAnswerSchema, requestsAnswerSchema} from './control.ts';
import {errorSchema, receiptSchema} from './dialects/schemas.ts';
import {gatewayErrorSchema, serviceErrorSchema} from './errors.ts';
import {emailPathSchema, operationPathSchema} from './requests/query-schemas.ts';
import {acceptedSchema} from './requests/send-schema.ts';
import type {Route} from './routes/route.ts';
import type {Service} from './service.ts';

/** An OpenAPI 3.1 document, as JSON. */
export type OpenApi = Readonly<Record<string, unknown>>;

/** The error statuses that every call has: credentials, host, too many requests, errors of the server. */
const COMMON_ERROR_STATUSES = [401, 421, 429, 500, 503] as const;
/** The error statuses that the service itself answers; the others are the gateway's. */
const SERVICE_STATUSES: readonly number[] = [400, 404];
const DESCRIPTIONS: Readonly<Record<number, string>> = {
	200: 'OK',
	202: 'Accepted: follow the operation',
	204: 'Deleted',
	400: 'Bad request: every mistake that was found',
	401: 'No credentials',
	404: 'Not found, or older than 7 days',
	413: 'Larger than 5 MB',
	421: 'The Host is not loopback',
	429: 'Too many requests: Retry-After says when to come back',
	500: 'Internal error',
	503: 'Unavailable',
};
const PATH_PARAMETERS = {...operationPathSchema.entries, ...emailPathSchema.entries};

/** Makes the OpenAPI document of the API in one dialect, from the schemas that validate requests and describe answers. */
export function createOpenApi(routes: readonly Route[], service: Service): OpenApi {
	const paths: Record<string, Record<string, unknown>> = {};
	for (const route of routes) {
		const path = `/v1${route.path.replaceAll(/:(\w+)/g, '{$1}')}`;
		paths[path] = {...paths[path], [route.method]: toOperationObject(route)};
	}
	return {
		openapi: '3.1.0',
		info: {title: 'sendwatch sandbox: a local stand-in for the Twilio Email API', version: '1'},
		security: [{basic: []}, {bearer: []}],
		paths: {...paths, ...controlPaths()},
		components: {
			securitySchemes: {
				basic: {type: 'http', scheme: 'basic', description: 'Any non-empty pair'},
				bearer: {type: 'http', scheme: 'bearer', description: 'Any non-empty token'},
			},
			schemas: toJsonSchemaDefs(definitions(service), {
				target: 'draft-2020-12',
				errorMode: 'ignore',
				overrideRef: ({referenceId}) => `#/components/schemas/${referenceId}`,
			}),
		},
	};
}

function definitions({format: {schemas}, sendSchema}: Service): Record<string, v.GenericSchema> {
	const {Operation, Email} = schemas;
	return {
		Operation,
		Email,
		Send: sendSchema,
		Accepted: acceptedSchema,
		OperationPage: schemas.page('operations', Operation),
		EmailPage: schemas.page('emails', Email),
		ErrorPage: schemas.page('errors', errorSchema),
		ReceiptPage: schemas.page('receipts', receiptSchema),
		ServiceError: serviceErrorSchema,
		GatewayError: gatewayErrorSchema,
		Faults: faultsAnswerSchema,
		Requests: requestsAnswerSchema,
	};
}

function toOperationObject({name, summary, path, query, takesSend, success, errorStatuses}: Route): object {
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
			[success.status]: {description: DESCRIPTIONS[success.status], ...(success.schema && jsonOf(success.schema))},
			...Object.fromEntries(
				[...errorStatuses, ...COMMON_ERROR_STATUSES].map((status) => [status, errorResponse(status)]),
			),
		},
	};
}

function toParameter(name: string, place: 'path' | 'query', schema: v.GenericSchema | undefined): object {
	if (schema === undefined) throw new Error(`The parameter ${name} has no schema`);
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

/** The sandbox's own controls, none of them Twilio's. They need no credentials. */
function controlPaths(): object {
	const answer = (schema: string) => ({200: {description: 'OK', ...jsonOf(schema)}, 421: errorResponse(421)});
	const call = (operationId: string, schema: string) => ({operationId, security: [], responses: answer(schema)});
	const setFaults = call('setFaults', 'Faults');
	return {
		'/__sandbox/faults': {
			get: call('getFaults', 'Faults'),
			put: {...setFaults, responses: {...setFaults.responses, 400: errorResponse(400)}},
			delete: call('clearFaults', 'Faults'),
		},
		'/__sandbox/requests': {get: call('getRequests', 'Requests')},
	};
}

function errorResponse(status: number): object {
	return {
		description: DESCRIPTIONS[status],
		...jsonOf(SERVICE_STATUSES.includes(status) ? 'ServiceError' : 'GatewayError'),
	};
}

function jsonOf(schema: string): object {
	return {content: {'application/json': {schema: {$ref: `#/components/schemas/${schema}`}}}};
}
