import type {Context, MiddlewareHandler} from 'hono';
import type {Env} from './env.ts';

/** One request. */
export type RequestEntry = {
	/** When it was received, ISO with milliseconds. */
	readonly at: string;
	readonly method: string;
	/** With the query, at most 2,000 characters; never with credentials. */
	readonly path: string;
	/** Null when a fault broke the connection or withheld the answer. */
	readonly status: number | null;
	readonly durationMs: number;
	/** The faults injected into it. */
	readonly faults: readonly string[];
};

/** The latest requests, oldest first. */
export type RequestLog = {
	readonly entries: readonly RequestEntry[];
	readonly add: (entry: RequestEntry) => void;
};

const MAX_ENTRIES = 1000;
const MAX_PATH_LENGTH = 2000;

/** Makes a log of the latest 1,000 requests; `onRequest` is called with each. */
export function createRequestLog(onRequest: ((entry: RequestEntry) => void) | undefined): RequestLog {
	const entries: RequestEntry[] = [];
	return {
		entries,
		add(entry) {
			entries.push(entry);
			if (entries.length > MAX_ENTRIES) entries.shift();
			onRequest?.(entry);
		},
	};
}

/** Logs every request, at the time of a clock in epoch ms. */
export function logged(log: RequestLog, now: () => number): MiddlewareHandler<Env> {
	return async (context, next) => {
		const at = new Date(now()).toISOString();
		const began = performance.now();
		await next();
		const {method, url} = context.req;
		// Those to the sandbox's own controls are not requests of the client under test.
		if (context.req.path.startsWith('/__sandbox/')) return;
		log.add({
			at,
			method,
			path: pathOf(url).slice(0, MAX_PATH_LENGTH),
			status: context.get('isBroken') ? null : statusOf(context),
			durationMs: performance.now() - began,
			faults: [...(context.get('faults') ?? [])],
		});
	};
}

/** The path and query of a URL that the server has checked. */
function pathOf(url: string): string {
	return url.slice(url.indexOf('/', url.indexOf('//') + 2));
}

/** Most answers are sent already, without a `Response`. */
function statusOf({env: {outgoing}, res}: Context<Env>): number {
	return outgoing.headersSent ? outgoing.statusCode : res.status;
}

/** Formats a request as one line for people. */
export function formatRequest({at, method, path, status, durationMs, faults}: RequestEntry): string {
	const fault = faults.length > 0 ? `  fault ${faults.join(', ')}` : '';
	return `${at.slice(11, 23)} ${method.padEnd(6)} ${status ?? '---'} ${durationMs.toFixed(1).padStart(7)} ms  ${path}${fault}`;
}
