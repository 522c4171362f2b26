import {askForFailures} from '../failures/again.ts';
import type {Handlers} from '../watch/handlers.ts';
import type {State} from '../watch/state.ts';
import {enter, hold, leave, moveIn, NEW_TRIAGE, pointAt, scrollIn, type Triage, type TriagePane} from './triage.ts';

/** What the user does in the triage. `height` is how many lines the pane has, if none is named the focused one. */
export type TriageEvent =
	| {readonly type: 'opened-triage'}
	| {readonly type: 'closed-triage'}
	| {readonly type: 'entered-triage-pane'}
	| {readonly type: 'left-triage-pane'}
	| {readonly type: 'moved-in-triage'; readonly by: number; readonly height: number}
	/** A pane was scrolled that need not have the focus. */
	| {readonly type: 'scrolled-triage'; readonly pane: TriagePane; readonly by: number; readonly height: number}
	/** A pane was pointed at, and a row of it if there is one. */
	| {readonly type: 'pointed-in-triage'; readonly pane: TriagePane; readonly row?: number; readonly height: number};

/** What each of these events does to the triage. Opening it asks for the failures. */
export const TRIAGE_HANDLERS: Handlers<State, TriageEvent> = {
	'opened-triage': (state) => ({
		...state,
		failures: askForFailures(state.failures, state.watch),
		triage: areComing(state) ? NEW_TRIAGE : hold(NEW_TRIAGE, state.failures.groups),
	}),
	'closed-triage': (state) => withTriage(state, undefined),
	'entered-triage-pane': (state) => change(state, (triage) => enter(triage, state.failures.groups)),
	'left-triage-pane': (state) => change(state, leave),
	'moved-in-triage': (state, {by, height}) =>
		change(state, (triage) => moveIn(triage, state.failures.groups, by, height)),
	'scrolled-triage': (state, {pane, by, height}) =>
		change(state, (triage) => scrollIn(triage, state.failures.groups, pane, by, height)),
	'pointed-in-triage': (state, event) => change(state, (triage) => pointAt(triage, state.failures.groups, event)),
};

/**
 * After an event: the cursors stay on their items, but for one that nobody has moved while the failures and their reasons come for
 * the first time: that stays on the worst group. If the user groups the failures by something else they begin at the top.
 */
export function withHeldCursors(before: State, state: State): State {
	const {triage, failures, view} = state;
	if (triage === undefined) return state;
	// What a menu is about must not change under it.
	const isMenuOpened = view.overlay.kind !== before.view.overlay.kind && view.overlay.kind === 'menu';
	if (failures.groups === before.failures.groups && !isMenuOpened) return state;
	const isRegrouped = failures.grouping !== before.failures.grouping;
	const next = isRegrouped ? NEW_TRIAGE : triage;
	const isFree = areComing(state) && next.groups.id === undefined && !isMenuOpened;
	return isFree ? withTriage(state, next) : withTriage(state, hold(next, failures.groups));
}

/** Whether failures have never been read whole, or reasons are still to come. */
function areComing({failures: {last, reasonsLeft}}: State): boolean {
	return last === undefined || reasonsLeft?.next !== undefined;
}

function change(state: State, next: (triage: Triage) => Triage | undefined): State {
	return state.triage === undefined ? state : withTriage(state, next(state.triage));
}

function withTriage(state: State, triage: Triage | undefined): State {
	if (triage === state.triage) return state;
	const {triage: _, ...rest} = state;
	return triage === undefined ? rest : {...rest, triage};
}
