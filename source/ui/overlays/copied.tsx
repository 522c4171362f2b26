import {Box, Text} from 'ink';
import {safeBody} from '../../core/text/text.ts';
import {wrap} from '../../core/text/width.ts';

export type CopiedProps = {
	/** What was copied last, as it may be shown. */
	readonly lines: readonly string[];
	/** The first line shown. */
	readonly top: number;
	readonly columns: number;
	readonly rows: number;
	/** How it is scrolled and left, as far as there are keys for it. */
	readonly how: string;
};

const MAX_ROWS = 2000;

/** What was copied, broken into lines of at most `columns`. */
export function copiedLines(text: string, columns: number): readonly string[] {
	return safeBody(text)
		.split('\n', MAX_ROWS)
		.flatMap((line) => wrap(line, columns, MAX_ROWS));
}

/** What was copied last, without anything beside it: where the clipboard is out of reach it can be selected from the screen. */
export function Copied({lines, top, columns, rows, how}: CopiedProps) {
	const visible = rows - 1;
	const extent = Math.max(0, lines.length - visible);
	const first = Math.min(top, extent);
	return (
		<Box flexDirection="column" height={rows} width={columns}>
			<Text bold wrap="truncate">
				{' Copied last'}
				<Text dimColor>{`   select it with the mouse${how === '' ? '' : `; ${how}`}`}</Text>
			</Text>
			<Text>{lines.slice(first, first + visible).join('\n')}</Text>
		</Box>
	);
}
