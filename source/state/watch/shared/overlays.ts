import type {FilterChange} from '../../../core/emails/filter.ts';
import type {Handlers} from '../handlers.ts';
import {refilter} from '../list/list.ts';
import {filterLocally} from '../list/local-filter.ts';
import {settleRange} from '../marks.ts';
import type {State} from '../state.ts';
import {type MenuName, type Overlay, openMenu, openPrompt, type PromptName} from '../view/view.ts';

/** What opens and closes over the list, and the filter that is chosen there. */
export type OverlayEvent =
	| {readonly type: 'opened-prompt'; readonly prompt: PromptName; readonly text: string}
	| {readonly type: 'opened-menu'; readonly menu: MenuName; readonly chosen?: ReadonlySet<string>}
	| {readonly type: 'opened-help'}
	| {readonly type: 'opened-copied'}
	| {readonly type: 'opened-messages'}
	| {readonly type: 'closed-overlay'}
	| {readonly type: 'changed-filter'; readonly change: FilterChange}
	/** The same if there is no server to ask for other emails. */
	| {readonly type: 'filtered-locally'; readonly change: FilterChange}
	/** There is no server to ask for the rest of the list: what is known of it besides its pages is shown too. */
	| {readonly type: 'listed-locally'};

/** What each of these events does to the view, the list and the marks. */
export const OVERLAY_HANDLERS: Handlers<State, OverlayEvent> = {
	'opened-prompt': (state, {prompt, text}) => ({...state, view: openPrompt(state.view, prompt, text)}),
	'opened-menu': (state, {menu, chosen = new Set()}) => ({...state, view: openMenu(state.view, menu, chosen)}),
	'opened-help': (state) => withOverlay(state, {kind: 'help', top: 0}),
	'opened-copied': (state) => withOverlay(state, {kind: 'copied', top: 0}),
	'opened-messages': (state) => withOverlay(state, {kind: 'messages', top: 0}),
	'closed-overlay': (state) => withOverlay(state, {kind: 'none'}),
	'changed-filter'(state, {change}) {
		return {
			...state,
			view: {...state.view, overlay: {kind: 'none'}},
			list: refilter(state.list, change),
			marks: settleRange(state.marks, state.list),
		};
	},
	'filtered-locally': (state, {change}) => ({
		...state,
		view: {...state.view, overlay: {kind: 'none'}},
		list: filterLocally(state.list, change),
		marks: settleRange(state.marks, state.list),
	}),
	'listed-locally': (state) => ({...state, list: {...state.list, isLocal: true}}),
};

function withOverlay(state: State, overlay: Overlay): State {
	return {...state, view: {...state.view, overlay}};
}
