import {hint} from '../../../core/text/hints.ts';
import {say} from '../../../core/text/text.ts';
import type {Actions} from '../../actions.ts';
import {openHelpLines} from '../../overlays/help/help-lines.ts';
import {menuOf} from '../../overlays/menu/menus.ts';
import {messagesExtent} from '../../overlays/message-lines.ts';
import {moveInTriage, triageScreen} from '../../triage/triage-keys.ts';
import {scrollByLine} from '../../watch/details/details-keys.ts';
import {panesOf} from '../../watch/panes.ts';
import {moveOrSay} from '../standstill.ts';
import {bindingsOf} from './binding.ts';
import {LIST, ROWS, SCROLL} from './places.ts';

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
		label: 'down one row; at the end the next page is loaded',
		onBoard: 'down one row',
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
		onBoard: 'to the first send',
		contexts: ROWS,
		run: (actions) => goToEdge(actions, -1),
	},
	end: {
		keys: ['G', 'end'],
		label: [say`to the last email, loading all pages`, hint('stop', 'stops)', ' (')],
		onBoard: 'to the last send',
		contexts: ROWS,
		run: (actions) => goToEdge(actions, 1),
	},
	'next-page': {
		keys: ['n'],
		label: 'to the next page',
		contexts: LIST,
		run: (actions) => jumpPage(actions, 1),
		footer: {label: 'page', rank: 6, and: 'previous-page'},
	},
	'previous-page': {
		keys: ['p'],
		label: 'to the previous page',
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
	} else if (state.triage !== undefined) moveInTriage(actions, by);
	else if (state.details.isFocused) scrollByLine(actions, by);
	else moveOrSay(actions, {type: 'moved-cursor', at: now(), by, height: listRows()}, by, 'email');
}

/** More lines than any email has. */
const ALL_LINES = 10_000_000;

/** To the first or last email, or line of the open one where the focus is in it. */
function goToEdge(actions: Actions, by: 1 | -1): void {
	const height = actions.listRows();
	const {triage, details} = actions.getState();
	if (triage !== undefined) moveInTriage(actions, by * ALL_LINES);
	else if (details.isFocused) scrollByLine(actions, by * ALL_LINES);
	else moveOrSay(actions, {type: by === 1 ? 'went-to-end' : 'went-to-start', height}, by, 'email');
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

function screenOf({getState, layout, listRows}: Actions): number {
	const state = getState();
	const {details, view} = state;
	if (state.triage !== undefined && view.overlay.kind === 'none') return triageScreen(state, layout);
	const isEmail = details.isFocused && view.overlay.kind === 'none';
	return Math.max(1, (isEmail ? panesOf(layout).rows - 1 : listRows()) - 1);
}
