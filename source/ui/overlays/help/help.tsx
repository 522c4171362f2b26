import {Box} from 'ink';
import {spaces} from '../../../core/text/compose.ts';
import {windowOf} from '../../../core/text/drawing/line-window.ts';
import {leftAligned} from '../../../core/text/drawing/width.ts';
import {count} from '../../../core/text/format.ts';
import type {TypedLine} from '../../../core/text/line-edit.ts';
import {safe} from '../../../core/text/text.ts';
import {type Field, fitLine, spansWidth} from '../../fit.ts';
import type {KeyOf} from '../../keys/shown-keys.ts';
import {Line} from '../../line.tsx';
import {type Span, span} from '../../span.ts';
import type {Theme} from '../../theme/theme.ts';
import type {HelpLine} from './help-lines.ts';
import {type HelpRow, helpGrid, helpPages, KEYS_WIDTH, pageOf} from './help-pages.ts';

export type HelpProps = {
	/** What it lists, as it is filtered. */
	readonly lines: readonly HelpLine[];
	/** The line under the cursor, counted from 0. */
	readonly row: number;
	/** What it is filtered by, and whether that is being typed. */
	readonly filter?: TypedLine | undefined;
	readonly isTyping?: boolean;
	readonly keyOf: KeyOf;
	readonly columns: number;
	readonly rows: number;
	readonly theme: Theme;
};

/** The keys, from the key table, in as many columns as fit, with a cursor: the line it is on can be run. */
export function Help(props: HelpProps) {
	const {lines, row, columns, rows, theme} = props;
	const grid = helpGrid(columns);
	const pages = helpPages(lines, grid, rows - 1, theme.isAscii);
	const page = pages[pageOf(pages, row)] ?? [];
	return (
		<Box flexDirection="column" height={rows} width={columns}>
			<Line>{headOf(props, pages.length)}</Line>
			{lines.length === 0 && <Line {...theme.muted}>{safe`   No key matches.`}</Line>}
			{Array.from({length: Math.max(0, ...page.map((column) => column.length))}, (_, index) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place.
				<Line key={index}>{page.map((column) => cellOf(column[index], row, grid.width, theme))}</Line>
			))}
		</Box>
	);
}

/** What is typed or how it is used, and which line of how many the cursor is on. */
function headOf({lines, row, filter, isTyping, keyOf, columns, theme}: HelpProps, pages: number): readonly Span[] {
	const number = lines.length === 0 ? 0 : row + 1;
	const place = safe`${count(number)} of ${count(lines.length)}`;
	const title: Field = {forms: [span(safe` Keys`, {isBold: true})], rank: 0};
	const [run, find] = [keyOf('run'), keyOf('filter-help')];
	const runs = run === undefined ? [] : [safe`${run} runs the line under the cursor`, safe`${run} runs it`];
	const filters = find === undefined ? [] : [safe`${find} filters`];
	const typed = filter === undefined ? [] : [typedSpans(filter, isTyping === true, columns - 24, theme)];
	const left: readonly Field[] = [
		title,
		{forms: typed, rank: 0},
		{forms: runs.map((text) => span(text, theme.muted)), rank: isTyping === true ? 3 : 2},
		{forms: filters.map((text) => span(text, theme.muted)), rank: 3},
	];
	const right = pages > 1 || filter !== undefined ? [{forms: [span(safe`${place} `, theme.muted)], rank: 1}] : [];
	return fitLine({left, right}, columns);
}

function typedSpans(filter: TypedLine, isTyping: boolean, columns: number, theme: Theme): readonly Span[] {
	const {before, at, after} = windowOf(filter, Math.max(8, columns), 3);
	return [span(before, theme.accent), span(at, isTyping ? {isInverse: true} : theme.accent), span(after, theme.accent)];
}

/** A row of a column, as wide as the column; quiet where its key does not work here. */
function cellOf(row: HelpRow | undefined, current: number, width: number, theme: Theme): readonly Span[] {
	const spans = row === undefined ? [] : spansOf(row, current, theme);
	return [...spans, {text: spaces(width - spansWidth(spans))}];
}

function spansOf(row: HelpRow, current: number, theme: Theme): readonly Span[] {
	if ('heading' in row) return [span(safe`   ${row.heading}`, {...theme.accent, isBold: true})];
	const isCurrent = row.line === current;
	const style = {...(row.isHere ? {} : theme.muted), isBold: isCurrent};
	return [
		span(isCurrent && row.keys !== '' ? safe` ${theme.cursor} ` : safe`   `, theme.accent),
		span(safe`${leftAligned(row.keys, KEYS_WIDTH)} `, {
			...(row.isHere ? theme.accent : theme.muted),
			isBold: row.isHere,
		}),
		span(row.text, style),
	];
}
