import {Box} from 'ink';
import {useMemo} from 'react';
import {compact} from '../../core/compact.ts';
import {NO_TEXT, spaces} from '../../core/text/compose.ts';
import {namedIn} from '../../core/text/drawing/cut-address.ts';
import {leftAligned, rightAligned, truncate} from '../../core/text/drawing/width.ts';
import {type SafeText, safe} from '../../core/text/text.ts';
import {currentFigures} from '../../state/failures/domains.ts';
import {rowOfCursor, windowTop} from '../../state/triage/cursor.ts';
import type {Triage} from '../../state/triage/triage.ts';
import {NO_PAGES} from '../../state/watch/list/pages.ts';
import type {State} from '../../state/watch/state.ts';
import {Line} from '../line.tsx';
import {type Span, type Spans, span} from '../span.ts';
import type {Style} from '../theme/style.ts';
import type {Theme} from '../theme/theme.ts';
import {Scrollbar} from '../watch/list/scrollbar-part.tsx';
import {BAR, COLUMN_GAP, type GroupCells, type GroupColumns, groupCells} from './group-columns.ts';
import type {TriageLayout} from './triage-layout.ts';

export type GroupsPaneProps = {
	readonly state: Pick<State, 'failures' | 'replay' | 'watch'>;
	readonly triage: Triage;
	readonly title: readonly Span[];
	/** Shown besides the groups, and in place of them while there are none. */
	readonly notes: SafeText;
	readonly empty: SafeText;
	readonly place: NonNullable<TriageLayout['groups']>;
	/** How wide the terminal is. */
	readonly terminal: number;
	readonly theme: Theme;
};

/** Why emails fail: the groups, the one under the cursor marked in every pane, lit only in its own. */
export function GroupsPane({state, triage, title, notes, empty, place, terminal, theme}: GroupsPaneProps) {
	const {failures, replay} = state;
	const {byDomain, asOf} = currentFigures(state) ?? {};
	const {columns, rows, lines, hasHeads} = place;
	const {groups} = failures;
	const {cells, widths} = useMemo(() => {
		const figures = byDomain === undefined ? undefined : compact({byDomain, asOf});
		return groupCells(groups, columns, terminal, compact({failures, replay, figures}));
	}, [groups, columns, terminal, failures, replay, byDomain, asOf]);
	const row = rowOfCursor(
		triage.groups,
		groups.map(({id}) => id),
	);
	const top = windowTop(triage.groups, row, lines, groups.length);
	const shown = cells.slice(top, top + lines);
	return (
		<Box flexDirection="column" width={columns} height={rows} overflow="hidden">
			<Line>{title}</Line>
			{hasHeads && <Line {...theme.muted}>{headsOf(widths)}</Line>}
			<Box width={columns} height={lines}>
				<Box flexDirection="column" width={columns - BAR}>
					{groups.length === 0 && <Line {...theme.muted}>{truncate(safe`   ${empty}`, columns - BAR)}</Line>}
					{shown.map((cell, index) => (
						<GroupRow
							key={groups[top + index]?.id}
							cell={cell}
							widths={widths}
							isUnder={top + index === row}
							isFocused={triage.focus === 'groups'}
							theme={theme}
						/>
					))}
				</Box>
				{groups.length > lines && (
					<Scrollbar
						pages={NO_PAGES}
						top={top}
						visible={shown.length}
						total={groups.length}
						height={lines}
						theme={theme}
					/>
				)}
			</Box>
			{place.notes > 0 && <Line {...theme.alert}>{truncate(safe` ${notes}`, columns - 1)}</Line>}
		</Box>
	);
}

/** The heads of the columns of the groups. */
function headsOf({count, change, share, texts, figures}: GroupColumns): SafeText {
	const [before, after] = [
		texts.map(({head, columns}) => safe`${spaces(COLUMN_GAP)}${leftAligned(head, columns)}`),
		figures.map(({head, columns}) => safe`${spaces(COLUMN_GAP)}${rightAligned(head, columns)}`),
	];
	const numbers = safe`${rightAligned(safe`COUNT`, count)}${spaces(change)}${rightAligned(safe`SHARE`, share)}`;
	return [...before, ...after].reduce((line, cell) => safe`${line}${cell}`, safe`    ${numbers}`);
}

type GroupRowProps = {
	readonly cell: GroupCells;
	readonly widths: GroupColumns;
	readonly isUnder: boolean;
	readonly isFocused: boolean;
	readonly theme: Theme;
};

function GroupRow({cell, widths, isUnder, isFocused, theme}: GroupRowProps) {
	const isLit = isUnder && isFocused;
	const row: Style = isLit ? theme.selected : {};
	const look = theme.statuses[cell.meaning];
	// On an inverse row, a colour would become the background.
	const own = (text: SafeText, {isBold, ...colours}: Style) =>
		row.isInverse === true ? text : span(text, {isBold: isBold ?? row.isBold, ...(isLit ? {} : colours)});
	const numbers = safe`${rightAligned(cell.share, widths.share)}`;
	return (
		<Line {...row}>
			{safe` `}
			{row.isInverse === true ? theme.cursor : span(isUnder ? theme.cursor : safe` `, theme.accent)}
			{safe` `}
			{row.isInverse === true ? look.glyph : span(look.glyph, look.style)}
			{own(rightAligned(cell.count, widths.count), {isBold: true})}
			{own(widths.change === 0 ? NO_TEXT : leftAligned(safe` ${cell.change}`, widths.change), theme.muted)}
			{own(numbers, theme.muted)}
			{textSpans(cell, widths, own, theme)}
			{widths.figures.map(({columns}, index) =>
				own(safe`${spaces(COLUMN_GAP)}${rightAligned(cell.figures[index] ?? NO_TEXT, columns)}`, theme.muted),
			)}
		</Line>
	);
}

/** The first text names the group. */
function textSpans(
	{texts}: GroupCells,
	widths: GroupColumns,
	own: (text: SafeText, style: Style) => Spans,
	{muted}: Theme,
): readonly Spans[] {
	return widths.texts.map(({columns}, index) => {
		const {text, isDomain} = texts[index] ?? {text: NO_TEXT, isDomain: false};
		return own(safe`${spaces(COLUMN_GAP)}${namedIn(columns, text, isDomain)}`, index === 0 ? {} : muted);
	});
}
