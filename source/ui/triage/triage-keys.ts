import {count} from '../../core/text/format.ts';
import {hint, inShort} from '../../core/text/hints.ts';
import {say} from '../../core/text/text.ts';
import {countSelected, filterChangesFor} from '../../state/failures/narrow.ts';
import {noFailuresNotice} from '../../state/failures/words.ts';
import {nextGroupings, triageGroup} from '../../state/triage/select.ts';
import {notice} from '../../state/watch/event.ts';
import type {NoticeText} from '../../state/watch/notice-text.ts';
import type {State} from '../../state/watch/state.ts';
import type {Actions} from '../actions.ts';
import {tellOnce} from '../keys/standstill.ts';
import type {Layout} from '../layout.ts';
import {scrollByLine} from '../watch/details/details-keys.ts';
import {focusedLines} from './triage-layout.ts';

/** Moves in the focused pane by rows, or scrolls the open email; says why if that changes nothing. */
export function moveInTriage(actions: Actions, by: number): void {
	const {getState, dispatch, layout} = actions;
	const state = getState();
	const {triage} = state;
	if (triage?.focus === 'email') {
		scrollByLine(actions, by);
		return;
	}
	dispatch({type: 'moved-in-triage', by, height: focusedLines(state, layout)});
	if (getState().triage !== triage) return;
	if (state.failures.groups.length === 0) tellOnce(actions, noFailuresNotice(state));
	else tellOnce(actions, whyStill(by, triage?.focus === 'groups' ? 'group' : 'email'));
}

/** Why a key that moves moves nothing in the triage. */
function whyStill(by: number, unit: string): NoticeText {
	return by > 0
		? [say`This is the last ${unit}.`, inShort(say`The last ${unit}.`)]
		: [say`This is the first ${unit}.`, inShort(say`The first ${unit}.`)];
}

/** By how many rows a screen of the focused pane moves: what is visible, but for a line that stays. */
export function triageScreen(state: Pick<State, 'triage' | 'failures'>, layout: Layout): number {
	return Math.max(1, focusedLines(state, layout) - 1);
}

/** Moves into the next pane, or says why there is none. */
export function enterPane(actions: Actions): void {
	const {getState, dispatch} = actions;
	const {triage, ...state} = getState();
	dispatch({type: 'entered-triage-pane'});
	if (getState().triage !== triage) return;
	if (triage?.focus !== 'email') tellOnce(actions, noFailuresNotice(state));
	else
		tellOnce(actions, [
			say`This email already fills the screen`,
			hint('back', 'goes back', '; '),
			say`.`,
			inShort(say`It fills the screen.`),
		]);
}

/** Groups the failures by the next of the groupings, from the top. */
export function groupByNext({getState, dispatch}: Actions): void {
	const [grouping] = nextGroupings(getState().failures);
	if (grouping !== undefined) dispatch({type: 'grouped-failures', grouping});
}

/** Narrows the list to the group under the cursor and goes back to it; says so if no filter selects exactly the group. */
export function narrowToGroup(actions: Actions): void {
	const state = actions.getState();
	const group = triageGroup(state);
	if (group === undefined) {
		tellOnce(actions, noFailuresNotice(state));
		return;
	}
	const {dispatch, now} = actions;
	const changes = filterChangesFor(group, state.list.filter, state);
	// Together: no page of a list is requested that the next change replaces.
	dispatch({type: 'closed-triage'}, ...changes.map((change) => ({type: 'changed-filter', change}) as const));
	const [own, all] = [group.emails.length, countSelected(changes, state)];
	if (all > own) dispatch(notice(now(), widerText(own, all)));
}

/** That no filter selects exactly the group. */
function widerText(own: number, all: number): NoticeText {
	return [
		say`No filter selects this group alone: the list shows ${count(all)} failures, ${count(own)} of them in the group.`,
		inShort(say`${count(own)} of these ${count(all)} are in the group.`),
		inShort(say`It lists others, too.`),
	];
}
