import {askForFailures} from '../failures/again.ts';
import type {Handlers} from '../watch/handlers.ts';
import type {State} from '../watch/state.ts';
import {enter, hold, leave, moveIn, NEW_TRIAGE, type Triage} from './triage.ts';

/** How the user looks at why emails fail. `height` is how many lines the focused pane has. */
export type TriageEvent =
	| {readonly type: 'opened-triage'}
	| {readonly type: 'closed-triage'}
	| {readonly type: 'entered-triage-pane'}
	| {readonly type: 'left-triage-pane'}
	| {readonly type: 'moved-in-triage'; readonly by: number; readonly height: number};

/** What each of these events does to the triage, and that the failures are read for whoever opens it. */
export const TRIAGE_HANDLERS: Handlers<State, TriageEvent> = {
	'opened-triage': (state) => ({
		...state,
		failures: askForFailures(state.failures, state.watch),
		triage: hold(NEW_TRIAGE, state.failures.groups),
	}),
	'closed-triage': (state) => withTriage(state, undefined),
	'entered-triage-pane': (state) => change(state, (triage) => enter(triage, state.failures.groups)),
	'left-triage-pane': (state) => change(state, leave),
	'moved-in-triage': (state, {by, height}) =>
		change(state, (triage) => moveIn(triage, state.failures.groups, by, height)),
};

/** After an event: the cursors hold on to what they stand on, and begin at the top where the user groups the failures by something else. */
export function withHeldCursors(before: State, state: State): State {
	if (state.triage === undefined || state.failures.groups === before.failures.groups) return state;
	const isRegrouped = state.failures.grouping !== before.failures.grouping;
	return withTriage(state, hold(isRegrouped ? NEW_TRIAGE : state.triage, state.failures.groups));
}

function change(state: State, next: (triage: Triage) => Triage | undefined): State {
	return state.triage === undefined ? state : withTriage(state, next(state.triage));
}

function withTriage(state: State, triage: Triage | undefined): State {
	if (triage === state.triage) return state;
	const {triage: _, ...rest} = state;
	return triage === undefined ? rest : {...rest, triage};
}
