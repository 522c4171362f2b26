import type {Binding} from './binding.ts';
import {LIST} from './places.ts';

/** Going after what failed. */
export const FAILURES_KEYS: readonly Binding[] = [
	{
		command: 'next-failure',
		keys: ['e'],
		shown: 'e',
		label: 'to the next failed or undelivered email, loading pages (Esc stops)',
		contexts: LIST,
		footer: {keys: 'e', label: 'next failure', rank: 3},
	},
	{
		command: 'previous-failure',
		keys: ['E'],
		shown: 'E',
		label: 'to the failed or undelivered email before',
		contexts: LIST,
	},
	{
		command: 'clusters',
		keys: ['c'],
		shown: 'c',
		label: 'what the failures have in common: domain, status, tag; Enter narrows the list to it',
		contexts: LIST,
		footer: {keys: 'c', label: 'clusters', rank: 5},
	},
];
