import {cellSize} from './cell-size.ts';

const {width, height} = cellSize;
// The middle of the one-pixel line that straight box lines draw.
const [middleX, middleY] = [width / 2 + 0.5, height / 2 + 0.5];
const radius = 3.5;

/** Path data that is filled, or drawn with a line of one unit. */
export type Curve = {readonly path: string; readonly isStroked: boolean};

function arc(index: number, x: number, y: number): string {
	const [toDown, toRight] = [index < 2, index === 0 || index === 3];
	const [cx, cy] = [x + middleX, y + middleY];
	const bendY = cy + (toDown ? radius : -radius);
	const bendX = cx + (toRight ? radius : -radius);
	return `M${cx} ${y + (toDown ? height : 0)}V${bendY}Q${cx} ${cy} ${bendX} ${cy}H${x + (toRight ? width : 0)}`;
}

function diagonal(index: number, x: number, y: number): string {
	const rising = `M${x} ${y + height}L${x + width} ${y}`;
	const falling = `M${x} ${y}L${x + width} ${y + height}`;
	return [rising, falling, rising + falling][index] ?? '';
}

// The place of each of the eight dots, in the order of their bits.
const dots = [
	[0, 0],
	[0, 1],
	[0, 2],
	[1, 0],
	[1, 1],
	[1, 2],
	[0, 3],
	[1, 3],
] as const;

function braille(bits: number, x: number, y: number): string {
	const size = 1.1;
	return dots
		.filter((_, index) => (bits & (1 << index)) !== 0)
		.map(([column, row]) => {
			const [cx, cy] = [x + 2.2 + column * 3.6, y + 3.6 + row * 3.6];
			return `M${(cx - size).toFixed(1)} ${cy.toFixed(1)}a${size} ${size} 0 1 0 ${2 * size} 0a${size} ${size} 0 1 0 ${-2 * size} 0z`;
		})
		.join('');
}

/** ╭╮╯╰ ╱╲╳ and the Braille dots of spinners. */
export function drawCurve(codePoint: number, x: number, y: number): Curve | undefined {
	if (codePoint >= 0x256d && codePoint <= 0x2570) return {path: arc(codePoint - 0x256d, x, y), isStroked: true};
	if (codePoint >= 0x2571 && codePoint <= 0x2573) return {path: diagonal(codePoint - 0x2571, x, y), isStroked: true};
	if (codePoint > 0x2800 && codePoint <= 0x28ff) return {path: braille(codePoint - 0x2800, x, y), isStroked: false};
	return undefined;
}
