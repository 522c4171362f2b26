import type {Email} from '../../../core/emails/email.ts';
import {isProbing} from '../../../core/network/delays.ts';
import {hasNoFailures} from '../../../core/operation/counts.ts';
import {isOver} from '../../../core/operation/operation.ts';
import {isAwaiting} from '../../failures/awaited.ts';
import {areDomainsDue} from '../../failures/domains.ts';
import {type FailuresDemand, failuresDemand, type Waiting} from '../../failures/due.ts';
import {countedIn} from '../../failures/failures.ts';
import {lacksReason} from '../../failures/why.ts';
import {triageEmail} from '../../triage/select.ts';
import {type DetailsRequest, wantedDetails} from '../details/pane.ts';
import {emailUnderCursor, isOfFailures, type List} from '../list/list.ts';
import {pagesAhead, wantedPages} from '../list/loading.ts';
import {emailsIn, MOST_BYTES, type SizedRequest} from '../list/paging/page-size.ts';
import type {State} from '../state.ts';

/** The most pages of the whole list that are read in the background. */
const MOST_PAGES = 50;

/** What the monitor has to fetch besides its polls. */
export type Demand = {
	/** Pages of the list to load: those that are waited for, else those that will be. */
	readonly pages: readonly SizedRequest[];
	/** An email to fetch in full. */
	readonly detailsOf?: DetailsRequest;
	/** Pages of the failures and of their reasons. */
	readonly failures?: FailuresDemand;
	/** The whole list is to be read for what became of the emails to each domain. */
	readonly areDomainsWanted?: true;
};

/** What a state demands. */
export function demandOf(state: State): Demand {
	const {list} = state;
	const detailsOf = detailsOfOpen(state);
	return {
		pages: state.isListed && state.fatal === undefined ? pagesOf(list) : [],
		...(detailsOf === undefined ? {} : {detailsOf}),
		...(isReadingFailures(state) ? demandOfFailures(state) : {}),
	};
}

/** The open email, as far as it is not known. */
function detailsOfOpen(state: State): DetailsRequest | undefined {
	const email = openEmail(state);
	return email === undefined ? undefined : wantedDetails({...state.details, isOpen: true}, email);
}

/** The open email: in the triage the one under its cursor, if there is room for its text or the user went into it. */
function openEmail(state: State): Email | undefined {
	const {details, list, triage} = state;
	if (triage === undefined) return details.isOpen ? emailUnderCursor(list) : undefined;
	const isShown = triage.focus === 'email' || details.hasRoom === true;
	return isShown ? triageEmail(state)?.email : undefined;
}

/** The failures are read where the user can see them, and rest while the list is frozen, unless someone waits for them, or the server does not answer. */
function isReadingFailures({isListed, fatal, haltedBy, freeze, watch, failures}: State): boolean {
	const isAsking = fatal === undefined && haltedBy === undefined && !isProbing(watch.failures);
	return ((isListed && freeze === undefined) || isAwaiting(failures)) && isAsking;
}

/** First the failures, then all emails, one page after the other, while the user looks at what the failures have in common. */
function demandOfFailures(state: State): Pick<Demand, 'failures' | 'areDomainsWanted'> {
	const {failures, watch, list, isListed} = state;
	const asked = isFirstAsked(state) ? {...failures, isAsked: true as const} : failures;
	const demand = failuresDemand(asked, countedIn(watch.counts), waitingFor(state));
	// Where nobody looks, one request at a time is enough.
	const most = isListed ? undefined : 1;
	return {
		...(demand === undefined
			? {}
			: {failures: {...demand, requests: demand.requests.slice(0, most), pageSize: halvedTo(demand.pageSize, list)}}),
		...(areDomainsWanted(state) ? {areDomainsWanted: true} : {}),
	};
}

/** Whether a list by reason has no failures yet, and the counters do not say whether there are any. */
function isFirstAsked({list, failures: {last}, watch: {counts}}: State): boolean {
	return isOfFailures(list) && last === undefined && counts !== undefined && !hasNoFailures(counts);
}

function areDomainsWanted(state: State): boolean {
	const {failures, watch, triage, freeze} = state;
	const {last, awaited} = failures;
	if (awaited === 'list') return false;
	const isTriaging = triage !== undefined && freeze === undefined && !isTooHeavy(state);
	return isTriaging && last !== undefined && areDomainsDue({failures, watch});
}

/** Whether the whole list takes more requests than are sent in the background: its emails are heavy. */
function isTooHeavy({list, watch}: State): boolean {
	return (watch.counts?.denominator ?? 0) / emailsIn(MOST_BYTES, list) > MOST_PAGES;
}

function waitingFor(state: State): Waiting {
	const {operation} = state.watch;
	return {
		isTriaging: state.triage !== undefined,
		isOver: operation !== undefined && isOver(operation),
		isUnexplained: unexplainedEmail(state) !== undefined,
	};
}

/** The open email, if it failed and its reason is still to be read. */
function unexplainedEmail(state: State): Email | undefined {
	const open = openEmail(state);
	return open !== undefined && lacksReason(open, state.failures) ? open : undefined;
}

/**
 * A page size, halved until the emails, as heavy as those of the list, fit into one answer. It changes in large steps only: a server may
 * refuse another size in the middle of a list.
 */
function halvedTo(pageSize: number, list: List): number {
	const most = emailsIn(MOST_BYTES, list);
	let size = pageSize;
	while (size > most && size > 1) size = Math.ceil(size / 2);
	return size;
}

function pagesOf(list: List): readonly SizedRequest[] {
	const wanted = wantedPages(list);
	// Once memory was nearly full, only what the user waits for is worth its room.
	return wanted.length > 0 || list.stops !== undefined ? wanted : pagesAhead(list);
}
