import {Box, Text} from 'ink';
import {truncate} from '../core/text/width.ts';
import {SMALLEST} from './layout.ts';

export type TooSmallProps = {readonly columns: number; readonly rows: number};

/** Said instead of a screen that would not fit. */
export function TooSmall({columns, rows}: TooSmallProps) {
	const lines = [
		'This terminal is small.',
		`sendwatch needs ${SMALLEST.columns}×${SMALLEST.rows}, it is ${columns}×${rows}.`,
		'q quits.',
	];
	return (
		<Box flexDirection="column" height={rows} width={columns}>
			{lines.slice(0, rows).map((line) => (
				<Text key={line}>{truncate(line, columns)}</Text>
			))}
		</Box>
	);
}
