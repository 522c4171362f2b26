import type {EmailDetails, EmailPage} from '../../../core/emails/email.ts';
import {failureCount} from '../../../core/operation/counts.ts';
import type {EmailStatus} from '../../../core/operation/status.ts';
import {type DetailsRequest, receiveDetails} from '../details/pane.ts';
import {recordStatuses} from '../details/status-history.ts';
import type {Handlers} from '../handlers.ts';
import {noteChanges, withoutOldChanges} from '../list/changed-rows.ts';
import {noFailureText} from '../list/failure-rows.ts';
import type {List} from '../list/list.ts';
import {receivePage, receiveRefresh} from '../list/loading.ts';
import {seekFailure} from '../list/moving.ts';
import type {State} from '../state.ts';

type PageAnswer = {
	readonly at: number;
	/** Which filter it belongs to: an answer to an earlier one is ignored. */
	readonly generation: number;
	/** The status that the page is of, if several are listed. */
	readonly status?: EmailStatus;
	readonly token: string | null;
	readonly page: EmailPage;
};

/** Emails that came in, and the search for a failure, which an answer can end. */
export type AnswerEvent =
	/** A further page. */
	| (PageAnswer & {readonly type: 'received-page'})
	/** A page that was loaded already. */
	| (PageAnswer & {readonly type: 'refreshed-page'})
	| {
			readonly type: 'received-details';
			readonly at: number;
			readonly request: DetailsRequest;
			readonly details: EmailDetails;
	  }
	| {readonly type: 'went-to-failure'; readonly at: number; readonly by: 1 | -1; readonly height: number};

/** What each of these events does to the list, the status history, the pane and the notice. */
export const ANSWER_HANDLERS: Handlers<State, AnswerEvent> = {
	'received-page'(state, event) {
		if (event.generation !== state.list.generation) return state;
		const list = receivePage(state.list, event, event.page, event.at);
		const after = {...recordPage(state, event), list};
		return state.list.goal?.kind === 'failure' ? tellNoFailure(after, state.list, 1, event.at) : after;
	},
	'refreshed-page'(state, event) {
		if (event.generation !== state.list.generation || state.freeze !== undefined) return state;
		const list = noteChanges(withoutOldChanges(state.poll, state.list), event.page.emails);
		return {
			...recordPage(state, event),
			poll: {...state.poll, showsOldChanges: false},
			list: receiveRefresh(list, event, event.page, event.at),
		};
	},
	'received-details': (state, {request, details, at}) => ({
		...state,
		details: receiveDetails(state.details, request, details),
		// A replay has no answer for a single email: its details are what was recorded, whenever that is opened.
		statusHistory: details.isRecorded ? state.statusHistory : recordStatuses(state.statusHistory, [details.email], at),
	}),
	'went-to-failure': (state, {by, height, at}) =>
		tellNoFailure({...state, list: seekFailure(state.list, by, height)}, state.list, by, at),
};

function recordPage(state: State, {page, at}: PageAnswer): State {
	return {...state, statusHistory: recordStatuses(state.statusHistory, page.emails, at)};
}

/** Says that there is no failure that way, once the search has ended where it began. */
function tellNoFailure(state: State, before: List, by: 1 | -1, at: number): State {
	const {list, watch, view} = state;
	if (list.goal !== undefined || list.selection.id !== before.selection.id) return state;
	const isWhole = list.filterOrder.length === 0;
	const counted = isWhole && watch.counts !== undefined ? failureCount(watch.counts) : 0;
	return {...state, view: {...view, notice: {text: noFailureText(list.pages, by, counted), at, during: 'stay'}}};
}
