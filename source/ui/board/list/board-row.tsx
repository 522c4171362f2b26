import {memo} from 'react';
import {COUNTERS, type Counter} from '../../../core/operation/counters.ts';
import {type Counts, endedShare, failureCount, shareBase} from '../../../core/operation/counts.ts';
import {NO_TEXT, repeated, spaces} from '../../../core/text/compose.ts';
import {stack} from '../../../core/text/drawing/bar.ts';
import {leftAligned, rightAligned} from '../../../core/text/drawing/width.ts';
import {percent} from '../../../core/text/format.ts';
import {type SafeText, safe} from '../../../core/text/text.ts';
import {type BoardRow, badgeOfRow, countsOfRow} from '../../../state/board/rows/row.ts';
import {Line} from '../../line.tsx';
import {flat, type Span, type Spans, span} from '../../span.ts';
import type {Style} from '../../theme/style.ts';
import type {Theme} from '../../theme/theme.ts';
import {badgeLook} from '../../watch/top/line-1/badge-look.ts';
import {
	failureTexts,
	paceText,
	rowName,
	rowOutcomeText,
	startedText,
	tagText,
	totalText,
} from '../in-short/send-texts.ts';
import {type RowColumns, rowWidth} from './row-columns.ts';

export type BoardRowProps = {
	readonly row: BoardRow;
	readonly isSelected: boolean;
	readonly isMarked: boolean;
	readonly columns: RowColumns;
	/** How wide the line is. */
	readonly width: number;
	readonly stallAfterMs: number;
	/** The time the row is written for (epoch ms), coarse. */
	readonly writtenAt: number;
	readonly theme: Theme;
};

/** One send, or one campaign, in one line. */
export const BoardRowLine = memo(function BoardRowLine(props: BoardRowProps) {
	const {row, isSelected, isMarked, columns, width, theme} = props;
	const look = badgeLook(badgeOfRow(row), theme);
	const style = isSelected ? theme.selected : {};
	// On an inverse row, a colour would become the background.
	const own = (text: SafeText, other: Style) => (style.isInverse === true ? text : span(text, other));
	const isUnderWay = row.kind === 'send' ? row.send.isUnderWay : row.isUnderWay;
	const name = leftAligned(rowName(row, theme.dash), columns.subject);
	const beforeBar: Spans = [
		safe` `,
		isSelected ? own(theme.cursor, theme.accent) : safe` `,
		isMarked ? own(theme.mark, theme.accent) : safe` `,
		own(look.glyph, look.style),
		safe` `,
		isUnderWay ? own(name, {isBold: true}) : name,
		columns.tag > 0 &&
			own(
				safe` ${leftAligned(row.kind === 'send' ? tagText(row.send, columns.tag) : NO_TEXT, columns.tag)}`,
				isSelected ? {} : theme.muted,
			),
		columns.bar > 0 && safe` `,
	];
	const bar = columns.bar > 0 && barSpans(row, isUnderWay, columns.bar, theme);
	const behindBar: Spans = [numberSpans(props, own), spaces(Math.max(0, width - rowWidth(columns)))];
	if (style.isInverse !== true)
		return (
			<Line {...style}>
				{beforeBar}
				{bar}
				{behindBar}
			</Line>
		);
	// An inverse bar would show what is delivered in the colour of the ground.
	return (
		<Line>
			{flat(beforeBar).map(({text}) => span(text, style))}
			{bar}
			{flat(behindBar).map(({text}) => span(text, style))}
		</Line>
	);
});

type Own = (text: SafeText, style: Style) => Spans;

function numberSpans(props: BoardRowProps, own: Own): Spans {
	const {row, isSelected, columns, stallAfterMs, writtenAt, theme} = props;
	const counts = countsOfRow(row);
	const quiet = isSelected ? {} : theme.muted;
	const send = row.kind === 'send' ? row.send : undefined;
	const outcome = rowOutcomeText(row, stallAfterMs);
	return [
		safe` ${rightAligned(counts === undefined ? theme.dash : (endedText(counts) ?? theme.dash), columns.ended)}`,
		columns.total > 0 && own(safe` ${rightAligned(totalText(counts, theme.dash), columns.total)}`, quiet),
		failureSpans(props, own, counts),
		columns.pace > 0 && safe` ${rightAligned(paceText(row), columns.pace)}`,
		columns.left > 0 &&
			own(safe` ${leftAligned(outcome, columns.left)}`, send?.badge === 'stalled' ? theme.undelivered : quiet),
		columns.started > 0 &&
			own(safe` ${leftAligned(send === undefined ? NO_TEXT : startedText(send, writtenAt), columns.started)}`, quiet),
	];
}

function endedText(counts: Counts): SafeText | undefined {
	const share = endedShare(counts);
	return share === undefined ? undefined : percent(share);
}

/** Coloured by its badge: as in a watch, failures never have the colour of success. */
function failureSpans({row, isSelected, columns, theme}: BoardRowProps, own: Own, counts: Counts | undefined): Spans {
	if (counts === undefined) return safe` ${rightAligned(theme.dash, columns.failures)} ${spaces(columns.share)}`;
	const [number, share] = failureTexts(counts, theme.dash);
	const badge = badgeOfRow(row);
	const isBad = badge === 'failing' || badge === 'settled-badly';
	const text = safe` ${rightAligned(number, columns.failures)} `;
	if (isBad) return [own(text, {...theme.failed, isBold: true}), own(rightAligned(share, columns.share), theme.failed)];
	const quiet = isSelected ? {} : theme.muted;
	return [
		own(text, failureCount(counts) > 0 ? {isBold: row.kind === 'send' && row.send.isUnderWay} : quiet),
		own(rightAligned(share, columns.share), quiet),
	];
}

/** Only sends under way have a solid bar: a page of solid bars would be loud. */
function barSpans(row: BoardRow, isUnderWay: boolean, width: number, theme: Theme): readonly Span[] {
	const counts = countsOfRow(row);
	const base = counts && shareBase(counts);
	const parts = counts === undefined || base === undefined ? [] : stack(valuesOf(counts), base, width);
	const filled = parts.reduce((sum, {cells}) => sum + cells, 0);
	const rest = width - filled;
	const spans = parts.map(({name, cells}) => partSpan(name, cells, isUnderWay, theme));
	if (rest === 0) return spans;
	const isGround = isUnderWay && theme.isBarSolid;
	return [
		...spans,
		isGround ? span(spaces(rest), {background: theme.track.colour}) : span(repeated(theme.empty, rest), theme.rule),
	];
}

function valuesOf(counts: Counts): readonly {readonly name: Counter; readonly value: number}[] {
	return COUNTERS.map((name) => ({name, value: counts[name] ?? 0}));
}

function partSpan(name: Counter, cells: number, isUnderWay: boolean, theme: Theme): Span {
	const {fill, style} = theme.counters[name];
	if (!isUnderWay) return span(repeated(thinFill(name, theme), cells), style);
	return theme.isBarSolid ? span(spaces(cells), {background: style.colour}) : span(repeated(fill, cells), style);
}

/** Without colours a thin line would hide what failed. */
function thinFill(name: Counter, theme: Theme): SafeText {
	const hasColours = !theme.isAscii && theme.failed.colour !== undefined;
	return hasColours || name === 'delivered' || name === 'opened' ? theme.thin : theme.counters[name].fill;
}
