import {Box} from 'ink';
import {memo} from 'react';
import type {Tag} from '../../../core/emails/email.ts';
import {truncate, widthOf} from '../../../core/text/drawing/width.ts';
import {detailLine, safe} from '../../../core/text/text.ts';
import {Table, type TableRows} from '../../table.tsx';
import type {Theme} from '../../theme/theme.ts';

const PADDING = 3;
const MOST_COLUMNS = 60;

/** The tags as a table of at most the given width: side by side where they fit, else one below the other; no rows for no tags. */
export function tagRows(tags: readonly Tag[], columns: number): TableRows {
	if (tags.length === 0) return [];
	const texts = tags.map(({key, value}) => [detailLine(key), detailLine(value)] as const);
	const width = texts.reduce((sum, [key, value]) => sum + Math.max(widthOf(key), widthOf(value)) + PADDING, 1);
	const names = new Set(texts.map(([key]) => key));
	if (width <= columns && names.size === tags.length)
		return [texts.map(([key]) => key), texts.map(([, value]) => value)];
	const most = Math.max(4, Math.min(MOST_COLUMNS, Math.floor((columns - 2 * PADDING - 1) / 2)));
	return [[safe`tag`, safe`value`], ...texts.map((pair) => pair.map((text) => truncate(text, most)))];
}

/** How many lines the table takes: a box with a rule between its rows. */
export function tableHeight(rows: TableRows): number {
	return rows.length === 0 ? 0 : 2 * rows.length + 1;
}

export type TagTableProps = {
	readonly rows: TableRows;
	/** The first line of it that is shown, and how many. */
	readonly from: number;
	readonly height: number;
	readonly theme: Theme;
};

/** A part of the table of tags. */
export const TagTable = memo(function TagTable({rows, from, height, theme}: TagTableProps) {
	return (
		<Box height={height} overflow="hidden" contentOffsetY={from} flexDirection="column">
			<Box flexDirection="column" flexShrink={0}>
				<Table rows={rows} theme={theme} />
			</Box>
		</Box>
	);
});
