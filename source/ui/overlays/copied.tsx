import {Box} from 'ink';
import {useEffect, useMemo} from 'react';
import {safe, safeBody, safeLine} from '../../core/text/text.ts';
import {wrap} from '../../core/text/width.ts';
import {Block, Line} from '../line.tsx';
import {span} from '../span.ts';

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
				.flatMap((line) => wrap(safeBody(line), columns, MAX_ROWS)),
		[text, columns],
	);
	const visible = rows - 1;
	const extent = Math.max(0, lines.length - visible);
	useEffect(() => onExtent(extent), [onExtent, extent]);
	const first = Math.min(top, extent);
	return (
		<Box flexDirection="column" height={rows} width={columns}>
			<Line columns={columns} isBold>
				{safe` Copied last`}
				{span(safeLine('   select it with the mouse; ↑↓ scroll, Esc back'), {isDim: true})}
			</Line>
			<Block lines={lines.slice(first, first + visible)} />
		</Box>
	);
}
