import {knownOf, topOf} from '../../../state/watch/details/pane.ts';
import {notice} from '../../../state/watch/event.ts';
import type {State} from '../../../state/watch/state.ts';
import type {Actions} from '../../keys/perform.ts';

/** Scrolls the open email, not beyond its end. */
export function scrollDetails({getState, dispatch, overlayExtent}: Actions, by: number): void {
	const {details, list} = getState();
	const top = topOf(details, list.selection.id ?? '');
	const next = Math.max(0, Math.min(overlayExtent(), top + by));
	if (next !== top) dispatch({type: 'scrolled-details', by: next - top});
}

/** Shows the other body of the open email, or says that there is none. */
export function switchBody({getState, dispatch, now}: Actions): void {
	const {details, list} = getState();
	const {bodies} = knownOf(details, list.selection.id ?? '').details ?? {};
	if (bodies !== undefined && (bodies.html === undefined || bodies.text === undefined)) {
		const only = bodies.html === undefined ? (bodies.text === undefined ? 'no body' : 'only a text part') : 'only html';
		dispatch(notice(now(), `This email has ${only}.`));
	} else dispatch({type: 'turned-details', form: details.form === 'html' ? 'text' : 'html'});
}

/** Shows the JSON of the open email, or goes back to its text. */
export function showRaw({getState, dispatch}: Actions): void {
	dispatch({type: 'turned-details', form: getState().details.form === 'json' ? 'html' : 'json'});
}

/** Esc: closes what lies over the list; with an email open it ends a long way to load first, then closes the email. */
export function back({getState, dispatch}: Actions): void {
	const {view, list} = getState();
	if (view.overlay.kind !== 'none') dispatch({type: 'closed-overlay'});
	else dispatch({type: list.goal === undefined ? 'closed-details' : 'dropped-goal'});
}

/** Lets the list stand still, or go on with a poll at once. */
export function toggleFreeze({getState, dispatch, now, refresh}: Actions): void {
	dispatch({type: 'toggled-freeze'});
	if (isFrozen(getState())) dispatch(notice(now(), 'The list is frozen; the counters go on. Space lets it go on.'));
	else refresh();
}

function isFrozen({freeze}: State): boolean {
	return freeze !== undefined;
}
