import {notice} from '../../../state/watch/event.ts';
import type {State} from '../../../state/watch/state.ts';
import type {PanelName} from '../../../state/watch/view/view.ts';
import type {Actions} from '../../actions.ts';

const OTHER: Readonly<Record<PanelName, PanelName>> = {pace: 'failures', failures: 'pace'};

/** The panel over the list: the one the user chose, else the pace until there are many failures. */
export function shownPanel({view, watch}: Pick<State, 'view' | 'watch'>): PanelName {
	return view.panel ?? ownPanel(watch);
}

/** Shows the other panel, or says why that changes nothing. */
export function showOtherPanel({getState, dispatch, now, layout}: Actions): void {
	const {panelLines, isWide} = layout;
	if (panelLines === 0) dispatch(notice(now(), 'No room for a panel: this terminal is too short.'));
	else if (isWide) dispatch(notice(now(), 'Both panels are shown.'));
	else {
		const state = getState();
		const panel = OTHER[shownPanel(state)];
		dispatch({type: 'chose-panel', ...(panel === ownPanel(state.watch) ? {} : {panel})});
	}
}

function ownPanel({hasManyFailures}: State['watch']): PanelName {
	return hasManyFailures ? 'failures' : 'pace';
}
