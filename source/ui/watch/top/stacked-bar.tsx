import {Box, Text} from 'ink';
import {type Counts, endedCount, endedShare} from '../../../core/operation/counts.ts';
import {COUNTERS} from '../../../core/operation/operation.ts';
import {stack} from '../../../core/text/bar.ts';
import {count, percent} from '../../../core/text/format.ts';
import {paint, type Theme} from '../../theme/theme.ts';

export type StackedBarProps = {
	readonly counts: Counts | undefined;
	readonly columns: number;
	readonly theme: Theme;
};

/** The whole operation as one bar, with the share that has come to an end. */
export function StackedBar({counts, columns, theme}: StackedBarProps) {
	const label = labelOf(counts, columns);
	const width = Math.max(4, columns - label.length - 2);
	const total = counts?.total ?? 0;
	const parts = COUNTERS.map((name) => ({name, value: counts?.[name] ?? 0}));
	const segments = stack(parts, total, width);
	const filled = segments.reduce((sum, {cells}) => sum + cells, 0);
	return (
		<Box height={1} width={columns}>
			<Text wrap="truncate">
				{' '}
				{segments.map(({name, cells}) => {
					const {fill, colour} = theme.counters[name];
					return theme.isBarSolid && colour !== undefined ? (
						<Text key={name} backgroundColor={colour}>
							{' '.repeat(cells)}
						</Text>
					) : (
						<Text key={name} {...paint(colour)}>
							{fill.repeat(cells)}
						</Text>
					);
				})}
				<Text dimColor>{theme.empty.repeat(Math.max(0, width - filled))}</Text>
				<Text bold>{label}</Text>
			</Text>
		</Box>
	);
}

function labelOf(counts: Counts | undefined, columns: number): string {
	const share = counts === undefined ? undefined : endedShare(counts);
	if (counts === undefined || share === undefined) return '';
	const share100 = `  ${percent(share).padStart(5)}`;
	return columns < 56 ? share100 : `${share100}   ${count(endedCount(counts))} of ${count(counts.total ?? 0)}`;
}
