import type {Binding} from './binding.ts';
import {LIST} from './places.ts';

/** Handing over to somebody else: marking, copying, exporting, the note, and hiding recipients in all of it. */
export const HANDING_OVER_KEYS: readonly Binding[] = [
	{
		command: 'mark',
		keys: ['m'],
		shown: 'm',
		label: 'mark the email under the cursor, or take its mark away',
		contexts: LIST,
	},
	{
		command: 'mark-range',
		keys: ['v'],
		shown: 'v',
		label: 'mark a range: from here to where the cursor goes; v again ends it',
		contexts: LIST,
	},
	{
		command: 'copy',
		keys: ['y'],
		shown: 'y',
		label: 'copy the marked emails, or the one under the cursor: ids, addresses, rows, JSON, curl',
		contexts: ['list', 'overlay'],
		footer: {keys: 'y', label: 'copy', rank: 7},
	},
	{
		command: 'export',
		keys: ['x'],
		shown: 'x',
		label: 'export the marked emails, or all that the filters select: CSV, NDJSON, JSON',
		contexts: ['list', 'overlay'],
		footer: {keys: 'x', label: 'export', rank: 8},
	},
	{
		command: 'note',
		keys: ['w'],
		shown: 'w',
		label: 'write an incident note: counts, what the failures have in common, sample ids, as Markdown',
		contexts: ['list', 'overlay'],
	},
	{
		command: 'mask',
		keys: ['M'],
		shown: 'M',
		label: 'hide recipients, also in what is copied and written; or show them again',
		contexts: ['list', 'overlay'],
	},
];
