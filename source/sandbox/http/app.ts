import {type Context, Hono} from 'hono';
import type {ContentfulStatusCode} from 'hono/utils/http-status';
import {falseBody} from '../faults/bodies.ts';
import {faultsOf} from '../faults/middleware.ts';
import type {World} from '../world/world.ts';
import {readJson} from './body.ts';
import {type Control, controlRoutes} from './control.ts';
import type {Env} from './env.ts';
import {anyCredentials, delayed, limited, loopbackHostOnly} from './guards.ts';
import {createOpenApi} from './openapi.ts';
import {Problem, problemBody} from './problem.ts';
import type {RateLimit} from './rate-limit.ts';
import {logged} from './request-log.ts';
import type {Answer, Call, Route} from './route.ts';
import {emailRoutes} from './routes-emails.ts';
import {operationRoutes} from './routes-operations.ts';

/** How the API behaves besides what it answers. */
export type Moods = {readonly latencyMs: number; readonly rateLimit: RateLimit | undefined};

/** Every call of the Email API; the longer paths first, as `Operations` is no email id. */
export const routes: readonly Route[] = [...operationRoutes, ...emailRoutes];

/** The Email API over HTTP, and the controls of the sandbox beside it. */
export function createApp(world: World, control: Control, moods: Moods): Hono<Env> {
	const app = new Hono<Env>();
	app.onError(answerError);
	app.notFound(() => {
		throw new Problem(404, 'The requested resource was not found');
	});
	app.use(logged(control.log, control.now), loopbackHostOnly);
	app.route('/__sandbox', controlRoutes(control));
	for (const path of ['/openapi.json', '/v1/openapi.json'])
		app.get(path, (context) => context.json(createOpenApi(routes, world)));
	if (moods.latencyMs > 0) app.use('/v1/*', delayed(moods.latencyMs));
	app.use('/v1/*', faultsOf(control.board, control.now));
	if (moods.rateLimit) app.use('/v1/*', limited(moods.rateLimit, control.now));
	app.use('/v1/*', anyCredentials);
	for (const {method, path, answer} of routes) {
		app.on(method, `/v1${path}`, async (context) => respond(context, await answer(toCall(world, context))));
	}
	for (const path of new Set(routes.map((route) => route.path))) app.all(`/v1${path}`, refuseMethod);
	return app;
}

function toCall(world: World, context: Context<Env>): Call {
	return {
		world,
		origin: new URL(context.req.url).origin,
		query: context.req.queries(),
		struck: context.get('struck'),
		param: (name) => context.req.param(name) ?? '',
		json: () => readJson(context.req.raw),
	};
}

function respond(context: Context<Env>, answer: Answer): Response {
	if ('body' in answer) return context.json(falseBody(context.get('struck'), answer.body), answer.status);
	if (answer.status === 204) return context.body(null, 204);
	return context.body(ReadableStream.from(encoded(answer.pieces)), 200, {'Content-Type': 'application/json'});
}

function* encoded(pieces: Iterable<string>): Generator<Uint8Array> {
	for (const piece of pieces) yield Buffer.from(piece);
}

function refuseMethod(context: Context<Env>): never {
	const here = routes.filter(({path}) => `/v1${path}` === context.req.routePath);
	const methods = here.map(({method}) => method.toUpperCase());
	context.header('Allow', methods.join(', '));
	throw new Problem(405, `${context.req.method} is not allowed here, only ${methods.join(' or ')}`);
}

function answerError(error: Error, context: Context<Env>): Response {
	const {status, message, validationErrors} =
		error instanceof Problem ? error : new Problem(500, `The sandbox itself failed on this request: ${error.message}`);
	return context.json(problemBody(status, message, validationErrors), status as ContentfulStatusCode);
}
