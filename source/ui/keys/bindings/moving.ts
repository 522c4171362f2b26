import {hint} from '../../../core/text/hints.ts';
import {say} from '../../../core/text/text.ts';
import type {Actions} from '../../actions.ts';
import {openHelpLines} from '../../overlays/help/help-lines.ts';
import {menuOf} from '../../overlays/menu/menus.ts';
import {messagesExtent} from '../../overlays/message-lines.ts';
import {moveOrSay} from '../standstill.ts';
import {bindingsOf} from './binding.ts';
import {LIST, SCROLL} from './places.ts';

/** Moving: by rows and screens, also in what lies over the list; to its ends; by pages. */
export const MOVING_KEYS = bindingsOf('moving', {
	'move-up': {
		keys: ['up', 'k'],
		label: 'up one row',
		contexts: SCROLL,
		run: (actions) => move(actions, -1),
		footer: {label: 'move', rank: 4, and: 'move-down'},
	},
	'move-down': {
		keys: ['down', 'j'],
		label: 'down one row; past the last loaded one the next page comes',
		contexts: SCROLL,
		run: (actions) => move(actions, 1),
	},
	'screen-up': {
		keys: ['pageup', 'ctrl-u', 'ctrl-b'],
		label: 'up one screen',
		contexts: SCROLL,
		run: (actions) => move(actions, -screenOf(actions)),
	},
	'screen-down': {
		keys: ['pagedown', 'ctrl-d', 'ctrl-f'],
		label: 'down one screen',
		contexts: SCROLL,
		run: (actions) => move(actions, screenOf(actions)),
	},
	start: {
		keys: ['g', 'home'],
		label: 'to the first email',
		contexts: LIST,
		run: (actions) => moveOrSay(actions, {type: 'went-to-start', height: actions.listRows()}, -1, 'email'),
	},
	end: {
		keys: ['G', 'end'],
		label: [say`to the last email, loading all pages`, hint('stop', 'stops)', ' (')],
		contexts: LIST,
		run: (actions) => moveOrSay(actions, {type: 'went-to-end', height: actions.listRows()}, 1, 'email'),
	},
	'next-page': {
		keys: ['n'],
		label: 'to the next page of the server',
		contexts: LIST,
		run: (actions) => jumpPage(actions, 1),
		footer: {label: 'page', rank: 6, and: 'previous-page'},
	},
	'previous-page': {
		keys: ['p'],
		label: 'to the page before',
		contexts: LIST,
		run: (actions) => jumpPage(actions, -1),
	},
});

/** Moves the cursor, or scrolls what lies over the list. */
function move(actions: Actions, by: number): void {
	const {getState, dispatch, now, listRows} = actions;
	const state = getState();
	const {overlay} = state.view;
	if (overlay.kind === 'menu') dispatch({type: 'moved-in-menu', by, count: menuOf(overlay.menu).items(state).length});
	else if ('top' in overlay) {
		const extent = extentOf(overlay.kind, actions);
		const top = Math.max(0, Math.min(extent, overlay.top + by));
		dispatch({type: 'scrolled-overlay', by: top - overlay.top});
	} else moveOrSay(actions, {type: 'moved-cursor', at: now(), by, height: listRows()}, by, 'email');
}

function jumpPage(actions: Actions, by: 1 | -1): void {
	moveOrSay(actions, {type: 'jumped-page', at: actions.now(), by, height: actions.listRows()}, by, 'page');
}

/** How far something over the list can be scrolled, in lines. */
function extentOf(kind: 'help' | 'copied' | 'messages', {getState, now, keys, layout, reader}: Actions): number {
	if (kind === 'help') return Math.max(0, openHelpLines(getState(), keys).length - 1);
	if (kind === 'copied') return reader.copiedExtent(getState(), layout);
	return messagesExtent({state: getState(), keys, now: now()}, layout);
}

function screenOf({listRows}: Actions): number {
	return Math.max(1, listRows() - 1);
}
