import type * as v from 'valibot';
import type {FaultName} from '../faults/fault-spec.ts';
import type {World} from '../world/world.ts';
import type {RawQuery} from './query.ts';

/** A request as the routes see it. */
export type Call = {
	readonly world: World;
	/** `http://<host>` as the client wrote it. */
	readonly origin: string;
	readonly query: RawQuery;
	/** The faults that strike it. */
	readonly struck: ReadonlySet<FaultName>;
	param(name: string): string;
	/** The body as JSON; throws a problem when it is too large or no JSON. */
	json(): Promise<unknown>;
};

/** What a route answers: a body, or the pieces of a body too large to be built at once. */
export type Answer =
	| {readonly status: 200 | 202; readonly body: object}
	| {readonly status: 200; readonly pieces: Iterable<string>}
	| {readonly status: 204};

/** One call of the API: what serves it and what its contract says. */
export type Route = {
	readonly method: 'get' | 'post' | 'delete';
	/** Without the `/v1`, parameters as `:name`. */
	readonly path: string;
	readonly name: string;
	readonly summary: string;
	readonly query?: v.ObjectSchema<v.ObjectEntries, undefined>;
	readonly takesSend?: boolean;
	readonly success: {readonly status: 200 | 202 | 204; readonly schema?: string};
	/** The statuses it may refuse with, besides those that any call may. */
	readonly refusals: readonly number[];
	readonly answer: (call: Call) => Answer | Promise<Answer>;
};
