import type {Binding} from './binding.ts';

/** In a line being typed, in a menu, in the help. */
export const LINES_AND_MENUS_KEYS: readonly Binding[] = [
	{
		command: 'apply',
		keys: ['enter'],
		shown: '⏎',
		label: 'in a line being typed: apply it; an empty one clears',
		contexts: ['prompt'],
		footer: {keys: '⏎', label: 'apply', rank: 0},
	},
	{
		command: 'complete',
		keys: ['tab'],
		shown: 'Tab',
		label: 'in a line being typed: complete what was seen so far',
		contexts: ['prompt'],
		footer: {keys: 'Tab', label: 'complete', rank: 2},
	},
	{
		command: 'recall-older',
		keys: ['up'],
		shown: '↑',
		label: 'in a line being typed: what was applied before',
		contexts: ['prompt'],
		footer: {keys: '↑', label: 'earlier', rank: 3},
	},
	{
		command: 'recall-newer',
		keys: ['down'],
		shown: '↓',
		label: 'in a line being typed: back to what was typed',
		contexts: ['prompt'],
	},
	{
		command: 'cancel',
		keys: ['escape'],
		shown: 'Esc',
		label: 'in a line being typed: leave things as they were',
		contexts: ['prompt'],
		footer: {keys: 'Esc', label: 'cancel', rank: 1},
	},
	{
		command: 'choose',
		keys: ['enter'],
		shown: '⏎',
		label: 'in a menu: take what is under the cursor, or what is marked',
		contexts: ['menu'],
		footer: {keys: '⏎', label: 'choose', rank: 0},
	},
	{
		command: 'run',
		keys: ['enter'],
		shown: '⏎',
		label: 'in the help: do what the line under the cursor says',
		contexts: ['help'],
		footer: {keys: '⏎', label: 'run', rank: 0},
	},
	{
		command: 'mark-item',
		keys: [' '],
		shown: '␣',
		label: 'in a menu of several: mark one, or take its mark away',
		contexts: ['menu'],
	},
];
