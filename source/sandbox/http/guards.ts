import {setTimeout as wait} from 'node:timers/promises';
import type {MiddlewareHandler} from 'hono';
import type {Env} from './env.ts';
import {HttpError} from './errors.ts';
import type {RateLimit} from './rate-limit.ts';

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i;

/** Refuses every Host but loopback, so that no web page can reach the sandbox through its own name (DNS rebinding). */
export const loopbackHostOnly: MiddlewareHandler<Env> = async (context, next) => {
	const host = context.req.header('host') ?? '';
	if (!LOOPBACK.test(host)) {
		const message = `This sandbox answers on loopback only, not as "${host}": use http://127.0.0.1 or http://localhost`;
		throw new HttpError(421, message);
	}
	await next();
};

/** Requires HTTP Basic credentials as Twilio does. Any pair will do, as long as neither half is empty. */
export const credentialsRequired: MiddlewareHandler<Env> = async (context, next) => {
	const [scheme = '', encoded = ''] = (context.req.header('authorization') ?? '').split(' ');
	const pair = scheme.toLowerCase() === 'basic' ? Buffer.from(encoded, 'base64').toString() : '';
	if (!/^[^:]+:.+$/s.test(pair)) {
		context.header('WWW-Authenticate', 'Basic realm="Twilio API"');
		throw new HttpError(401, 'Authenticate with HTTP Basic: any non-empty name and password will do in this sandbox');
	}
	await next();
};

/** Delays every answer. */
export function delayed(latencyMs: number): MiddlewareHandler<Env> {
	return async (_context, next) => {
		await wait(latencyMs, undefined, {ref: false});
		await next();
	};
}

/** Refuses requests beyond the limit as Twilio does: 429 with Retry-After in seconds. */
export function limited(limit: RateLimit, now: () => number): MiddlewareHandler<Env> {
	return async (context, next) => {
		const waitS = limit(now());
		if (waitS > 0) {
			context.header('Retry-After', String(waitS));
			throw new HttpError(429, `Too many requests: try again in ${waitS} s`);
		}
		await next();
	};
}
