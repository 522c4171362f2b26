import {type SafeText, vouched} from '../vouched.ts';

/** A graph around one axis: what grows upwards and what grows downwards from it, two values a cell, oldest first. */
export type GraphData = {readonly up: readonly number[]; readonly down: readonly number[]};

/** How large a graph is, in cells, and which value fills the larger side. */
export type GraphSize = {
	readonly columns: number;
	readonly upRows: number;
	readonly downRows: number;
	readonly scale: number;
};

const DOTS = 4;
const EMPTY_CELL = 0x2800;
/** The bits of a braille cell's two columns of dots, from the bottom up. */
const LEFT = [0x40, 0x04, 0x02, 0x01] as const;
const RIGHT = [0x80, 0x20, 0x10, 0x08] as const;
/** The same columns filled up to each height, from the bottom and from the top. */
const [LEFT_UP, RIGHT_UP] = [filled(LEFT), filled(RIGHT)];
const [LEFT_DOWN, RIGHT_DOWN] = [filled(LEFT.toReversed()), filled(RIGHT.toReversed())];
/** What stands for a cell if only ASCII can be drawn, by how many of its four levels are full. */
const ASCII_UP = [' ', '.', ':', '|', '#'] as const;
const ASCII_DOWN = [' ', "'", ':', '|', '#'] as const;

/** The least of 1, 2, 5, 10, 20 … that is no less than a value. */
export function scaleFor(value: number): number {
	if (value <= 1) return 1;
	const power = 10 ** Math.floor(Math.log10(value) + 1e-9);
	const step = [1, 2, 5, 10].find((one) => one * power >= value * (1 - 1e-9)) ?? 10;
	return step * power;
}

/** The lines of a graph from top to bottom; the newest values are at its right end. */
export function graphLines(data: GraphData, size: GraphSize, isAscii: boolean): readonly SafeText[] {
	const {columns, upRows, downRows, scale} = size;
	const dotsPerUnit = (upRows * DOTS) / scale;
	const [up, down] = [data.up, data.down].map((values) =>
		padded(values, columns * 2).map((one) => heightOf(one, dotsPerUnit)),
	);
	const lines: SafeText[] = [];
	for (let row = upRows - 1; row >= 0; row -= 1) lines.push(lineOf(up ?? [], row, isAscii ? asciiUp : brailleUp));
	for (let row = 0; row < downRows; row += 1) lines.push(lineOf(down ?? [], row, isAscii ? asciiDown : brailleDown));
	return lines;
}

function padded(values: readonly number[], count: number): readonly number[] {
	const latest = values.slice(-count);
	return [...new Array<number>(count - latest.length).fill(0), ...latest];
}

/** How many dots high a value is; whatever is more than nothing has one. */
function heightOf(value: number, dotsPerUnit: number): number {
	return value <= 0 ? 0 : Math.max(1, Math.round(value * dotsPerUnit));
}

type DrawCell = (left: number, right: number) => string;

/** One row of cells, of which each gets how many of its dots are full. */
function lineOf(heights: readonly number[], row: number, draw: DrawCell): SafeText {
	const inRow = (height = 0) => Math.max(0, Math.min(DOTS, height - row * DOTS));
	const cells = Array.from({length: heights.length / 2}, (_, index) =>
		draw(inRow(heights[index * 2]), inRow(heights[index * 2 + 1])),
	);
	return vouched(cells.join(''));
}

function brailleUp(left: number, right: number): string {
	return braille((LEFT_UP[left] ?? 0) + (RIGHT_UP[right] ?? 0));
}

function brailleDown(left: number, right: number): string {
	return braille((LEFT_DOWN[left] ?? 0) + (RIGHT_DOWN[right] ?? 0));
}

/** The bits of the first dots together: of none, of one, and so on. */
function filled(dots: readonly number[]): readonly number[] {
	return [0, ...dots.map((_, last) => dots.slice(0, last + 1).reduce((sum, bit) => sum + bit, 0))];
}

function braille(bits: number): string {
	return bits === 0 ? ' ' : String.fromCodePoint(EMPTY_CELL + bits);
}

function asciiUp(left: number, right: number): string {
	return ASCII_UP[Math.max(left, right)] ?? ' ';
}

function asciiDown(left: number, right: number): string {
	return ASCII_DOWN[Math.max(left, right)] ?? ' ';
}
