import type {MiddlewareHandler} from 'hono';
import type {Env} from './env.ts';

/** One request as the sandbox saw it. */
export type RequestEntry = {
	/** When it came, ISO with milliseconds. */
	readonly at: string;
	readonly method: string;
	/** With the query; never with credentials. */
	readonly path: string;
	/** Null when a fault cut the connection or kept the answer back. */
	readonly status: number | null;
	readonly durationMs: number;
	/** The faults that struck it. */
	readonly faults: readonly string[];
};

/** The latest requests, oldest first. */
export type RequestLog = {
	readonly entries: readonly RequestEntry[];
	add(entry: RequestEntry): void;
};

const MOST_ENTRIES = 1000;

/** A log of the latest 1,000 requests that also tells a listener of each. */
export function createRequestLog(onRequest: ((entry: RequestEntry) => void) | undefined): RequestLog {
	const entries: RequestEntry[] = [];
	return {
		entries,
		add(entry) {
			entries.push(entry);
			if (entries.length > MOST_ENTRIES) entries.shift();
			onRequest?.(entry);
		},
	};
}

/** Writes every request into a log, at the time of a clock in epoch ms. */
export function logged(log: RequestLog, now: () => number): MiddlewareHandler<Env> {
	return async (context, next) => {
		const at = new Date(now()).toISOString();
		const began = performance.now();
		await next();
		const {method, url} = context.req;
		// The switches of the sandbox are no requests of the client that is watched.
		if (context.req.path.startsWith('/__sandbox/')) return;
		const wasSent = context.res.headers.has('x-hono-already-sent');
		log.add({
			at,
			method,
			path: url.slice(new URL(url).origin.length),
			status: wasSent ? null : context.res.status,
			durationMs: performance.now() - began,
			faults: [...(context.get('struck') ?? [])],
		});
	};
}

/** A request in one line for people. */
export function formatRequest({at, method, path, status, durationMs, faults}: RequestEntry): string {
	const fault = faults.length > 0 ? `  fault ${faults.join(', ')}` : '';
	return `${at.slice(11, 23)} ${method.padEnd(6)} ${status ?? '---'} ${durationMs.toFixed(1).padStart(7)} ms  ${path}${fault}`;
}
