import {Box, Text} from 'ink';
import {endedCount, endedShare, type Standing} from '../../../core/operation/counts.ts';
import {COUNTERS} from '../../../core/operation/operation.ts';
import {stack} from '../../../core/text/bar.ts';
import {count, percent} from '../../../core/text/format.ts';
import {paint, type Theme} from '../../theme/theme.ts';

export type StackedBarProps = {
	readonly standing: Standing | undefined;
	readonly columns: number;
	readonly theme: Theme;
};

/** The whole operation as one bar, with the share that has come to an end. */
export function StackedBar({standing, columns, theme}: StackedBarProps) {
	const label = labelOf(standing, columns);
	const width = Math.max(4, columns - label.length - 2);
	const total = standing?.total ?? 0;
	const parts = COUNTERS.map((name) => ({name, value: standing?.[name] ?? 0}));
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

function labelOf(standing: Standing | undefined, columns: number): string {
	const share = standing === undefined ? undefined : endedShare(standing);
	if (standing === undefined || share === undefined) return '';
	const share100 = `  ${percent(share).padStart(5)}`;
	return columns < 56 ? share100 : `${share100}   ${count(endedCount(standing))} of ${count(standing.total ?? 0)}`;
}
