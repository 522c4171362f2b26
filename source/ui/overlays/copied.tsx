import {Box, Text} from 'ink';
import {useEffect, useMemo} from 'react';
import {safeBody} from '../../core/text/text.ts';
import {wrap} from '../../core/text/width.ts';

export type CopiedProps = {
	/** What was copied last, as it may be shown. */
	readonly text: string;
	/** The first line shown. */
	readonly top: number;
	readonly columns: number;
	readonly rows: number;
	/** Told how far the text can be scrolled, in rows. */
	readonly onExtent: (rows: number) => void;
};

const MAX_ROWS = 2000;

/** What was copied last, without anything beside it: where the clipboard is out of reach it can be selected from the screen. */
export function Copied({text, top, columns, rows, onExtent}: CopiedProps) {
	const lines = useMemo(
		() =>
			safeBody(text)
				.split('\n', MAX_ROWS)
				.flatMap((line) => wrap(line, columns, MAX_ROWS)),
		[text, columns],
	);
	const visible = rows - 1;
	const extent = Math.max(0, lines.length - visible);
	useEffect(() => onExtent(extent), [onExtent, extent]);
	const first = Math.min(top, extent);
	return (
		<Box flexDirection="column" height={rows} width={columns}>
			<Text bold wrap="truncate">
				{' Copied last'}
				<Text dimColor>{'   select it with the mouse; ↑↓ scroll, Esc back'}</Text>
			</Text>
			<Text>{lines.slice(first, first + visible).join('\n')}</Text>
		</Box>
	);
}
