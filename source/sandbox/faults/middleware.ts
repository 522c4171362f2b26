import {RESPONSE_ALREADY_SENT} from '@hono/node-server/utils/response';
import type {MiddlewareHandler} from 'hono';
import type {Env} from '../http/env.ts';
import type {FaultBoard} from './active-faults.ts';
import {falseAnswer} from './answers.ts';
import {clockSkewMs} from './bodies.ts';
import {falseDelivery} from './sockets.ts';

/** Lets the faults on the board strike: instead of the API, on its answer, or on the way to the client. */
export function faultsOf(board: FaultBoard, now: () => number): MiddlewareHandler<Env> {
	return async (context, next) => {
		const struck = board.strike(now());
		context.set('struck', struck);
		const serverNow = now() + clockSkewMs(struck);
		if (serverNow !== now()) context.header('Date', new Date(serverNow).toUTCString());
		const instead = falseAnswer(struck, serverNow);
		if (instead) return context.body(instead.body, instead.status, instead.headers);
		await next();
		const deliver = falseDelivery(struck);
		if (!deliver) return undefined;
		const {status, headers} = context.res;
		const body = Buffer.from(await context.res.arrayBuffer());
		deliver(context.env.outgoing, {status, contentType: headers.get('content-type') ?? '', body});
		context.res = undefined;
		context.res = RESPONSE_ALREADY_SENT;
		return undefined;
	};
}
