import type {Binding} from './binding.ts';
import {LIST} from './places.ts';

/** Narrowing the list: what the server is asked for. */
export const FILTERING_KEYS: readonly Binding[] = [
	{
		command: 'tags',
		keys: ['t'],
		shown: 't',
		label: 'filter by tags',
		contexts: LIST,
		footer: {keys: 't', label: 'tags', rank: 2},
	},
	{
		command: 'statuses',
		keys: ['s'],
		shown: 's',
		label: 'filter by status, one or several',
		contexts: LIST,
		footer: {keys: 's', label: 'status', rank: 4},
	},
	{
		command: 'failures-only',
		keys: ['f'],
		shown: 'f',
		label: 'only what failed or was not delivered; again: as before',
		contexts: LIST,
		footer: {keys: 'f', label: 'failures', rank: 2},
	},
	{
		command: 'dates',
		keys: ['d'],
		shown: 'd',
		label: 'filter by time of creation: 2h, yesterday, 14:05..15:00',
		contexts: LIST,
	},
	{
		command: 'clear-filter',
		keys: ['backspace'],
		shown: '⌫',
		label: 'clear the filter that was set last',
		contexts: LIST,
	},
];
