import {Box} from 'ink';
import {truncate} from '../core/text/drawing/width.ts';
import {safe} from '../core/text/text.ts';
import type {KeyOf} from './keys/shown-keys.ts';
import {SMALLEST} from './layout.ts';
import {Line} from './line.tsx';

export type TooSmallProps = {readonly keyOf: KeyOf; readonly columns: number; readonly rows: number};

/** Shown instead of a screen that would not fit. */
export function TooSmall({keyOf, columns, rows}: TooSmallProps) {
	const leave = keyOf('quit') ?? keyOf('interrupt');
	const lines = [
		safe`This terminal is small.`,
		safe`sendwatch needs ${SMALLEST.columns}×${SMALLEST.rows}, it is ${columns}×${rows}.`,
		...(leave === undefined ? [] : [safe`${leave} quits.`]),
	];
	return (
		<Box flexDirection="column" height={rows} width={columns}>
			{lines.slice(0, rows).map((line) => (
				<Line key={line}>{truncate(line, columns)}</Line>
			))}
		</Box>
	);
}
