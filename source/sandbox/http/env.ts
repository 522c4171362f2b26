import type {HttpBindings} from '@hono/node-server';
import type {FaultName} from '../faults/fault-spec.ts';

/** What a request carries through the server. */
export type Env = {
	readonly Bindings: HttpBindings;
	readonly Variables: {
		/** The faults that strike this request. */
		struck: ReadonlySet<FaultName>;
	};
};
