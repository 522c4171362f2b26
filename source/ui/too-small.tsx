import {Box} from 'ink';
import {safe} from '../core/text/text.ts';
import {truncate} from '../core/text/width.ts';
import {SMALLEST} from './layout.ts';
import {Line} from './line.tsx';

export type TooSmallProps = {readonly columns: number; readonly rows: number};

/** Said instead of a screen that would not fit. */
export function TooSmall({columns, rows}: TooSmallProps) {
	const lines = [
		safe`This terminal is small.`,
		safe`sendwatch needs ${SMALLEST.columns}×${SMALLEST.rows}, it is ${columns}×${rows}.`,
		safe`q quits.`,
	];
	return (
		<Box flexDirection="column" height={rows} width={columns}>
			{lines.slice(0, rows).map((line) => (
				<Line key={line}>{truncate(line, columns)}</Line>
			))}
		</Box>
	);
}
