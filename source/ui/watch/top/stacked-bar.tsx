import {Box} from 'ink';
import {type Counts, endedCount, endedShare} from '../../../core/operation/counts.ts';
import {COUNTERS} from '../../../core/operation/operation.ts';
import {stack} from '../../../core/text/bar.ts';
import {NO_TEXT, repeated, spaces} from '../../../core/text/compose.ts';
import {count, percent} from '../../../core/text/format.ts';
import {type SafeText, safe} from '../../../core/text/text.ts';
import {rightAligned, widthOf} from '../../../core/text/width.ts';
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
	const label = labelOf(counts, columns);
	const width = Math.max(4, columns - widthOf(label) - 2);
	const total = counts?.total ?? 0;
	const parts = COUNTERS.map((name) => ({name, value: counts?.[name] ?? 0}));
	const segments = stack(parts, total, width);
	const filled = segments.reduce((sum, {cells}) => sum + cells, 0);
	return (
		<Box height={1} width={columns}>
			<Line>
				{safe` `}
				{segments.map(({name, cells}) => {
					const {fill, colour} = theme.counters[name];
					return theme.isBarSolid && colour !== undefined
						? span(spaces(cells), {background: colour})
						: span(repeated(fill, cells), {colour});
				})}
				{span(repeated(theme.empty, width - filled), {isDim: true})}
				{span(label, {isBold: true})}
			</Line>
		</Box>
	);
}

function labelOf(counts: Counts | undefined, columns: number): SafeText {
	const share = counts === undefined ? undefined : endedShare(counts);
	if (counts === undefined || share === undefined) return NO_TEXT;
	const share100 = safe`  ${rightAligned(percent(share), 5)}`;
	return columns < 56 ? share100 : safe`${share100}   ${count(endedCount(counts))} of ${count(counts.total ?? 0)}`;
}
