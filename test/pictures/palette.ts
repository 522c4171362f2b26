import type {Cell, Colour} from '../helpers/screen.ts';

type Rgb = readonly [red: number, green: number, blue: number];

/** What the window of a picture is painted with. */
export type Look = Readonly<
	Record<'background' | 'foreground' | 'titleBar' | 'border' | 'title' | 'button', string> & {
		/** The first 16 of the terminal's colours. */
		sixteen: readonly string[];
	}
>;

/** A terminal with a dark background, and one with a light one. */
export const LOOKS = {
	dark: {
		background: '#10141b',
		foreground: '#d3d9e3',
		titleBar: '#191f29',
		border: '#2c3442',
		title: '#8792a5',
		button: '#384152',
		sixteen: [
			...['#2a313d', '#f2706c', '#7cc576', '#e6bb61', '#67a6f2', '#c490ea', '#54c3c7', '#c5ccd8'],
			...['#6b7587', '#ff8f8a', '#9adc93', '#f7d584', '#8fc1ff', '#dbb1ff', '#7fe0e3', '#ffffff'],
		],
	},
	light: {
		background: '#ffffff',
		foreground: '#1f2328',
		titleBar: '#f3f5f7',
		border: '#ccd3da',
		title: '#59636e',
		button: '#d0d7de',
		sixteen: [
			...['#24292f', '#b3262e', '#2b7a3b', '#8a6200', '#1f5fbf', '#7a3fb0', '#0f7285', '#8c959f'],
			...['#57606a', '#d1242f', '#1f883d', '#9a6700', '#0969da', '#8250df', '#1b7c83', '#d0d7de'],
		],
	},
} as const satisfies Readonly<Record<string, Look>>;

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

function indexed(index: number, {sixteen}: Look): string {
	const named = sixteen[index];
	if (named !== undefined) return named;
	const grey = 8 + (index - 232) * 10;
	if (index >= 232) return hex([grey, grey, grey]);
	const cube = index - 16;
	return hex([cubeLevel(Math.floor(cube / 36)), cubeLevel(Math.floor(cube / 6) % 6), cubeLevel(cube % 6)]);
}

function resolve(colour: Colour, fallback: string, look: Look): string {
	if (colour === 'default') return fallback;
	return typeof colour === 'number' ? indexed(colour, look) : colour;
}

/** What a cell is painted with, after inverse and dim. */
export function paints(cell: Cell, look: Look): {readonly ink: string; readonly paper: string} {
	const fg = resolve(cell.fg, look.foreground, look);
	const bg = resolve(cell.bg, look.background, look);
	const [ink, paper] = cell.inverse ? [bg, fg] : [fg, bg];
	return {ink: cell.dim ? mix(ink, paper, 0.45) : ink, paper};
}
