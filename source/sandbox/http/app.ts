import type {ServerResponse} from 'node:http';
import {RESPONSE_ALREADY_SENT} from '@hono/node-server/utils/response';
import {type Context, Hono} from 'hono';
import type {ContentfulStatusCode} from 'hono/utils/http-status';
import {applyToBody} from '../faults/bodies.ts';
import {type Control, controlRoutes} from './control.ts';
import type {Env} from './env.ts';
import {gatewayError, HttpError} from './errors.ts';
import {credentialsRequired, delayed, limited, loopbackHostOnly} from './guards.ts';
import {injectFaults} from './inject-faults.ts';
import {createOpenApi} from './openapi.ts';
import type {RateLimit} from './rate-limit.ts';
import {withRequestId} from './request-id.ts';
import {logged} from './request-log.ts';
import {readJson} from './requests/body.ts';
import {emailRoutes} from './routes/emails.ts';
import {operationRoutes} from './routes/operations.ts';
import type {Answer, Call, Route} from './routes/route.ts';
import type {Service} from './service.ts';

/** How fast the API answers: the delay of each answer, and the limit of requests. */
export type Throughput = {readonly latencyMs: number; readonly rateLimit: RateLimit | undefined};

/** Every call of the Email API. The operations come first: `/Emails/Operations` would match `/Emails/:emailId`. */
const ALL_ROUTES: readonly Route[] = [...operationRoutes, ...emailRoutes];

/** Makes the HTTP application: the Email API, the OpenAPI document, and the sandbox's own controls. */
export function createApp(service: Service, control: Control, {latencyMs, rateLimit}: Throughput): Hono<Env> {
	const routes = ALL_ROUTES.filter(({needsReasons}) => !needsReasons || service.hasReasons);
	const app = new Hono<Env>();
	app.onError(answerError);
	app.notFound(() => {
		throw gatewayError(404, 'The requested resource was not found');
	});
	app.use(withRequestId(control.requestIds), logged(control.log, control.now), loopbackHostOnly);
	app.route('/__sandbox', controlRoutes(control));
	for (const path of ['/openapi.json', '/v1/openapi.json'])
		app.get(path, (context) => context.json(createOpenApi(routes, service)));
	if (latencyMs > 0) app.use('/v1/*', delayed(latencyMs));
	app.use('/v1/*', injectFaults(control.activeFaults, control.now));
	if (rateLimit !== undefined) app.use('/v1/*', limited(rateLimit, control.now));
	app.use('/v1/*', credentialsRequired);
	for (const {method, path, answer} of routes) {
		app.on(method, `/v1${path}`, (context: Context<Env>): Response | Promise<Response> => {
			const answered = answer(toCall(service, context));
			return answered instanceof Promise ? answered.then((one) => respond(context, one)) : respond(context, answered);
		});
	}
	for (const path of new Set(routes.map((route) => route.path)))
		app.all(`/v1${path}`, refuseMethod(routes.filter((route) => route.path === path)));
	return app;
}

const JSON_TYPE = {'Content-Type': 'application/json'};

function toCall(service: Service, context: Context<Env>): Call {
	const {url} = context.req;
	return {
		service,
		origin: () => new URL(url).origin,
		search: url.includes('?') ? url.slice(url.indexOf('?')) : '',
		query: () => context.req.queries(),
		faults: context.get('faults'),
		param: (name) => context.req.param(name) ?? '',
		json: () => readJson(context.req.raw),
	};
}

function respond(context: Context<Env>, answer: Answer): Response {
	const faults = context.get('faults');
	if (answer.status === 204) return context.body(null, 204);
	if ('pieces' in answer) return context.body(ReadableStream.from(encoded(answer.pieces)), 200, JSON_TYPE);
	const json = 'json' in answer ? answer.json : JSON.stringify(applyToBody(faults, answer.body));
	// A fault may rewrite the answer or break its transfer.
	if (faults.size > 0) return context.body(String(json), answer.status, JSON_TYPE);
	return sendJson(context.env.outgoing, answer.status, json);
}

/** Sends an answer in one write. A `Response` would be copied and read as a stream first, which takes twice as long as the rest. */
function sendJson(outgoing: ServerResponse, status: number, json: string | Buffer): Response {
	outgoing.writeHead(status, {...JSON_TYPE, 'Content-Length': Buffer.byteLength(json)}).end(json);
	return RESPONSE_ALREADY_SENT;
}

function* encoded(pieces: Iterable<string>): Generator<Uint8Array> {
	for (const piece of pieces) yield Buffer.from(piece);
}

function refuseMethod(allowed: readonly Route[]): (context: Context<Env>) => never {
	const methods = allowed.map(({method}) => method.toUpperCase());
	return (context) => {
		context.header('Allow', methods.join(', '));
		throw gatewayError(405, `${context.req.method} is not allowed here, only ${methods.join(' or ')}`);
	};
}

function answerError(error: Error, context: Context<Env>): Response {
	const failure = () => gatewayError(500, `The sandbox itself failed on this request: ${error.message}`);
	const {status, body} = error instanceof HttpError ? error : failure();
	return context.json(body, status as ContentfulStatusCode);
}
