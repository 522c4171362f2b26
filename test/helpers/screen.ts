import type {Terminal as Emulator, IBuffer, IBufferCell} from '@xterm/headless';

/** The terminal's own colour, one of its 256, or an exact one. */
export type Colour = 'default' | number | `#${string}`;

/** One cell of the screen; the second half of a wide character has width 0 and no character. */
export type Cell = {
	readonly char: string;
	readonly width: number;
	readonly fg: Colour;
	readonly bg: Colour;
	readonly bold: boolean;
	readonly dim: boolean;
	readonly italic: boolean;
	readonly underline: boolean;
	readonly strikethrough: boolean;
	readonly inverse: boolean;
};

function colour(isDefault: boolean, isExact: boolean, value: number): Colour {
	if (isDefault) return 'default';
	return isExact ? `#${value.toString(16).padStart(6, '0')}` : value;
}

function readCell(cell: IBufferCell): Cell {
	return {
		char: cell.isInvisible() !== 0 ? ' ' : cell.getChars() || (cell.getWidth() === 0 ? '' : ' '),
		width: cell.getWidth(),
		fg: colour(cell.isFgDefault(), cell.isFgRGB(), cell.getFgColor()),
		bg: colour(cell.isBgDefault(), cell.isBgRGB(), cell.getBgColor()),
		bold: cell.isBold() !== 0,
		dim: cell.isDim() !== 0,
		italic: cell.isItalic() !== 0,
		underline: cell.isUnderline() !== 0,
		strikethrough: cell.isStrikethrough() !== 0,
		inverse: cell.isInverse() !== 0,
	};
}

function lineText(buffer: IBuffer, index: number): string {
	return buffer.getLine(index)?.translateToString(true).trimEnd() ?? '';
}

/** The rows a person sees now, each without its trailing blanks. */
export function readRows(emulator: Emulator): string[] {
	const buffer = emulator.buffer.active;
	return Array.from({length: emulator.rows}, (_, row) => lineText(buffer, buffer.baseY + row));
}

/** Everything on the normal screen and above it, without the blank lines at its end. */
export function readNormalScreen(emulator: Emulator): string {
	const buffer = emulator.buffer.normal;
	return Array.from({length: buffer.length}, (_, index) => lineText(buffer, index))
		.join('\n')
		.trimEnd();
}

/** The cell a person sees at a place, both counted from 0; undefined outside the screen. */
export function readCellAt(emulator: Emulator, row: number, column: number): Cell | undefined {
	const buffer = emulator.buffer.active;
	const cell = row < emulator.rows ? buffer.getLine(buffer.baseY + row)?.getCell(column) : undefined;
	return cell === undefined ? undefined : readCell(cell);
}

/** Every cell a person sees now, by row and column. */
export function readCells(emulator: Emulator): Cell[][] {
	const buffer = emulator.buffer.active;
	return Array.from({length: emulator.rows}, (_, row) => {
		const line = buffer.getLine(buffer.baseY + row);
		return Array.from({length: emulator.cols}, (__, column) => {
			const cell = line?.getCell(column) ?? buffer.getNullCell();
			return readCell(cell);
		});
	});
}
