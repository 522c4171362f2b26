import {Box} from 'ink';
import {Table} from 'ink-table';
import {memo} from 'react';
import type {Tag} from '../../../core/emails/email.ts';
import {detailLine} from '../../../core/text/text.ts';
import {truncate, widthOf} from '../../../core/text/width.ts';
import {Cell, cellValue, HeadCell, Skeleton} from '../../cell.tsx';

/** The tags as rows of a table: all side by side in one row where they fit, else one below the other. */
export type TagRows = readonly Readonly<Record<string, string>>[];

const PADDING = 3;
const MOST_COLUMNS = 60;

/** Lays the tags out in at most so many columns. */
export function tagRows(tags: readonly Tag[], columns: number): TagRows {
	if (tags.length === 0) return [];
	const texts = tags.map(({key, value}) => [detailLine(key), detailLine(value)] as const);
	const width = texts.reduce((sum, [key, value]) => sum + Math.max(widthOf(key), widthOf(value)) + PADDING, 1);
	const names = new Set(texts.map(([key]) => key));
	if (width <= columns && names.size === tags.length)
		return [Object.fromEntries(texts.map(([key, value]) => [cellValue(key), cellValue(value)]))];
	const most = Math.max(4, Math.min(MOST_COLUMNS, Math.floor((columns - 2 * PADDING - 1) / 2)));
	return texts.map(([key, value]) => ({tag: cellValue(truncate(key, most)), value: cellValue(truncate(value, most))}));
}

/** How many lines the table takes: a box with a rule between its rows. */
export function tableHeight(rows: TagRows): number {
	return rows.length === 0 ? 0 : 2 * rows.length + 3;
}

export type TagTableProps = {
	readonly rows: TagRows;
	/** The first line of it that is shown, and how many. */
	readonly from: number;
	readonly height: number;
};

/** A part of the table of tags. */
export const TagTable = memo(function TagTable({rows, from, height}: TagTableProps) {
	return (
		<Box height={height} overflow="hidden" contentOffsetY={from} flexDirection="column">
			<Box flexDirection="column" flexShrink={0}>
				<Table data={[...rows]} cell={Cell} header={HeadCell} skeleton={Skeleton} />
			</Box>
		</Box>
	);
});
