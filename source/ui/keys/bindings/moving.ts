import type {Binding} from './binding.ts';
import {LIST, SCROLL} from './places.ts';

/** Moving: by rows and screens, also in what lies over the list; to its ends; by pages of the server. */
export const MOVING_KEYS: readonly Binding[] = [
	{command: 'move-up', keys: ['up', 'k'], shown: '↑ k', label: 'up one row', contexts: SCROLL},
	{
		command: 'move-down',
		keys: ['down', 'j'],
		shown: '↓ j',
		label: 'down one row; past the last loaded one the next page comes',
		contexts: SCROLL,
		footer: {keys: '↑↓', label: 'move', rank: 4},
	},
	{
		command: 'screen-up',
		keys: ['pageup', 'ctrl-u', 'ctrl-b'],
		shown: 'PgUp ^U ^B',
		label: 'up one screen',
		contexts: SCROLL,
	},
	{
		command: 'screen-down',
		keys: ['pagedown', 'ctrl-d', 'ctrl-f'],
		shown: 'PgDn ^D ^F',
		label: 'down one screen',
		contexts: SCROLL,
	},
	{command: 'start', keys: ['home', 'g'], shown: 'Home g', label: 'to the first email', contexts: LIST},
	{
		command: 'end',
		keys: ['end', 'G'],
		shown: 'End G',
		label: 'to the last email, loading all pages (Esc stops)',
		contexts: LIST,
	},
	{
		command: 'next-page',
		keys: ['n'],
		shown: 'n',
		label: 'to the next page of the server',
		contexts: LIST,
		footer: {keys: 'n p', label: 'page', rank: 6},
	},
	{command: 'previous-page', keys: ['p'], shown: 'p', label: 'to the page before', contexts: LIST},
];
