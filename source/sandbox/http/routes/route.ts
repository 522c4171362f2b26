import type * as v from 'valibot';
import type {FaultName} from '../../faults/catalogue.ts';
import type {Body} from '../dialects/format.ts';
import type {RawQuery} from '../requests/query.ts';
import type {Service} from '../service.ts';

/** A request as the routes see it. */
export type Call = {
	readonly service: Service;
	/** `http://<host>`, as the client wrote it. */
	readonly origin: () => string;
	/** The query as the client wrote it, with its `?`; empty without one. */
	readonly search: string;
	readonly query: () => RawQuery;
	/** The faults injected into this request. */
	readonly faults: ReadonlySet<FaultName>;
	readonly param: (name: string) => string;
	/** The body as JSON. Throws an HttpError when it is too large or not JSON. */
	readonly json: () => Promise<unknown>;
};

/** What a route answers: a body, its JSON, or the pieces of one that is too large to be built in memory. */
export type Answer =
	| {readonly status: 200 | 202; readonly body: Body}
	| {readonly status: 200; readonly json: string | Buffer}
	| {readonly status: 200; readonly pieces: Iterable<string>}
	| {readonly status: 204};

/** One call of the API: its entry in the OpenAPI document, and the function that answers it. */
export type Route = {
	readonly method: 'get' | 'post' | 'delete';
	/** Without the `/v1`, parameters as `:name`. */
	readonly path: string;
	readonly name: string;
	readonly summary: string;
	readonly query?: v.ObjectSchema<v.ObjectEntries, undefined>;
	readonly takesSend?: boolean;
	/** Served only if the service has reasons. */
	readonly needsReasons?: boolean;
	readonly success: {readonly status: 200 | 202 | 204; readonly schema?: string};
	/** The error statuses of this call, besides those of every call. */
	readonly errorStatuses: readonly number[];
	readonly answer: (call: Call) => Answer | Promise<Answer>;
};
