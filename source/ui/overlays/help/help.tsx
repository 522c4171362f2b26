import {Box, Text} from 'ink';
import {useContext} from 'react';
import {leftAligned, truncate} from '../../../core/text/width.ts';
import {type Context, KEYMAP} from '../../keys/keymap.ts';
import {KeymapContext} from '../../keys/keymap-context.ts';
import {paint, type Theme} from '../../theme/theme.ts';
import {type HelpLine, helpLines} from './help-lines.ts';

export type HelpProps = {
	/** The line under the cursor, counted from 0. */
	readonly row: number;
	/** Where the help was opened: what works there comes first. */
	readonly context: Context;
	readonly columns: number;
	readonly rows: number;
	readonly theme: Theme;
};

const KEYS = 13;

/** The last line that the cursor of the help can be on. */
export const LAST_HELP_LINE = KEYMAP.length - 1;

/** Every key there is, from the key table, with a cursor: the one it is on can be run. */
export function Help({row, context, columns, rows, theme}: HelpProps) {
	const lines = helpLines(context, useContext(KeymapContext));
	const visible = rows - 1;
	const top = Math.max(0, Math.min(row - Math.floor(visible / 2), lines.length - visible));
	return (
		<Box flexDirection="column" height={rows} width={columns}>
			<Text wrap="truncate" bold>
				{' Keys'}
				<Text dimColor>{`   ${row + 1} of ${lines.length}   Enter runs the line under the cursor`}</Text>
			</Text>
			{lines.slice(top, top + visible).map((line, index) => (
				<Line key={line.binding.command} line={line} isCurrent={top + index === row} columns={columns} theme={theme} />
			))}
		</Box>
	);
}

type LineProps = {
	readonly line: HelpLine;
	readonly isCurrent: boolean;
	readonly columns: number;
	readonly theme: Theme;
};

/** One key; quiet where it does not work here. */
function Line({line: {binding, isHere}, isCurrent, columns, theme}: LineProps) {
	return (
		<Text wrap="truncate" dimColor={!isHere} bold={isCurrent}>
			<Text {...paint(theme.accent)}>{isCurrent ? ` ${theme.cursor} ` : '   '}</Text>
			<Text bold {...paint(isHere ? theme.accent : undefined)}>
				{leftAligned(asciiKeys(binding.shown, theme), KEYS)}
			</Text>
			{truncate(binding.label, columns - KEYS - 4)}
		</Text>
	);
}

function asciiKeys(keys: string, {isAscii}: Theme): string {
	return isAscii
		? keys.replace('↑', 'Up').replace('↓', 'Down').replace('⌫', 'Backspace').replace('⏎', 'Enter').replace('␣', 'Space')
		: keys;
}
