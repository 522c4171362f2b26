import {RESPONSE_ALREADY_SENT} from '@hono/node-server/utils/response';
import type {Context, MiddlewareHandler, Next} from 'hono';
import type {ContentfulStatusCode} from 'hono/utils/http-status';
import type {ActiveFaults} from '../faults/active-faults.ts';
import type {FaultName} from '../faults/catalogue.ts';
import {clockSkewMs} from '../faults/clock.ts';
import {type FaultAnswer, type FaultError, type FaultRequest, faultResponse} from '../faults/responses.ts';
import {faultRewrite} from '../faults/rewrites.ts';
import {faultTransfer} from '../faults/transfers.ts';
import type {Env} from './env.ts';
import {gatewayError, serviceError} from './errors.ts';

/** Injects the active faults: in place of the API, into its answer (through the variable `faults`), or into the transfer. */
export function injectFaults(activeFaults: ActiveFaults, now: () => number): MiddlewareHandler<Env> {
	return (context, next) => {
		const faults = activeFaults.forNextRequest(now());
		context.set('faults', faults);
		return faults.size === 0 ? next() : inject(context, next, faults);
	};

	async function inject(
		context: Context<Env>,
		next: Next,
		faults: ReadonlySet<FaultName>,
	): Promise<Response | undefined> {
		const serverNow = now() + clockSkewMs(faults);
		if (serverNow !== now()) context.header('Date', new Date(serverNow).toUTCString());
		const instead = faultResponse(faults, toFaultRequest(context, serverNow));
		if (instead !== undefined) return answerInstead(context, instead);
		await next();
		await rewrite(context, faults);
		await transfer(context, faults);
		return undefined;
	}
}

function toFaultRequest({req}: Context<Env>, now: number): FaultRequest {
	const isEmailList = req.method === 'GET' && req.path === '/v1/Emails';
	return {isEmailList, hasPageToken: req.query('pageToken') !== undefined, now};
}

function answerInstead(context: Context<Env>, instead: FaultError | FaultAnswer): Response {
	for (const [name, value] of Object.entries(instead.headers)) context.header(name, value);
	if ('body' in instead) return context.body(instead.body, instead.status as ContentfulStatusCode);
	const {status, from, messages} = instead;
	if (from === 'gateway') throw gatewayError(status, messages.join('; '));
	throw serviceError(
		status,
		messages.map((message) => ({message, context: '$'})),
	);
}

async function rewrite(context: Context<Env>, faults: ReadonlySet<FaultName>): Promise<void> {
	const change = faultRewrite(faults);
	if (change !== undefined) context.res = new Response(change(await context.res.text()), context.res);
}

async function transfer(context: Context<Env>, faults: ReadonlySet<FaultName>): Promise<void> {
	const send = faultTransfer(faults);
	if (send === undefined) return;
	const {status, headers} = context.res;
	const body = Buffer.from(await context.res.arrayBuffer());
	send(context.env.outgoing, {status, headers: Object.fromEntries(headers), body});
	context.set('isBroken', true);
	context.res = undefined;
	context.res = RESPONSE_ALREADY_SENT;
}
