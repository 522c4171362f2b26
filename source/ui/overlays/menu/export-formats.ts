import type {ExportFormat} from '../../../core/emails/export-name.ts';
import {safeLine} from '../../../core/text/text.ts';
import type {MenuItem} from './menu.ts';

/** The formats of an export. */
const FORMATS: Readonly<Record<ExportFormat, {readonly letter: string; readonly label: string; readonly use: string}>> =
	{
		csv: {letter: 'c', label: 'CSV', use: 'for a spreadsheet'},
		ndjson: {letter: 'n', label: 'NDJSON', use: 'one object per line'},
		json: {letter: 'J', label: 'JSON', use: 'one array'},
	};

/** The lines of a menu for the formats of an export, each with its format as key. */
export const FORMAT_ITEMS: readonly MenuItem[] = Object.entries(FORMATS).map(([key, {letter, label, use}]) => ({
	key,
	letter,
	label: safeLine(label),
	note: safeLine(use),
}));
