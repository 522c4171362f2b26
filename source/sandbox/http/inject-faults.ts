import {RESPONSE_ALREADY_SENT} from '@hono/node-server/utils/response';
import type {MiddlewareHandler} from 'hono';
import type {ContentfulStatusCode} from 'hono/utils/http-status';
import type {ActiveFaults} from '../faults/active-faults.ts';
import {clockSkewMs} from '../faults/bodies.ts';
import {faultResponse} from '../faults/responses.ts';
import {faultTransfer} from '../faults/transfers.ts';
import type {Env} from './env.ts';
import {HttpError} from './errors.ts';

/** Injects the active faults: in place of the API, into its answer (through the variable `faults`), or into the transfer. */
export function injectFaults(activeFaults: ActiveFaults, now: () => number): MiddlewareHandler<Env> {
	return async (context, next) => {
		const faults = activeFaults.forNextRequest(now());
		context.set('faults', faults);
		const serverNow = now() + clockSkewMs(faults);
		if (serverNow !== now()) context.header('Date', new Date(serverNow).toUTCString());
		const instead = faultResponse(faults, serverNow);
		if (instead) {
			for (const [name, value] of Object.entries(instead.headers)) context.header(name, value);
			if ('message' in instead) throw new HttpError(instead.status, instead.message);
			return context.body(instead.body, instead.status as ContentfulStatusCode);
		}
		await next();
		const transfer = faultTransfer(faults);
		if (!transfer) return undefined;
		const {status, headers} = context.res;
		const body = Buffer.from(await context.res.arrayBuffer());
		transfer(context.env.outgoing, {status, contentType: headers.get('content-type') ?? '', body});
		context.res = undefined;
		context.res = RESPONSE_ALREADY_SENT;
		return undefined;
	};
}
