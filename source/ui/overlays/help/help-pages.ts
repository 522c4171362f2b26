import {NO_TEXT} from '../../../core/text/compose.ts';
import {widthOf, wrap} from '../../../core/text/drawing/width.ts';
import {type SafeText, safe, safeLine} from '../../../core/text/text.ts';
import {keySign, keyWord} from '../../keys/key-names.ts';
import type {HelpLine} from './help-lines.ts';

/** A row of a column of the help: a heading, or a row of the line with this number; `keys` is empty if its label goes on. */
export type HelpRow =
	| {readonly heading: SafeText}
	| {readonly line: number; readonly isHere: boolean; readonly keys: SafeText; readonly text: SafeText};

/** What is seen of the help at once: columns side by side, each of rows below each other. */
export type HelpPage = readonly (readonly HelpRow[])[];

/** The grid of the help: the number of columns, and their width. */
export type HelpGrid = {readonly count: number; readonly width: number};

/** The columns of the keys, and of the cursor with the gaps around the keys. */
export const KEYS_WIDTH = 12;
const MARGINS = 4;
const NARROWEST = 40;
const MOST_ROWS = 8;

/** As many columns as fit in a place so wide. */
export function helpGrid(columns: number): HelpGrid {
	const count = Math.max(1, Math.floor(columns / NARROWEST));
	return {count, width: Math.floor(columns / count)};
}

/** The lines on pages of columns that are `height` rows high. No line is divided, and no heading is at the end of a column. */
export function helpPages(
	lines: readonly HelpLine[],
	{count, width}: HelpGrid,
	height: number,
	isAscii: boolean,
): readonly HelpPage[] {
	const columns: HelpRow[][] = [];
	for (const [number, line] of lines.entries()) {
		const rows = rowsOf(line, number, width, isAscii);
		const isFirst = lines[number - 1]?.section !== line.section;
		const last = columns.at(-1);
		const heading: readonly HelpRow[] = isFirst ? [{heading: safeLine(line.section)}] : [];
		if (last === undefined || last.length + heading.length + rows.length > height) columns.push([...heading, ...rows]);
		else last.push(...heading, ...rows);
	}
	return Array.from({length: Math.ceil(columns.length / count)}, (_, page) =>
		columns.slice(page * count, (page + 1) * count),
	);
}

/** The page that a line is on, counted from 0. */
export function pageOf(pages: readonly HelpPage[], line: number): number {
	const isThere = (row: HelpRow) => 'line' in row && row.line === line;
	return Math.max(
		0,
		pages.findIndex((page) => page.some((rows) => rows.some(isThere))),
	);
}

function rowsOf(
	{entry, label: text, isHere}: HelpLine,
	line: number,
	width: number,
	isAscii: boolean,
): readonly HelpRow[] {
	const keys = fittingKeys(entry.keys.map(isAscii ? keyWord : keySign));
	const label = wrap(text, width - KEYS_WIDTH - MARGINS, MOST_ROWS);
	return label.map((part, row) => ({line, isHere, keys: row === 0 ? keys : NO_TEXT, text: part}));
}

/** As many of the keys as there is room for, each whole; a dash for none. */
function fittingKeys(keys: readonly string[]): SafeText {
	if (keys.length === 0) return safe`–`;
	return keys.reduce<SafeText>((shown, key) => {
		const longer = shown === '' ? safeLine(key) : safe`${shown} ${safeLine(key)}`;
		return widthOf(longer) <= KEYS_WIDTH ? longer : shown;
	}, NO_TEXT);
}
