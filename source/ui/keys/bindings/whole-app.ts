import type {Binding} from './binding.ts';
import {EVERYWHERE, LIST} from './places.ts';

/** Help, the way back and the ways out. */
export const WHOLE_APP_KEYS: readonly Binding[] = [
	{
		command: 'help',
		keys: ['?'],
		shown: '?',
		label: 'every key; Enter does what the line under the cursor says',
		contexts: ['list', 'overlay'],
		footer: {keys: '?', label: 'help', rank: 1},
	},
	{
		command: 'back',
		keys: ['escape'],
		shown: 'Esc',
		label: 'close what lies over the list or beside it',
		contexts: ['overlay', 'menu', 'details'],
		footer: {keys: 'Esc', label: 'back', rank: 0},
	},
	{
		command: 'stop',
		keys: ['escape'],
		shown: 'Esc',
		label: 'in the list: stop loading or exporting, end the find or the range, take the marks away',
		contexts: LIST,
	},
	{
		command: 'quit',
		keys: ['q'],
		shown: 'q',
		label: 'quit, leaving a summary',
		contexts: ['list', 'overlay', 'menu'],
		footer: {keys: 'q', label: 'quit', rank: 0},
	},
	{
		command: 'interrupt',
		keys: ['ctrl-c'],
		shown: '^C',
		label: 'quit at once (exit code 130)',
		contexts: EVERYWHERE,
	},
	{
		command: 'suspend',
		keys: ['ctrl-z'],
		shown: '^Z',
		label: 'suspend; fg in the shell comes back',
		contexts: EVERYWHERE,
	},
];
