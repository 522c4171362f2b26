import type {Cell} from '../helpers/screen.ts';
import {cellSize} from './cell-size.ts';
import {type Look, paints} from './palette.ts';

/** Text as it may be in XML. */
export function escapeXml(text: string): string {
	const names: Readonly<Record<string, string>> = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;'};
	return text
		.toWellFormed()
		.replaceAll(/\p{Cc}|[\uFFFE\uFFFF]/gu, '\uFFFD')
		.replaceAll(/[&<>"']/g, (character) => names[character] ?? character);
}

function isPlain(cell: Cell): boolean {
	return cell.char.length === 1 && cell.char > ' ' && cell.char <= '~';
}

function isSameInk(a: Cell, b: Cell, look: Look): boolean {
	return a.bold === b.bold && a.italic === b.italic && paints(a, look).ink === paints(b, look).ink;
}

// A word goes on over one blank, not over two: XML would make one of them.
function endOfRun(cells: readonly Cell[], start: number, look: Look): number {
	const head = cells[start];
	const goesOn = (cell: Cell | undefined) =>
		head !== undefined && cell !== undefined && isPlain(cell) && isSameInk(head, cell, look);
	let end = start + 1;
	for (;;) {
		if (goesOn(cells[end])) end += 1;
		else if (cells[end]?.char === ' ' && goesOn(cells[end + 1])) end += 2;
		else return end;
	}
}

function attributes(cell: Cell, look: Look): string {
	const weight = cell.bold ? ' font-weight="700"' : '';
	const style = cell.italic ? ' font-style="italic"' : '';
	return `fill="${paints(cell, look).ink}"${weight}${style}`;
}

function runElement(cells: readonly Cell[], column: number, y: number, look: Look): string {
	const [head] = cells;
	if (head === undefined) return '';
	const text = escapeXml(cells.map(({char}) => char).join(''));
	const length = cells.length * cellSize.width;
	const place = `x="${column * cellSize.width}" y="${y}"`;
	return `<text ${place} textLength="${length}" lengthAdjust="spacingAndGlyphs" ${attributes(head, look)}>${text}</text>`;
}

// Such a character may come from another font: it is centred in its own cells.
function symbolElement(cell: Cell, column: number, y: number, look: Look): string {
	const x = (column + cell.width / 2) * cellSize.width;
	return `<text x="${x}" y="${y}" text-anchor="middle" ${attributes(cell, look)}>${escapeXml(cell.char)}</text>`;
}

/** The words of a row as text elements that keep to the grid, whatever font the viewer has. */
export function drawWords(cells: readonly Cell[], row: number, look: Look): string[] {
	const y = row * cellSize.height + cellSize.baseline;
	const elements: string[] = [];
	let column = 0;
	while (column < cells.length) {
		const cell = cells[column];
		let end = column + 1;
		if (cell !== undefined && isPlain(cell)) {
			end = endOfRun(cells, column, look);
			elements.push(runElement(cells.slice(column, end), column, y, look));
		} else if (cell !== undefined && cell.char.trim() !== '') {
			elements.push(symbolElement(cell, column, y, look));
		}
		column = end;
	}
	return elements;
}
