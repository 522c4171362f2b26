import {Box} from 'ink';
import {memo, useMemo} from 'react';
import {joined, NO_TEXT} from '../../../core/text/compose.ts';
import {sparkline} from '../../../core/text/drawing/bar.ts';
import {namedIn} from '../../../core/text/drawing/cut-address.ts';
import {leftAligned, rightAligned, truncate, widthOf} from '../../../core/text/drawing/width.ts';
import {count, percent} from '../../../core/text/format.ts';
import {type SafeText, safe} from '../../../core/text/text.ts';
import type {KnownGroup} from '../../../state/failures/failures.ts';
import type {NoReason} from '../../../state/failures/words.ts';
import {wrapWhole} from '../../cut-message.ts';
import type {Field} from '../../fit.ts';
import {Line} from '../../line.tsx';
import {type Span, span} from '../../span.ts';
import type {Theme} from '../../theme/theme.ts';
import {titledRule} from '../../titled-rule.ts';
import {shareOut} from '../list/filter-words.ts';
import {type FailureLine, failureLines, TREND_PARTS} from './failure-lines.ts';

export type FailuresPanelProps = {
	readonly groups: readonly KnownGroup[];
	/** How many failures the counters have. */
	readonly counted: number;
	/** How many of them were read, and by what they are grouped, the longest form first. */
	readonly read: readonly SafeText[];
	/** Why failures have no reason of their own. */
	readonly noReason: NoReason;
	/** Shown while there are no lines. */
	readonly empty: SafeText;
	/** The same in fewer words, the longest form first. */
	readonly emptyInShort?: readonly SafeText[];
	/** The key that tells more, with what it does; empty if there is none. */
	readonly more: SafeText;
	/** How many lines there are below the title. */
	readonly lines: number;
	readonly columns: number;
	/** Whether there is room for reasons beside domains. */
	readonly hasDetails: boolean;
	readonly theme: Theme;
};

/** Where the failures are, worst first. */
export const FailuresPanel = memo(function FailuresPanel(props: FailuresPanelProps) {
	const {groups, noReason, empty, emptyInShort = [], lines, columns, hasDetails, theme} = props;
	const shown = useMemo(() => failureLines(groups, lines, noReason), [groups, lines, noReason]);
	const widths = widthsOf(shown, columns, hasDetails);
	return (
		<Box flexDirection="column" width={columns} height={lines + 1}>
			<Line>{titledRule({left: titleOf(props), right: moreOf(props)}, columns, theme)}</Line>
			{shown.length === 0 &&
				wrapWhole([empty, ...emptyInShort], columns - 2, lines, NO_KEY).map((line) => (
					<Line key={line} {...theme.muted}>
						{safe` ${line}`}
					</Line>
				))}
			{shown.map((line) => (
				<Line key={line.key}>{spansOf(line, widths, theme)}</Line>
			))}
		</Box>
	);
});

/** The title has the key that tells more. */
const NO_KEY = () => undefined;

/** The title of the Failures panel. */
function titleOf({counted, read, theme}: FailuresPanelProps): readonly Field[] {
	const total = counted === 0 ? NO_TEXT : safe` ${count(counted)}`;
	return [
		{forms: [span(safe`Failures${total}`, {isBold: true})], rank: 0},
		{forms: read.map((text) => span(text, theme.muted)), rank: 2},
	];
}

function moreOf({more, theme}: FailuresPanelProps): readonly Field[] {
	return more === '' ? [] : [{forms: [span(more, theme.muted)], rank: 1}];
}

type Widths = {
	readonly count: number;
	readonly name: number;
	readonly detail: number;
	/** The columns of a detail without trend and change behind it. */
	readonly longDetail: number;
	readonly trend: number;
	readonly change: number;
};

const [MARGIN, GLYPH, SHARE, GAP, CHANGE] = [1, 2, 7, 2, 8];
const FEWEST_DIGITS = 5;
/** A name takes at most this share of a wide line, and in a narrow one what leaves room for `no reason given`. */
const NAME_SHARE = 0.35;
const FEWEST_DETAIL = 15;
/** With at least this many columns, there is room for the trend beside the details. */
const DETAIL_AND_TREND_COLUMNS = 90;
const SHORTEST_TREND = 4;

function widthsOf(lines: readonly FailureLine[], columns: number, hasDetails: boolean): Widths {
	const number = Math.max(FEWEST_DIGITS, ...lines.map((line) => widthOf(count(line.count))));
	const rest = columns - MARGIN - GLYPH - number - SHARE - GAP;
	const isWide = columns >= DETAIL_AND_TREND_COLUMNS;
	const name = Math.min(
		Math.max(1, ...lines.map((line) => widthOf(line.name))),
		Math.max(Math.floor(columns * NAME_SHARE), isWide ? 0 : rest - (hasDetails ? GAP + FEWEST_DETAIL : 0)),
	);
	const left = rest - name - GAP;
	if (!hasDetails)
		return {
			...{count: number, name, detail: 0, longDetail: 0, change: 0},
			trend: left < SHORTEST_TREND ? 0 : Math.min(TREND_PARTS, left),
		};
	const trend = isWide ? TREND_PARTS : 0;
	const detail = Math.max(FEWEST_DETAIL, left - (isWide ? trend + GAP + CHANGE : 0));
	const longDetail = Math.max(FEWEST_DETAIL, left);
	return {count: number, name, detail, longDetail, trend, change: isWide ? CHANGE : 0};
}

function spansOf(line: FailureLine, widths: Widths, theme: Theme): readonly Span[] {
	const {glyph, style} = theme.statuses[line.meaning];
	const hasTrend = widths.trend > 0 && line.trend.length > 0;
	const text = detailIn(hasTrend ? widths.detail : widths.longDetail, line, theme);
	const detail = hasTrend ? leftAligned(text, widths.detail) : text;
	return [
		span(safe` ${glyph}`, style),
		span(safe` ${rightAligned(count(line.count), widths.count)}`, {isBold: true}),
		span(safe`${rightAligned(percent(line.share), SHARE)}  `, theme.muted),
		span(namedIn(widths.name, line.name, line.isDomain), {isBold: true}),
		...(widths.detail > 0 ? [span(safe`  ${detail}`, theme.muted)] : []),
		...(hasTrend ? [span(safe`  ${sparkline(line.trend.slice(-widths.trend), theme.spark)}`, style)] : []),
		...(widths.change > 0 && hasTrend ? [span(rightAligned(line.change, CHANGE), theme.muted)] : []),
	];
}

/** Less of a reason or of a domain says nothing. */
const FEWEST_PART = 12;

/** The detail of a line in the given width: of several parts each is cut, rather than that the last ones are lost; words of our own are whole. */
function detailIn(columns: number, {detail, parts, ownPart}: FailureLine, {dot}: Theme): SafeText {
	if (widthOf(detail) <= columns) return detail;
	const separator = safe` ${dot} `;
	const others = parts.filter((part) => part !== ownPart);
	const own = ownPart === undefined ? 0 : widthOf(ownPart) + widthOf(separator);
	const gaps = (others.length - 1) * widthOf(separator);
	const hasOwn = own > 0 && columns - own - gaps >= others.length * FEWEST_PART;
	const room = columns - gaps - (hasOwn ? own : 0);
	if (room < others.length * FEWEST_PART) return truncate(joined(others, separator), columns);
	const shares = shareOut(others.map(widthOf), room);
	const cut = others.map((part, index) => truncate(part, shares[index] ?? 0));
	return joined(hasOwn && ownPart !== undefined ? [...cut, ownPart] : cut, separator);
}
