import type {FilterChange} from '../../../core/emails/filter.ts';
import {wantReasons} from '../../failures/reasons.ts';
import type {Handlers} from '../handlers.ts';
import {refilter} from '../list/list.ts';
import {dropGoal, loadAll} from '../list/moving.ts';
import {settleRange} from '../marks.ts';
import type {State} from '../state.ts';
import {type MenuName, openMenu, openPrompt, type PromptName, type View} from '../view/view.ts';

/** What opens and closes over the list, and the filter that is chosen there. */
export type OverlayEvent =
	| {readonly type: 'opened-prompt'; readonly prompt: PromptName; readonly text: string}
	| {readonly type: 'opened-menu'; readonly menu: MenuName; readonly chosen?: ReadonlySet<string>}
	| {readonly type: 'opened-help'}
	| {readonly type: 'opened-copied'}
	| {readonly type: 'opened-messages'}
	| {readonly type: 'closed-overlay'}
	| {readonly type: 'changed-filter'; readonly change: FilterChange};

/** What each of these events does to the view, the list, the marks and the reasons. */
export const OVERLAY_HANDLERS: Handlers<State, OverlayEvent> = {
	'opened-prompt': (state, {prompt, text}) => withView(state, openPrompt(state.view, prompt, text)),
	'opened-menu'(state, {menu, chosen = new Set()}) {
		const opened = withView(state, openMenu(state.view, menu, chosen));
		// The clusters are of all failures, and of their reasons.
		if (menu !== 'clusters') return opened;
		return {...opened, list: loadAll(opened.list), reasons: wantReasons(opened.reasons)};
	},
	'opened-help': (state) => withView(state, {...state.view, overlay: {kind: 'help', top: 0}}),
	'opened-copied': (state) => withView(state, {...state.view, overlay: {kind: 'copied', top: 0}}),
	'opened-messages': (state) => withView(state, {...state.view, overlay: {kind: 'messages', top: 0}}),
	'closed-overlay': (state) => withView(state, {...state.view, overlay: {kind: 'none'}}),
	'changed-filter'(state, {change}) {
		return {
			...state,
			view: {...state.view, overlay: {kind: 'none'}},
			list: refilter(state.list, change),
			marks: settleRange(state.marks, state.list),
		};
	},
};

/** Opens or closes something. Once the clusters are left, nothing more is loaded for them. */
function withView(state: State, view: View): State {
	const isLeft = isClusters(state.view) && !isClusters(view);
	const list = isLeft && state.list.goal?.kind === 'all' ? dropGoal(state.list) : state.list;
	return {...state, view, list};
}

function isClusters({overlay}: View): boolean {
	return overlay.kind === 'menu' && overlay.menu === 'clusters';
}
