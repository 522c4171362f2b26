import {type DetailsRequest, wantedDetails} from '../details/pane.ts';
import {emailUnderCursor, type List} from '../list/list.ts';
import {pagesAhead, wantedPages} from '../list/loading.ts';
import type {SizedRequest} from '../list/page-size.ts';
import type {State} from '../state.ts';

/** What the monitor has to fetch besides its polls. */
export type Demand = {
	/** Pages of the list to load: those that are waited for, else those that will be. */
	readonly pages: readonly SizedRequest[];
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
		pages: state.isListed && state.fatal === undefined ? pagesOf(list) : [],
		...(detailsOf === undefined ? {} : {detailsOf}),
		...(reasons.isWanted ? {isReasonsWanted: true as const} : {}),
	};
}

function pagesOf(list: List): readonly SizedRequest[] {
	const wanted = wantedPages(list);
	return wanted.length > 0 ? wanted : pagesAhead(list);
}
