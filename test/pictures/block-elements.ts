import {cellSize, rectangle} from './cell-size.ts';

const {width, height} = cellSize;

/** A character drawn as path data in a cell at the origin of the given point, and how much of its ink it takes. */
export type Drawing = {readonly path: string; readonly opacity: number};

type Place = {readonly x: number; readonly y: number};

const first = 0x2580;
const [leftHalf, topHalf] = [width / 2, height / 2];

// Quadrants from ▖ to ▟: bits for upper left, upper right, lower left, lower right.
const quadrants = [0b0010, 0b0001, 0b1000, 0b1011, 0b1001, 0b1110, 0b1101, 0b0100, 0b0110, 0b0111];

function quadrantPath(bits: number, {x, y}: Place): string {
	const corner = (bit: number, dx: number, dy: number) =>
		(bits & bit) === 0 ? '' : rectangle(x + dx, y + dy, leftHalf, topHalf);
	return [
		corner(0b1000, 0, 0),
		corner(0b0100, leftHalf, 0),
		corner(0b0010, 0, topHalf),
		corner(0b0001, leftHalf, topHalf),
	].join('');
}

function lowerPart(eighths: number, {x, y}: Place, span: number): string {
	const part = (height * eighths) / 8;
	return rectangle(x, y + height - part, span, part);
}

/** ▀▁▂▃▄▅▆▇█▉▊▋▌▍▎▏▐░▒▓▔▕▖▗▘▙▚▛▜▝▞▟ as rectangles; `span` is the width of a run of the same character. */
export function drawBlock(codePoint: number, place: Place, span: number): Drawing | undefined {
	const index = codePoint - first;
	const {x, y} = place;
	const solid = (path: string): Drawing => ({path, opacity: 1});
	if (index < 0 || index > 0x1f) return undefined;
	if (index === 0) return solid(rectangle(x, y, span, topHalf));
	if (index <= 8) return solid(lowerPart(index, place, span));
	if (index <= 0x0f) return solid(rectangle(x, y, (width * (16 - index)) / 8, height));
	if (index === 0x10) return solid(rectangle(x + leftHalf, y, leftHalf, height));
	if (index <= 0x13) return {path: rectangle(x, y, span, height), opacity: (index - 0x10) / 4};
	if (index === 0x14) return solid(rectangle(x, y, span, height / 8));
	if (index === 0x15) return solid(rectangle(x + (width * 7) / 8, y, width / 8, height));
	return solid(quadrantPath(quadrants[index - 0x16] ?? 0, place));
}

/** Whether a run of this character is one wide rectangle. */
export function isSpanned(codePoint: number): boolean {
	const index = codePoint - first;
	return (index >= 0 && index <= 8) || (index >= 0x11 && index <= 0x14);
}
