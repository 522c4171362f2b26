import {Box} from 'ink';
import {leftAligned, truncate} from '../../../core/text/drawing/width.ts';
import {safe, safeLine} from '../../../core/text/text.ts';
import type {Situation} from '../../keys/context.ts';
import type {KeyTable} from '../../keys/key-entry.ts';
import {allKeys, type KeyOf, labelOf} from '../../keys/shown-keys.ts';
import {Line} from '../../line.tsx';
import {span} from '../../span.ts';
import type {Theme} from '../../theme/theme.ts';
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
			<Line columns={columns} isBold>
				{safe` Keys`}
				{span(
					safeLine(
						`   ${row + 1} of ${lines.length}${run === undefined ? '' : `   ${run} runs the line under the cursor`}`,
					),
					theme.muted,
				)}
			</Line>
			{lines.slice(top, top + visible).map((line, index) => (
				<HelpRow
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

type HelpRowProps = {
	readonly line: HelpLine;
	readonly keys: KeyTable;
	readonly isCurrent: boolean;
	readonly columns: number;
	readonly theme: Theme;
};

/** One key; quiet where it does not work here. */
function HelpRow({line: {entry, isHere}, keys, isCurrent, columns, theme}: HelpRowProps) {
	return (
		<Line {...(isHere ? {} : theme.muted)} isBold={isCurrent}>
			{span(isCurrent ? safe` ${theme.cursor} ` : safe`   `, theme.accent)}
			{span(leftAligned(allKeys(entry, theme.isAscii), KEYS), {
				...(isHere ? theme.accent : {}),
				isBold: true,
			})}
			{truncate(labelOf(entry, keys), columns - KEYS - 4)}
		</Line>
	);
}
