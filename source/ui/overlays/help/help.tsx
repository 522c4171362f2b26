import {Box} from 'ink';
import {useContext} from 'react';
import {safe, safeLine} from '../../../core/text/text.ts';
import {leftAligned, truncate} from '../../../core/text/width.ts';
import {type Context, KEYMAP} from '../../keys/keymap.ts';
import {KeymapContext} from '../../keys/keymap-context.ts';
import {Line} from '../../line.tsx';
import {span} from '../../span.ts';
import type {Theme} from '../../theme/theme.ts';
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
			<Line columns={columns} isBold>
				{safe` Keys`}
				{span(safeLine(`   ${row + 1} of ${lines.length}   Enter runs the line under the cursor`), {isDim: true})}
			</Line>
			{lines.slice(top, top + visible).map((line, index) => (
				<HelpRow
					key={line.binding.command}
					line={line}
					isCurrent={top + index === row}
					columns={columns}
					theme={theme}
				/>
			))}
		</Box>
	);
}

type HelpRowProps = {
	readonly line: HelpLine;
	readonly isCurrent: boolean;
	readonly columns: number;
	readonly theme: Theme;
};

/** One key; quiet where it does not work here. */
function HelpRow({line: {binding, isHere}, isCurrent, columns, theme}: HelpRowProps) {
	return (
		<Line isDim={!isHere} isBold={isCurrent}>
			{span(isCurrent ? safe` ${theme.cursor} ` : safe`   `, {colour: theme.accent})}
			{span(leftAligned(safeLine(asciiKeys(binding.shown, theme)), KEYS), {
				isBold: true,
				colour: isHere ? theme.accent : undefined,
			})}
			{truncate(safeLine(binding.label), columns - KEYS - 4)}
		</Line>
	);
}

function asciiKeys(keys: string, {isAscii}: Theme): string {
	return isAscii
		? keys.replace('↑', 'Up').replace('↓', 'Down').replace('⌫', 'Backspace').replace('⏎', 'Enter').replace('␣', 'Space')
		: keys;
}
