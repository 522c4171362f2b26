import type {Hex} from './tokens.ts';

type Rgb = readonly [red: number, green: number, blue: number];

const CUBE_FROM = 16;
const GREYS_FROM = 232;
const LEVELS = [0, 95, 135, 175, 215, 255] as const;

/** One of xterm's 256 colours as an exact one. Of the first 16, which each terminal paints its own way, only those from 16 on are known. */
export function hexOf(index: number): Hex {
	const [red, green, blue] = rgbOf(index).map((level) => level.toString(16).padStart(2, '0'));
	return `#${red}${green}${blue}`;
}

function rgbOf(index: number): Rgb {
	if (index >= GREYS_FROM) {
		const level = 8 + 10 * (index - GREYS_FROM);
		return [level, level, level];
	}
	const place = index - CUBE_FROM;
	const level = (step: number) => LEVELS[Math.floor(place / step) % 6] ?? 0;
	return [level(36), level(6), level(1)];
}

/** The one of xterm's 256 colours that comes closest to an exact one. */
export function nearestIndex(hex: Hex): number {
	const wanted = Number.parseInt(hex.slice(1), 16);
	const distance = (index: number) => {
		const [red, green, blue] = rgbOf(index);
		// The eye tells greens apart best, blues least: weights that need no colour space.
		return (
			3 * (red - (wanted >> 16)) ** 2 + 4 * (green - ((wanted >> 8) & 255)) ** 2 + 2 * (blue - (wanted & 255)) ** 2
		);
	};
	let nearest = CUBE_FROM;
	for (let index = CUBE_FROM; index < 256; index += 1) if (distance(index) < distance(nearest)) nearest = index;
	return nearest;
}
