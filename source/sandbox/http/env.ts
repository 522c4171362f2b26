import type {HttpBindings} from '@hono/node-server';
import type {FaultName} from '../faults/catalogue.ts';

/** What the server knows of a request: Node's own objects, and the faults. */
export type Env = {
	readonly Bindings: HttpBindings;
	readonly Variables: {
		/** The faults injected into this request. */
		faults: ReadonlySet<FaultName>;
		/** A fault breaks the transfer of the answer or withholds it. */
		isBroken?: true;
	};
};
