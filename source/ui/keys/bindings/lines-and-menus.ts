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
		label: 'in a line being typed: apply it; an empty one clears',
		contexts: ['prompt'],
		run: apply,
		footer: {label: 'apply', rank: 0},
	},
	complete: {
		keys: ['tab'],
		label: 'in a line being typed: complete it by the tags seen so far; again: the next of them',
		contexts: ['prompt'],
		run: (actions) => complete(actions, 1),
		footer: {label: 'complete', rank: 2},
	},
	'complete-back': {
		keys: ['shift-tab'],
		label: 'in a line being typed: back to the completion before',
		contexts: ['prompt'],
		run: (actions) => complete(actions, -1),
	},
	'recall-older': {
		keys: ['up'],
		label: 'in a line being typed: what was applied before; filtering the help: the line above',
		contexts: TYPED,
		run: (actions) => recall(actions, 1),
		footer: {label: 'earlier', rank: 3, contexts: ['prompt']},
	},
	'recall-newer': {
		keys: ['down'],
		label: 'in a line being typed: back to what was typed; filtering the help: the line below',
		contexts: TYPED,
		run: (actions) => recall(actions, -1),
	},
	cancel: {
		keys: ['escape'],
		label: 'in a line being typed: leave things as they were',
		contexts: ['prompt'],
		run: ({dispatch}) => dispatch({type: 'closed-overlay'}),
		footer: {label: 'cancel', rank: 1},
	},
	choose: {
		keys: ['enter'],
		label: 'in a menu: take what is under the cursor, or what is marked',
		contexts: ['menu'],
		run: choose,
		footer: {label: 'choose', rank: 0},
	},
	run: {
		keys: ['enter'],
		label: 'in the help: do what the line under the cursor says',
		contexts: ['help', 'help-filter'],
		run: runHelpLine,
		footer: {label: 'run', rank: 0},
	},
	'filter-help': {
		keys: ['/'],
		label: 'in the help: only the lines that have what is typed',
		contexts: ['help'],
		run: ({dispatch}) => dispatch({type: 'filtered-help'}),
		footer: {label: 'filter', rank: 1},
	},
	'mark-item': {
		keys: [' '],
		label: 'in a menu of several: mark or unmark one',
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
