import * as pane from '../details/pane.ts';
import * as list from '../list/list.ts';
import type {PageRequest} from '../list/streams.ts';
import type {State} from '../state.ts';

/** What the poller has to fetch besides its polls, as a function of the state. */
export type Demand = {
	/** Pages of the list to load. */
	readonly pages: readonly PageRequest[];
	/** An email to fetch whole. */
	readonly detailsOf?: pane.DetailsRequest;
	/** Why emails failed is to be asked for. */
	readonly isReasonsWanted?: true;
};

/** Reads the demand off the state. */
export function demandOf(state: State): Demand {
	const {details} = state;
	const detailsOf = details.isOpen ? pane.wantedDetails(details, list.emailUnderCursor(state.list)) : undefined;
	return {
		pages: state.isListed && state.fatal === undefined ? list.wantedPages(state.list) : [],
		...(detailsOf === undefined ? {} : {detailsOf}),
		...(state.reasons.isWanted ? {isReasonsWanted: true as const} : {}),
	};
}
