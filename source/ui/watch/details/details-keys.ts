import {inShort} from '../../../core/text/hints.ts';
import {say} from '../../../core/text/text.ts';
import {openEmailId} from '../../../state/triage/select.ts';
import {knownOf, topOf} from '../../../state/watch/details/pane.ts';
import {notice} from '../../../state/watch/event.ts';
import type {Actions} from '../../actions.ts';
import {tellOnce} from '../../keys/standstill.ts';
import {triageLayout} from '../../triage/triage-layout.ts';
import {panesOf} from '../panes.ts';

/** Scrolls the open email by lines. */
export function scrollByLine(actions: Actions, by: number): void {
	const {getState, dispatch, now, layout, reader} = actions;
	const state = getState();
	if (state.triage !== undefined && triageLayout(state, layout).email === undefined) {
		tellOnce(actions, [say`There is no room for an email beside this list.`, inShort(say`No room for an email.`)]);
		return;
	}
	const top = topOf(state.details, openEmailId(state) ?? '');
	const extent = reader.emailExtent(state, layout, now(), top + by);
	const next = Math.max(0, Math.min(extent, top + by));
	if (next !== top) dispatch({type: 'scrolled-details', by: next - top});
	else
		tellOnce(
			actions,
			by > 0
				? [say`This is the end of the email.`, inShort(say`The end of the email.`)]
				: [say`This is the beginning of the email.`, inShort(say`Its beginning.`)],
		);
}

/** Scrolls the open email by what is visible of it, but for a line that stays. */
export function scrollByScreen(actions: Actions, by: 1 | -1): void {
	const {getState, layout} = actions;
	const state = getState();
	const {rows} = (state.triage && triageLayout(state, layout).email) ?? panesOf(layout);
	scrollByLine(actions, by * Math.max(1, rows - 2));
}

/** Shows the other body of the open email, or says that there is none. */
export function switchBody({getState, dispatch, now}: Actions): void {
	const {details, ...state} = getState();
	const {bodies} = knownOf(details, openEmailId(state) ?? '').details ?? {};
	if (bodies !== undefined && (bodies.html === undefined || bodies.text === undefined)) {
		const only = bodies.html === undefined ? (bodies.text === undefined ? 'no body' : 'only a text part') : 'only html';
		dispatch(notice(now(), `This email has ${only}.`));
	} else dispatch({type: 'turned-details', form: details.form === 'html' ? 'text' : 'html'});
}

/** Shows the JSON of the open email, or goes back to its text. */
export function showRaw({getState, dispatch}: Actions): void {
	dispatch({type: 'turned-details', form: getState().details.form === 'json' ? 'html' : 'json'});
}
