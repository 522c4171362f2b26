import type {Cell} from '../helpers/screen.ts';
import type {Terminal} from '../helpers/terminal.ts';
import {cellSize} from './cell-size.ts';
import {drawCells} from './layers.ts';
import {LOOKS, type Look} from './palette.ts';
import {escapeXml} from './words.ts';

/** A screen to be drawn. */
export type Picture = {
	readonly title: string;
	readonly cells: readonly (readonly Cell[])[];
	/** Dark, unless given. */
	readonly look?: Look;
	/** Where a visible cursor stands. */
	readonly cursor?: {readonly row: number; readonly column: number};
};

const titleBarHeight = 32;
const margin = 14;
const corner = 9;

const fonts = [
	'ui-monospace',
	"'SF Mono'",
	"'JetBrains Mono'",
	"'Cascadia Mono'",
	'Menlo',
	'Consolas',
	"'DejaVu Sans Mono'",
	"'Liberation Mono'",
	'monospace',
].join(', ');

function drawWindow(title: string, width: number, height: number, look: Look): string[] {
	const button = (index: number) => `<circle cx="${18 + index * 16}" cy="16" r="4.5" fill="${look.button}"/>`;
	const top = `M.5 ${titleBarHeight}V${corner + 0.5}a${corner} ${corner} 0 0 1 ${corner} ${-corner}H${width - corner - 0.5}a${corner} ${corner} 0 0 1 ${corner} ${corner}V${titleBarHeight}z`;
	const frame = `x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="${corner}"`;
	return [
		`<rect ${frame} fill="${look.background}"/>`,
		`<path d="${top}" fill="${look.titleBar}"/>`,
		`<path d="M1 ${titleBarHeight - 0.5}H${width - 1}" stroke="${look.border}"/>`,
		`<rect ${frame} fill="none" stroke="${look.border}"/>`,
		...[0, 1, 2].map(button),
		`<text x="${width / 2}" y="20.5" text-anchor="middle" font-size="12" fill="${look.title}">${escapeXml(title)}</text>`,
	];
}

function drawCursor({cursor}: Picture, look: Look): string[] {
	if (cursor === undefined) return [];
	const [x, y] = [cursor.column * cellSize.width, cursor.row * cellSize.height];
	const place = `x="${x}" y="${y}" width="${cellSize.width}" height="${cellSize.height}"`;
	return [`<rect ${place} fill="${look.foreground}" fill-opacity=".55"/>`];
}

/** A screen as a self-contained SVG in the frame of a window. */
export function renderSvg(picture: Picture): string {
	const {title, cells, look = LOOKS.dark} = picture;
	const size = {title, columns: cells[0]?.length ?? 0, rows: cells.length};
	return drawFrame(size, [...drawCells(cells, look), ...drawCursor(picture, look)], look);
}

/** What a terminal shows now, with its cursor where that is visible. */
export function pictureOf(terminal: Pick<Terminal, 'cells' | 'modes' | 'cursor'>, title: string, look: Look): string {
	const cursor = terminal.modes().isCursorVisible ? {cursor: terminal.cursor()} : {};
	return renderSvg({title, cells: terminal.cells(), look, ...cursor});
}

/** Elements in the frame of a window, as large as a screen of the given width and rows. */
export function drawFrame(
	{title, columns, rows}: {readonly title: string; readonly columns: number; readonly rows: number},
	content: readonly string[],
	look: Look = LOOKS.dark,
): string {
	const width = columns * cellSize.width + 2 * margin;
	const height = rows * cellSize.height + titleBarHeight + 2 * margin;
	const root = [
		'xmlns="http://www.w3.org/2000/svg"',
		`width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`,
		`role="img" font-family="${fonts}" font-size="${cellSize.fontSize}"`,
	].join(' ');
	return [
		`<svg ${root}>`,
		`<title>${escapeXml(title)}</title>`,
		...drawWindow(title, width, height, look),
		`<g transform="translate(${margin} ${titleBarHeight + margin})">`,
		...content,
		'</g>',
		'</svg>',
		'',
	].join('\n');
}
