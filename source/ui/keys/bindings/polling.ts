import type {Binding} from './binding.ts';
import {LIST} from './places.ts';

/** When the server is asked. */
export const POLLING_KEYS: readonly Binding[] = [
	{
		command: 'refresh',
		keys: ['r'],
		shown: 'r',
		label: 'poll now; also after polling has stopped',
		contexts: ['list', 'overlay'],
		footer: {keys: 'r', label: 'refresh', rank: 8},
	},
	{command: 'faster', keys: ['+', '='], shown: '+', label: 'poll more often', contexts: LIST},
	{command: 'slower', keys: ['-', '_'], shown: '-', label: 'poll less often', contexts: LIST},
];
