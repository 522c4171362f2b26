import {Box} from 'ink';
import {COUNTERS, type Counter} from '../../../core/operation/counters.ts';
import {type Counts, endedShare, shareBase} from '../../../core/operation/counts.ts';
import {NO_TEXT, repeated, spaces} from '../../../core/text/compose.ts';
import {stack} from '../../../core/text/drawing/bar.ts';
import {rightAligned, widthOf} from '../../../core/text/drawing/width.ts';
import {percent} from '../../../core/text/format.ts';
import {type SafeText, safe} from '../../../core/text/text.ts';
import {endedText} from '../../../state/watch/select/send/pace.ts';
import {Line} from '../../line.tsx';
import {span} from '../../span.ts';
import type {Theme} from '../../theme/theme.ts';

export type StackedBarProps = {
	readonly counts: Counts | undefined;
	readonly columns: number;
	readonly theme: Theme;
};

/** The whole operation as one bar, with the share that has come to an end. */
export function StackedBar({counts, columns, theme}: StackedBarProps) {
	const label = labelOf(counts, columns, theme);
	const width = Math.max(4, columns - widthOf(label) - 2);
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
				{span(label, {isBold: true})}
			</Line>
		</Box>
	);
}

/** The counters as parts of the bar: none while nobody knows of how many emails, and fitted where they hold more than there are. */
function segmentsOf(counts: Counts, width: number): ReturnType<typeof stack<Counter>> {
	const base = shareBase(counts);
	if (base === undefined) return [];
	const parts = COUNTERS.map((name) => ({name, value: counts[name] ?? 0}));
	return stack(parts, base, width);
}

function labelOf(counts: Counts | undefined, columns: number, {dash}: Theme): SafeText {
	if (counts === undefined) return NO_TEXT;
	const of = endedText(counts, dash);
	const share = endedShare(counts);
	if (share === undefined) return safe`  ${of}`;
	const share100 = safe`  ${rightAligned(percent(share), 5)}`;
	return columns < 56 ? share100 : safe`${share100}   ${of}`;
}
