import type {Binding} from './binding.ts';
import {LIST} from './places.ts';

/** Reading the list: holding it still, finding something in it. */
export const READING_KEYS: readonly Binding[] = [
	{
		command: 'freeze',
		keys: [' '],
		shown: '␣',
		label: 'freeze the list, the bars go on; again to let it go on',
		contexts: LIST,
		footer: {keys: '␣', label: 'freeze', rank: 7},
	},
	{
		command: 'find',
		keys: ['/'],
		shown: '/',
		label: 'find among the loaded emails: recipient, name, subject, id, tag',
		contexts: LIST,
		footer: {keys: '/', label: 'find', rank: 3},
	},
	{command: 'next-match', keys: [']'], shown: ']', label: 'to the next match', contexts: LIST},
	{command: 'previous-match', keys: ['['], shown: '[', label: 'to the match before', contexts: LIST},
];
