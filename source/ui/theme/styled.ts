import chalk, {type ChalkInstance} from 'chalk';
import type {Colour, Style} from './style.ts';

/** What begins a style and what ends it. */
type Ends = readonly [start: string, end: string];

const known = new Map<string, Ends>();

/**
 * A text with what makes a terminal draw it in a style, each of its lines for itself. With the library that Ink colours with, so that it does
 * the same: a node of Ink's for every style would cost time in every frame.
 */
export function styled(text: string, style: Style): string {
	const [start, end] = endsOf(style);
	if (!text.includes('\n')) return start + text + end;
	return text
		.split('\n')
		.map((line) => (line === '' ? line : start + line + end))
		.join('\n');
}

function endsOf(style: Style): Ends {
	const {colour, background, isBold, isDim, isInverse, isUnderlined} = style;
	const key = `${colour} ${background} ${isBold} ${isDim} ${isInverse} ${isUnderlined}`;
	const ends = known.get(key) ?? measure(style);
	known.set(key, ends);
	return ends;
}

function measure({colour, background, isBold, isDim, isInverse, isUnderlined}: Style): Ends {
	let pen = chalk;
	if (isInverse) pen = pen.inverse;
	if (isUnderlined) pen = pen.underline;
	if (isBold) pen = pen.bold;
	if (background !== undefined) pen = withBackground(pen, background);
	if (colour !== undefined) pen = withColour(pen, colour);
	if (isDim) pen = pen.dim;
	const [start = '', end = ''] = pen(' ').split(' ');
	return [start, end];
}

function withColour(pen: ChalkInstance, colour: Colour): ChalkInstance {
	if (colour.startsWith('#')) return pen.hex(colour);
	const index = indexIn(colour);
	return index === undefined ? pen[colour as Named] : pen.ansi256(index);
}

function withBackground(pen: ChalkInstance, colour: Colour): ChalkInstance {
	if (colour.startsWith('#')) return pen.bgHex(colour);
	const index = indexIn(colour);
	return index === undefined ? pen[BACKGROUNDS[colour as Named]] : pen.bgAnsi256(index);
}

type Named = Extract<Colour, 'cyan' | 'yellow' | 'redBright'>;

const BACKGROUNDS = {cyan: 'bgCyan', yellow: 'bgYellow', redBright: 'bgRedBright'} as const;

/** Which of the terminal's 256 colours it is, if it is one of these. */
function indexIn(colour: Colour): number | undefined {
	const [, index] = /^ansi256\((\d+)\)$/u.exec(colour) ?? [];
	return index === undefined ? undefined : Number(index);
}
