import type {Actions} from '../../actions.ts';
import {openHelpLines, runHelpLine} from '../../overlays/help/help-lines.ts';
import {choose, markItem} from '../../overlays/menu/menu-keys.ts';
import {apply, complete} from '../../overlays/prompt/prompt-keys.ts';
import {bindingsOf} from './binding.ts';
import {TYPED} from './places.ts';

/** In a line being typed, in a menu, in the help. */
export const LINES_AND_MENUS_KEYS = bindingsOf('lines-and-menus', {
	apply: {
		keys: ['enter'],
		label: 'in a prompt: apply; an empty line clears',
		contexts: ['prompt'],
		run: apply,
		footer: {label: 'apply', rank: 0},
	},
	complete: {
		keys: ['tab'],
		label: 'in a prompt: complete with a tag seen so far; again: the next one',
		contexts: ['prompt'],
		run: (actions) => complete(actions, 1),
		footer: {label: 'complete', rank: 2},
	},
	'complete-back': {
		keys: ['shift-tab'],
		label: 'in a prompt: the previous completion',
		contexts: ['prompt'],
		run: (actions) => complete(actions, -1),
	},
	'recall-older': {
		keys: ['up'],
		label: 'in a prompt: the previous entry; filtering the help: the line above',
		contexts: TYPED,
		run: (actions) => recall(actions, 1),
		footer: {label: 'earlier', rank: 3, contexts: ['prompt']},
	},
	'recall-newer': {
		keys: ['down'],
		label: 'in a prompt: the next entry; filtering the help: the line below',
		contexts: TYPED,
		run: (actions) => recall(actions, -1),
	},
	cancel: {
		keys: ['escape'],
		label: 'in a prompt: cancel',
		contexts: ['prompt'],
		run: ({dispatch}) => dispatch({type: 'closed-overlay'}),
		footer: {label: 'cancel', rank: 1},
	},
	choose: {
		keys: ['enter'],
		label: 'in a menu: choose the item under the cursor, or the marked ones',
		contexts: ['menu'],
		run: choose,
		footer: {label: 'choose', rank: 0},
	},
	run: {
		keys: ['enter'],
		label: 'in the help: run the key under the cursor',
		contexts: ['help', 'help-filter'],
		run: runHelpLine,
		footer: {label: 'run', rank: 0},
	},
	'filter-help': {
		keys: ['/'],
		label: 'in the help: filter the keys',
		contexts: ['help'],
		run: ({dispatch}) => dispatch({type: 'filtered-help'}),
		footer: {label: 'filter', rank: 1},
	},
	'mark-item': {
		keys: [' '],
		label: 'in a menu of several: mark or unmark an item',
		contexts: ['menu'],
		run: markItem,
	},
});

/** Recalls an older (1) or newer (-1) entry of the line, or moves in the help that the line filters. */
function recall({getState, dispatch, keys}: Actions, by: 1 | -1): void {
	const state = getState();
	const {overlay} = state.view;
	if (overlay.kind !== 'help') dispatch({type: 'recalled-entry', by});
	else {
		const last = openHelpLines(state, keys).length - 1;
		const top = Math.max(0, Math.min(last, overlay.top - by));
		dispatch({type: 'scrolled-overlay', by: top - overlay.top});
	}
}
