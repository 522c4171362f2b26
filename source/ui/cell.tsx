import {Text} from 'ink';
import type {PropsWithChildren} from 'react';
import {leftAligned, widthOf} from '../core/text/width.ts';

/** ink-table measures by UTF-16 length; this character fills the difference to the display width and is never drawn. */
const FILLER = '\uE000';

/** A value for ink-table that takes its column as wide as it is drawn. Pair with {@link Cell}. */
export function cellValue(text: string): string {
	return text + FILLER.repeat(Math.max(0, widthOf(text) - text.length));
}

/** A cell for ink-table that pads by display width. */
export function Cell({children}: PropsWithChildren<{readonly column: number}>) {
	return <Text>{aligned(children)}</Text>;
}

/** A heading for ink-table, quiet. */
export function HeadCell({children}: PropsWithChildren) {
	return <Text dimColor>{aligned(children)}</Text>;
}

/** The lines of ink-table's box, quiet. */
export function Skeleton({children}: PropsWithChildren) {
	return <Text dimColor>{children}</Text>;
}

function aligned(children: unknown): string {
	const text = String(children);
	return leftAligned(text.replaceAll(FILLER, ''), text.length);
}
