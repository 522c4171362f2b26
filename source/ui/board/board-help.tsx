import {Box} from 'ink';
import {spaces} from '../../core/text/compose.ts';
import {leftAligned, truncate} from '../../core/text/drawing/width.ts';
import {safe} from '../../core/text/text.ts';
import type {KeyTable} from '../keys/key-entry.ts';
import {worksHere} from '../keys/lookup.ts';
import {allKeys, labelOf} from '../keys/shown-keys.ts';
import {Line} from '../line.tsx';
import {span} from '../span.ts';
import type {Theme} from '../theme/theme.ts';
import {titledRule} from '../titled-rule.ts';

export type BoardHelpProps = {
	readonly keymap: KeyTable;
	readonly columns: number;
	readonly rows: number;
	readonly theme: Theme;
};

const KEYS = 14;

/** Every key of the board, in place of its rows. */
export function BoardHelp({keymap, columns, rows, theme}: BoardHelpProps) {
	const entries = keymap.filter((entry) => worksHere(entry, {context: 'board'}, keymap)).slice(0, rows - 1);
	const title = {left: [{forms: [span(safe`Keys`, {isBold: true})], rank: 0}]};
	return (
		<Box flexDirection="column" width={columns} height={rows}>
			<Line>{titledRule(title, columns, theme)}</Line>
			{entries.map((entry) => (
				<Line key={entry.command}>
					{spaces(2)}
					{span(leftAligned(allKeys(entry, theme.isAscii), KEYS), {...theme.accent, isBold: true})}
					{truncate(labelOf(entry, keymap), columns - KEYS - 3)}
				</Line>
			))}
		</Box>
	);
}
