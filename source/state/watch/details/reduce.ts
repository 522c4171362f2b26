import type {Event} from '../event.ts';
import type {State} from '../state.ts';
import * as pane from './pane.ts';
import {see} from './status-history.ts';

/** The email beside the list, what was seen of all of them, and whether the list stands still. */
export function reduceDetails(state: State, event: Event): State {
	const next = (details: pane.DetailsPane): State => ({...state, details});
	switch (event.type) {
		case 'toggled-freeze': {
			const {freeze, ...rest} = state;
			const {counts} = state.watch;
			return freeze === undefined ? {...rest, freeze: counts === undefined ? {} : {counts}} : rest;
		}
		case 'received-page':
		case 'refreshed-page':
			return event.generation === state.list.generation
				? {...state, statusHistory: see(state.statusHistory, event.page.emails, event.at)}
				: state;
		case 'opened-details':
			return state.list.selection.id === null ? state : next(pane.openPane(state.details));
		case 'closed-details':
			return next(pane.closePane(state.details));
		case 'scrolled-details':
			return next(pane.scrollPane(state.details, state.list.selection.id ?? '', event.by));
		case 'turned-details':
			return next(pane.turnPane(state.details, event.form));
		case 'asked-again':
			return next(pane.clearPaneFailure(state.details));
		case 'received-details':
			return {
				...state,
				details: pane.receiveDetails(state.details, event.request, event.details),
				statusHistory: see(state.statusHistory, [event.details.email], event.at),
			};
		case 'failed-details':
			return next(pane.failDetails(state.details, event.request, event.problem));
		default:
			return state;
	}
}
