import type {MiddlewareHandler} from 'hono';
import {mix} from '../world/random.ts';
import type {Env} from './env.ts';

/** The header that every answer has (observed live, B): support asks for its value. */
export const REQUEST_ID = 'Twilio-Request-Id';

/** Returns the id of the next request. */
export type RequestIds = () => string;

/** Makes request ids as Twilio's look: `RQ` and 32 hexadecimal digits. The same seed gives the same ids. */
export function createRequestIds(seed: number): RequestIds {
	let requests = 0;
	return () => {
		requests += 1;
		const own = mix(seed, requests);
		const words = [1, 2, 3, 4].map((word) => mix(own, word).toString(16).padStart(8, '0'));
		return `RQ${words.join('')}`;
	};
}

/** Adds the id to every answer, errors included. */
export function withRequestId(ids: RequestIds): MiddlewareHandler<Env> {
	return (context, next) => {
		context.env.outgoing.setHeader(REQUEST_ID, ids());
		return next();
	};
}
