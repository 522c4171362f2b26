import {compact} from '../../../core/compact.ts';
import {inShort} from '../../../core/text/hints.ts';
import {say} from '../../../core/text/text.ts';
import {openEmailId} from '../../triage/select.ts';
import {forgetFetched, openPane, scrollPane} from '../details/pane.ts';
import type {Handlers} from '../handlers.ts';
import {dropGoal} from '../list/moving.ts';
import {markAll} from '../mark-all.ts';
import {stepBack, toggleMark, toggleRange} from '../marks.ts';
import {newWatch, type WatchOptions} from '../new-watch.ts';
import type {Replay} from '../replay.ts';
import type {State} from '../state.ts';

/** What the user does with the row under the cursor and the settings of the watch. */
export type UserEvent =
	| {readonly type: 'opened-details'}
	| {readonly type: 'scrolled-details'; readonly by: number}
	| {readonly type: 'toggled-mark'}
	| {readonly type: 'toggled-range'}
	| {readonly type: 'marked-all'; readonly at: number}
	| {readonly type: 'stepped-back-marks'}
	| {readonly type: 'toggled-mask'}
	| {readonly type: 'toggled-freeze'}
	/** Memory is nearly full. */
	| {readonly type: 'dropped-caches'; readonly at: number}
	| {readonly type: 'changed-replay'; readonly replay: Replay}
	/** Another watch begins in a recording, or the same one again. */
	| {readonly type: 'restarted'; readonly options: WatchOptions};

/** What each of these events does to the pane, the marks and the settings. */
export const USER_HANDLERS: Handlers<State, UserEvent> = {
	'opened-details': (state) =>
		state.list.selection.id === null ? state : {...state, details: openPane(state.details)},
	'scrolled-details': (state, {by}) => ({
		...state,
		details: scrollPane(state.details, openEmailId(state) ?? '', by),
	}),
	'toggled-mark': (state) => ({...state, marks: toggleMark(state.marks, state.list)}),
	'toggled-range': (state) => ({...state, marks: toggleRange(state.marks, state.list)}),
	'marked-all': (state, {at}) => markAll(state, at),
	'stepped-back-marks': (state) => ({...state, marks: stepBack(state.marks, state.list)}),
	'toggled-mask': (state) => ({...state, isMasked: !state.isMasked}),
	'toggled-freeze'({freeze, ...state}) {
		if (freeze !== undefined) return state;
		const {counts} = state.watch;
		return {...state, freeze: counts === undefined ? {} : {counts}};
	},
	'dropped-caches': dropCaches,
	'changed-replay': (state, {replay}) => ({...state, replay}),
	restarted: (state, {options}) => ({...newWatch(options), ...chosenIn(state)}),
};

/** Drops what can be requested again, and stops loading. */
function dropCaches(state: State, {at}: {readonly at: number}): State {
	const {copied: _, ...view} = state.view;
	const text = [
		say`Memory is nearly full: loading has stopped, and opened emails will be requested again.`,
		inShort(say`Memory is nearly full.`),
		inShort(say`Memory is low.`),
	];
	return {
		...state,
		list: {...dropGoal(state.list), stops: (state.list.stops ?? 0) + 1},
		details: forgetFetched(state.details, state.list.selection.id),
		view: {...view, notice: {text, at, sign: 'trouble', isLasting: true}},
	};
}

/** The user's settings, whatever is being watched. */
function chosenIn({view, triage, details, isMasked, stallAfterMs, terms, replay}: State): Partial<State> {
	return compact({view, triage, details, isMasked, stallAfterMs, terms, replay});
}
