import type {Cell, Colour} from '../helpers/screen.ts';

type Rgb = readonly [red: number, green: number, blue: number];

/** The dark theme the pictures are drawn in. */
export const theme = {
	background: '#10141b',
	foreground: '#d3d9e3',
	titleBar: '#191f29',
	border: '#2c3442',
	title: '#8792a5',
	button: '#384152',
} as const;

const sixteen = [
	...['#2a313d', '#f2706c', '#7cc576', '#e6bb61', '#67a6f2', '#c490ea', '#54c3c7', '#c5ccd8'],
	...['#6b7587', '#ff8f8a', '#9adc93', '#f7d584', '#8fc1ff', '#dbb1ff', '#7fe0e3', '#ffffff'],
];

function hex(rgb: Rgb): string {
	return `#${rgb.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`;
}

function parse(colour: string): Rgb {
	const value = Number.parseInt(colour.slice(1), 16);
	return [value >> 16, (value >> 8) & 255, value & 255];
}

/** A colour on the way from one to another, `share` of 0 to 1. */
export function mix(from: string, to: string, share: number): string {
	const [a, b] = [parse(from), parse(to)];
	const between = (channel: 0 | 1 | 2) => a[channel] + (b[channel] - a[channel]) * share;
	return hex([between(0), between(1), between(2)]);
}

function cubeLevel(level: number): number {
	return level === 0 ? 0 : 55 + level * 40;
}

function indexed(index: number): string {
	const named = sixteen[index];
	if (named !== undefined) return named;
	const grey = 8 + (index - 232) * 10;
	if (index >= 232) return hex([grey, grey, grey]);
	const cube = index - 16;
	return hex([cubeLevel(Math.floor(cube / 36)), cubeLevel(Math.floor(cube / 6) % 6), cubeLevel(cube % 6)]);
}

function resolve(colour: Colour, fallback: string): string {
	if (colour === 'default') return fallback;
	return typeof colour === 'number' ? indexed(colour) : colour;
}

/** What a cell is painted with, after inverse and dim. */
export function paints(cell: Cell): {readonly ink: string; readonly paper: string} {
	const fg = resolve(cell.fg, theme.foreground);
	const bg = resolve(cell.bg, theme.background);
	const [ink, paper] = cell.inverse ? [bg, fg] : [fg, bg];
	return {ink: cell.dim ? mix(ink, paper, 0.45) : ink, paper};
}
