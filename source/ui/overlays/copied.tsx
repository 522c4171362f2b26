import {Box} from 'ink';
import {wrap} from '../../core/text/drawing/width.ts';
import {type SafeText, safe, safeBody} from '../../core/text/text.ts';
import {Block, Line} from '../line.tsx';
import {span} from '../span.ts';
import type {Theme} from '../theme/theme.ts';

export type CopiedProps = {
	/** What was copied last, as it may be shown. */
	readonly lines: readonly SafeText[];
	/** The first line shown. */
	readonly top: number;
	readonly columns: number;
	readonly rows: number;
	/** How it is scrolled and left, as far as there are keys for it. */
	readonly how: SafeText;
	readonly theme: Theme;
};

const MAX_ROWS = 2000;

/** What was copied, broken into lines of at most `columns`. */
export function copiedLines(text: string, columns: number): readonly SafeText[] {
	return safeBody(text)
		.split('\n', MAX_ROWS)
		.flatMap((line) => wrap(safeBody(line), columns, MAX_ROWS));
}

/** What was copied last, without anything beside it: where the clipboard is out of reach it can be selected from the screen. */
export function Copied({lines, top, columns, rows, how, theme}: CopiedProps) {
	const visible = rows - 1;
	const extent = Math.max(0, lines.length - visible);
	const first = Math.min(top, extent);
	return (
		<Box flexDirection="column" height={rows} width={columns}>
			<Line columns={columns} isBold>
				{safe` Copied last`}
				{span(how === '' ? safe`   select it with the mouse` : safe`   select it with the mouse; ${how}`, theme.muted)}
			</Line>
			<Block lines={lines.slice(first, first + visible)} />
		</Box>
	);
}
