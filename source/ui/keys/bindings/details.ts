import type {Binding} from './binding.ts';
import {DETAILS, LIST} from './places.ts';

/** Opening an email, and what its keys are once it is open. */
export const DETAILS_KEYS: readonly Binding[] = [
	{
		command: 'details',
		keys: ['enter'],
		shown: '⏎',
		label: 'open the email under the cursor',
		contexts: LIST,
		footer: {keys: '⏎', label: 'details', rank: 5},
	},
	{
		command: 'close-details',
		keys: ['enter'],
		shown: '⏎',
		label: 'with an email open: close it, as Esc does',
		contexts: DETAILS,
	},
	{
		command: 'scroll-down',
		keys: ['J'],
		shown: 'J',
		label: 'with an email open: scroll it down one line',
		contexts: DETAILS,
		footer: {keys: 'J K', label: 'scroll', rank: 1},
	},
	{
		command: 'scroll-up',
		keys: ['K'],
		shown: 'K',
		label: 'with an email open: scroll it up one line',
		contexts: DETAILS,
	},
	{
		command: 'scroll-screen-down',
		keys: ['}'],
		shown: '}',
		label: 'with an email open: scroll it down by what is visible',
		contexts: DETAILS,
	},
	{
		command: 'scroll-screen-up',
		keys: ['{'],
		shown: '{',
		label: 'with an email open: scroll it up by what is visible',
		contexts: DETAILS,
	},
	{
		command: 'switch-body',
		keys: ['h'],
		shown: 'h',
		label: 'with an email open: its html as text, or its text part',
		contexts: DETAILS,
		footer: {keys: 'h', label: 'html/text', rank: 4},
	},
	{
		command: 'raw',
		keys: ['R'],
		shown: 'R',
		label: 'with an email open: the raw JSON, and back',
		contexts: DETAILS,
		footer: {keys: 'R', label: 'raw', rank: 3},
	},
];
