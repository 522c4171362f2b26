import {type DetailsRequest, wantedDetails} from '../details/pane.ts';
import {emailUnderCursor} from '../list/list.ts';
import {wantedPages} from '../list/loading.ts';
import type {PageRequest} from '../list/streams.ts';
import type {State} from '../state.ts';

/** What the monitor has to fetch besides its polls. */
export type Demand = {
	/** Pages of the list to load. */
	readonly pages: readonly PageRequest[];
	/** An email to fetch in full. */
	readonly detailsOf?: DetailsRequest;
	/** The reasons why emails failed are to be fetched. */
	readonly isReasonsWanted?: true;
};

/** What a state demands. */
export function demandOf(state: State): Demand {
	const {details, list, reasons} = state;
	const detailsOf = details.isOpen ? wantedDetails(details, emailUnderCursor(list)) : undefined;
	return {
		pages: state.isListed && state.fatal === undefined ? wantedPages(list) : [],
		...(detailsOf === undefined ? {} : {detailsOf}),
		...(reasons.isWanted ? {isReasonsWanted: true as const} : {}),
	};
}
