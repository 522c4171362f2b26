import {Box, Text} from 'ink';
import {useContext} from 'react';
import {leftAligned, truncate} from '../../core/width.ts';
import {KEYMAP} from '../keymap.ts';
import {KeymapContext} from '../keymap-context.ts';
import {paint, type Theme} from '../theme.ts';

export type HelpProps = {readonly top: number; readonly columns: number; readonly rows: number; readonly theme: Theme};

const KEYS = 13;

/** How far the help can be scrolled where it is `rows` high. */
export function helpExtent(rows: number): number {
	return Math.max(0, KEYMAP.length - (rows - 1));
}

/** Every key there is, from the key table. */
export function Help({top, columns, rows, theme}: HelpProps) {
	const keymap = useContext(KeymapContext);
	const visible = rows - 1;
	const first = Math.max(0, Math.min(top, keymap.length - visible));
	const shown = keymap.slice(first, first + visible);
	const more = keymap.length - first - shown.length;
	return (
		<Box flexDirection="column" height={rows} width={columns}>
			<Text wrap="truncate" bold>
				{' Keys'}
				<Text dimColor>
					{more > 0 || first > 0
						? `   ${first + 1}${theme.dash}${first + shown.length} of ${keymap.length}, ↑↓ scroll`
						: ''}
				</Text>
			</Text>
			{shown.map(({command, shown: keys, label}) => (
				<Text key={command} wrap="truncate">
					<Text bold {...paint(theme.accent)}>{`   ${leftAligned(asciiKeys(keys, theme), KEYS)}`}</Text>
					{truncate(label, columns - KEYS - 4)}
				</Text>
			))}
		</Box>
	);
}

function asciiKeys(keys: string, {isAscii}: Theme): string {
	return isAscii
		? keys.replace('↑', 'Up').replace('↓', 'Down').replace('⌫', 'Backspace').replace('⏎', 'Enter').replace('␣', 'Space')
		: keys;
}
