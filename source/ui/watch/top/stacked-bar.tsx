import {Box} from 'ink';
import {memo} from 'react';
import {COUNTERS, type Counter} from '../../../core/operation/counters.ts';
import {type Counts, endedShare, shareBase} from '../../../core/operation/counts.ts';
import {repeated, spaces} from '../../../core/text/compose.ts';
import {stack} from '../../../core/text/drawing/bar.ts';
import {rightAligned, widthOf} from '../../../core/text/drawing/width.ts';
import {percent} from '../../../core/text/format.ts';
import {type SafeText, safe} from '../../../core/text/text.ts';
import {endedText} from '../../../state/watch/select/send/pace.ts';
import {SHARES_COLUMNS} from '../../layout.ts';
import {Line} from '../../line.tsx';
import {type Span, span} from '../../span.ts';
import type {Theme} from '../../theme/theme.ts';
import {numberWidth} from './counter-texts.ts';

export type StackedBarProps = {
	readonly counts: Counts | undefined;
	readonly columns: number;
	readonly theme: Theme;
};

const SHORTEST_BAR = 4;
const PERCENT = 5;

/** The whole operation as one bar of a fixed width, with the share that has come to an end. */
export const StackedBar = memo(function StackedBar({counts, columns, theme}: StackedBarProps) {
	const label = labelOf(counts, columns, theme);
	const width = Math.max(SHORTEST_BAR, columns - 2 - label.reduce((sum, {text}) => sum + widthOf(text), 0));
	const segments = counts === undefined ? [] : segmentsOf(counts, width);
	const filled = segments.reduce((sum, {cells}) => sum + cells, 0);
	return (
		<Box height={1} width={columns}>
			<Line>
				{safe` `}
				{segments.map(({name, cells}) => {
					const {fill, style} = theme.counters[name];
					return theme.isBarSolid
						? span(spaces(cells), {background: style.colour})
						: span(repeated(fill, cells), style);
				})}
				{theme.isBarSolid
					? span(spaces(width - filled), {background: theme.track.colour})
					: span(repeated(theme.empty, width - filled), theme.rule)}
				{label}
				{safe` `}
			</Line>
		</Box>
	);
});

/** The counters as parts of the bar: none while nobody knows of how many emails, and fitted where they hold more than there are. */
function segmentsOf(counts: Counts, width: number): ReturnType<typeof stack<Counter>> {
	const base = shareBase(counts);
	if (base === undefined) return [];
	const parts = COUNTERS.map((name) => ({name, value: counts[name] ?? 0}));
	return stack(parts, base, width);
}

/** The share and `7,134 of 10,000` in fields as wide as they may get; `so far` in place of the share while more emails may come. */
function labelOf(counts: Counts | undefined, columns: number, {dash, muted}: Theme): readonly Span[] {
	const isNarrow = columns < SHARES_COLUMNS;
	if (counts === undefined) return [];
	// Where the share is not known, its field says why: the other one stays where it is when more becomes known.
	const of = endedText({...counts, isProvisional: false}, dash);
	const share = endedShare(counts);
	const field = Math.max(widthOf(of), 2 * numberWidth(counts) + ' of '.length);
	const unknown = isNarrow ? dash : counts.isProvisional ? safe`so far` : safe``;
	const text = share === undefined ? unknown : percent(share);
	const figure = span(rightAligned(text, PERCENT + 2), {isBold: true});
	return isNarrow ? [figure] : [figure, span(spaced(rightAligned(of, field)), muted)];
}

function spaced(text: SafeText): SafeText {
	return safe`  ${text}`;
}
