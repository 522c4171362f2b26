import {compact} from '../../../../core/compact.ts';
import type {State} from '../../state.ts';

/** What a state says about the operation as a whole, without its emails: enough for a line, an event or a verdict. */
export type Overview = Pick<
	State,
	'operationId' | 'startedAt' | 'isMasked' | 'stallAfterMs' | 'watch' | 'network' | 'fatal' | 'haltedBy'
>;

/** Leaves the emails out of a state. */
export function overviewOf(state: State): Overview {
	const {operationId, startedAt, isMasked, stallAfterMs, watch, network, fatal, haltedBy} = state;
	return compact({operationId, startedAt, isMasked, stallAfterMs, watch, network, fatal, haltedBy});
}
