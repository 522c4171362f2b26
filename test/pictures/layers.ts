import type {Cell} from '../helpers/screen.ts';
import {drawBlock, isSpanned} from './block-elements.ts';
import {drawBoxLine, drawLongLine, isLong} from './box-lines.ts';
import {cellSize, rectangle} from './cell-size.ts';
import {drawCurve} from './curves.ts';
import {type Look, mix, paints} from './palette.ts';
import {drawWords} from './words.ts';

/** Path data by colour. */
type Layer = Map<string, string[]>;

type Layers = {readonly paper: Layer; readonly blocks: Layer; readonly strokes: Layer; readonly fills: Layer};

function add(layer: Layer, colour: string, path: string): void {
	const paths = layer.get(colour);
	if (paths === undefined) layer.set(colour, [path]);
	else paths.push(path);
}

function elements(layer: Layer, attributes: (colour: string) => string): string[] {
	return [...layer].map(([colour, paths]) => `<path ${attributes(colour)} d="${paths.join('')}"/>`);
}

function runLength(cells: readonly Cell[], start: number, isAlike: (cell: Cell) => boolean): number {
	let end = start + 1;
	for (let cell = cells[end]; cell !== undefined && isAlike(cell); cell = cells[end]) end += 1;
	return end - start;
}

function drawPaper(cells: readonly Cell[], row: number, layer: Layer, look: Look): void {
	for (let column = 0; column < cells.length; ) {
		const cell = cells[column];
		if (cell === undefined) return;
		const {paper} = paints(cell, look);
		const length = runLength(cells, column, (next) => paints(next, look).paper === paper);
		if (paper !== look.background) {
			const [x, y] = [column * cellSize.width, row * cellSize.height];
			add(layer, paper, rectangle(x, y, length * cellSize.width, cellSize.height));
		}
		column += length;
	}
}

function isSameMark(a: Cell, b: Cell, look: Look): boolean {
	const [one, other] = [paints(a, look), paints(b, look)];
	return a.char === b.char && one.ink === other.ink && one.paper === other.paper;
}

// Draws the character at a column, or the run of it that begins there, and says how many cells that was: 0 if it is text.
function drawShape(cells: readonly Cell[], column: number, row: number, layers: Layers, look: Look): number {
	const cell = cells[column];
	const codePoint = cell?.char.codePointAt(0);
	if (cell === undefined || codePoint === undefined) return 0;
	const {ink, paper} = paints(cell, look);
	const [x, y] = [column * cellSize.width, row * cellSize.height];
	const isRun = isSpanned(codePoint) || isLong(codePoint);
	const length = isRun ? runLength(cells, column, (next) => isSameMark(cell, next, look)) : 1;
	const span = length * cellSize.width;
	const block = drawBlock(codePoint, {x, y}, span);
	const line = isLong(codePoint) ? drawLongLine(codePoint, x, y, span) : drawBoxLine(codePoint, x, y);
	const curve = drawCurve(codePoint, x, y);
	if (block !== undefined) add(layers.blocks, mix(paper, ink, block.opacity), block.path);
	else if (line !== undefined) add(layers.blocks, ink, line);
	else if (curve !== undefined) add(curve.isStroked ? layers.strokes : layers.fills, ink, curve.path);
	else return 0;
	return length;
}

const blank = {char: ' '};

function drawRow(cells: readonly Cell[], row: number, layers: Layers, look: Look): string[] {
	drawPaper(cells, row, layers.paper, look);
	const words = [...cells];
	for (let column = 0; column < cells.length; ) {
		const length = drawShape(cells, column, row, layers, look);
		for (let drawn = column; drawn < column + length; drawn += 1) {
			const cell = cells[drawn];
			if (cell !== undefined) words[drawn] = {...cell, ...blank};
		}
		column += Math.max(1, length);
	}
	drawDecorations(cells, row, layers.blocks, look);
	return drawWords(words, row, look);
}

function drawDecorations(cells: readonly Cell[], row: number, layer: Layer, look: Look): void {
	for (const [column, cell] of cells.entries()) {
		const [x, y] = [column * cellSize.width, row * cellSize.height];
		if (cell.underline) add(layer, paints(cell, look).ink, rectangle(x, y + cellSize.height - 3, cellSize.width, 1));
		if (cell.strikethrough)
			add(layer, paints(cell, look).ink, rectangle(x, y + cellSize.height / 2, cellSize.width, 1));
	}
}

/** The cells of a screen as SVG elements, from back to front. */
export function drawCells(cells: readonly (readonly Cell[])[], look: Look): string[] {
	const layers: Layers = {paper: new Map(), blocks: new Map(), strokes: new Map(), fills: new Map()};
	const words = cells.flatMap((row, index) => drawRow(row, index, layers, look));
	return [
		'<g shape-rendering="crispEdges">',
		...elements(layers.paper, (colour) => `fill="${colour}"`),
		...elements(layers.blocks, (colour) => `fill="${colour}"`),
		'</g>',
		...elements(layers.strokes, (colour) => `fill="none" stroke="${colour}"`),
		...elements(layers.fills, (colour) => `fill="${colour}"`),
		...words,
	];
}
