import {runHelpLine} from '../../overlays/help/help-lines.ts';
import {choose, markItem} from '../../overlays/menu/menu-keys.ts';
import {apply, complete} from '../../overlays/prompt/prompt-keys.ts';
import {groupByNext} from '../../triage/clusters-menu.ts';
import {bindingsOf} from './binding.ts';

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
		label: 'in a line being typed: complete what was seen so far',
		contexts: ['prompt'],
		run: complete,
		footer: {label: 'complete', rank: 2},
	},
	'recall-older': {
		keys: ['up'],
		label: 'in a line being typed: what was applied before',
		contexts: ['prompt'],
		run: ({dispatch}) => dispatch({type: 'recalled-entry', by: 1}),
		footer: {label: 'earlier', rank: 3},
	},
	'recall-newer': {
		keys: ['down'],
		label: 'in a line being typed: back to what was typed',
		contexts: ['prompt'],
		run: ({dispatch}) => dispatch({type: 'recalled-entry', by: -1}),
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
		contexts: ['help'],
		run: runHelpLine,
		footer: {label: 'run', rank: 0},
	},
	'mark-item': {
		keys: [' '],
		label: 'in a menu of several: mark one, or take its mark away',
		contexts: ['menu'],
		run: markItem,
	},
	'group-by': {
		keys: ['tab'],
		label: 'in the clusters: group the failures by reason, domain, tag or minute',
		contexts: ['menu'],
		run: groupByNext,
	},
});
