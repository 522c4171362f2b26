import type {Event} from '../watch/event.ts';
import {dropGoal, loadAll} from '../watch/list/list.ts';
import type {State} from '../watch/state.ts';
import type {View} from '../watch/view/view.ts';
import {NO_REASONS, type Reasons} from './clusters.ts';

/** What opening and leaving the clusters changes: while they are open, all failures are loaded, and the reasons are asked for once. */
export function reduceTriage(state: State, event: Event, before: View): State {
	const isOpen = isClusters(state.view);
	if (isOpen && event.type === 'opened-menu')
		return {...state, list: loadAll(state.list), reasons: {...state.reasons, isWanted: true}};
	if (!isOpen && isClusters(before) && state.list.goal?.kind === 'all') return {...state, list: dropGoal(state.list)};
	switch (event.type) {
		case 'received-reasons':
			return {...state, reasons: knownReasons(event.reasons)};
		case 'failed-reasons':
			return {...state, reasons: {...state.reasons, isWanted: false}};
		default:
			return state;
	}
}

function isClusters({overlay}: View): boolean {
	return overlay.kind === 'menu' && overlay.menu === 'clusters';
}

function knownReasons(reasons: Extract<Event, {type: 'received-reasons'}>['reasons']): Reasons {
	return {...NO_REASONS, byEmail: new Map(reasons.map((reason) => [reason.emailId, reason]))};
}
