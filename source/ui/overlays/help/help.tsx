import {Box, Text} from 'ink';
import {leftAligned, truncate} from '../../../core/text/width.ts';
import type {Situation} from '../../keys/context.ts';
import type {KeyTable} from '../../keys/key-entry.ts';
import {allKeys, type KeyOf, labelOf} from '../../keys/shown-keys.ts';
import {paint, type Theme} from '../../theme/theme.ts';
import {type HelpLine, helpLines} from './help-lines.ts';

export type HelpProps = {
	/** The line under the cursor, counted from 0. */
	readonly row: number;
	/** Where the help was opened: what works there comes first. */
	readonly beneath: Situation;
	readonly keys: KeyTable;
	readonly keyOf: KeyOf;
	readonly columns: number;
	readonly rows: number;
	readonly theme: Theme;
};

const KEYS = 13;

/** Every key there is, from the key table, with a cursor: the one it is on can be run. */
export function Help({row, beneath, keys, keyOf, columns, rows, theme}: HelpProps) {
	const lines = helpLines(beneath, keys);
	const run = keyOf('run');
	const visible = rows - 1;
	const top = Math.max(0, Math.min(row - Math.floor(visible / 2), lines.length - visible));
	return (
		<Box flexDirection="column" height={rows} width={columns}>
			<Text wrap="truncate" bold>
				{' Keys'}
				<Text
					dimColor
				>{`   ${row + 1} of ${lines.length}${run === undefined ? '' : `   ${run} runs the line under the cursor`}`}</Text>
			</Text>
			{lines.slice(top, top + visible).map((line, index) => (
				<Line
					key={line.entry.command}
					line={line}
					keys={keys}
					isCurrent={top + index === row}
					columns={columns}
					theme={theme}
				/>
			))}
		</Box>
	);
}

type LineProps = {
	readonly line: HelpLine;
	readonly keys: KeyTable;
	readonly isCurrent: boolean;
	readonly columns: number;
	readonly theme: Theme;
};

/** One key; quiet where it does not work here. */
function Line({line: {entry, isHere}, keys, isCurrent, columns, theme}: LineProps) {
	return (
		<Text wrap="truncate" dimColor={!isHere} bold={isCurrent}>
			<Text {...paint(theme.accent)}>{isCurrent ? ` ${theme.cursor} ` : '   '}</Text>
			<Text bold {...paint(isHere ? theme.accent : undefined)}>
				{leftAligned(allKeys(entry, theme.isAscii), KEYS)}
			</Text>
			{truncate(labelOf(entry, keys), columns - KEYS - 4)}
		</Text>
	);
}
