import {setTimeout as wait} from 'node:timers/promises';
import type {MiddlewareHandler} from 'hono';
import type {Env} from './env.ts';
import {gatewayError} from './errors.ts';
import type {RateLimit} from './rate-limit.ts';

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i;

/** Refuses every Host but loopback, so that no web page can reach the sandbox through its own name (DNS rebinding). */
export const loopbackHostOnly: MiddlewareHandler<Env> = (context, next) => {
	const host = context.req.header('host') ?? '';
	if (!LOOPBACK.test(host)) {
		const message = `This sandbox answers on loopback only, not as "${host}": use http://127.0.0.1 or http://localhost`;
		throw gatewayError(421, message);
	}
	return next();
};

/**
 * Requires credentials as Twilio does: HTTP Basic, or a Bearer token from OAuth client credentials (reference, A). Any will do, as
 * long as no part is empty.
 */
export const credentialsRequired: MiddlewareHandler<Env> = (context, next) => {
	if (!hasCredentials(context.req.header('authorization') ?? '')) {
		context.header('WWW-Authenticate', 'Basic realm="Twilio API"');
		throw gatewayError(
			401,
			'Authenticate with HTTP Basic or a Bearer token: any non-empty ones will do in this sandbox',
		);
	}
	return next();
};

function hasCredentials(authorization: string): boolean {
	const [scheme = '', credentials = ''] = authorization.split(' ');
	if (scheme.toLowerCase() === 'bearer') return credentials !== '';
	const pair = scheme.toLowerCase() === 'basic' ? Buffer.from(credentials, 'base64').toString() : '';
	return /^[^:]+:.+$/s.test(pair);
}

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
			throw gatewayError(429, `Too many requests: try again in ${waitS} s`);
		}
		await next();
	};
}
