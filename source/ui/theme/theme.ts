import type {Counter} from '../../core/operation/operation.ts';
import {meaningOf, type StatusMeaning} from '../../core/operation/status.ts';

/** A colour of the terminal's own palette, so that light and dark themes both stay readable. */
export type Colour = 'green' | 'cyan' | 'blue' | 'yellow' | 'red' | 'magenta' | 'gray' | 'white';

/** How one meaning looks: the glyph stands for it where colours are not seen. */
export type Look = {readonly glyph: string; readonly colour?: Colour; readonly isDim?: boolean};

/** Everything the components need to know about looks: glyphs, marks and colours of a meaning in one place. */
export type Theme = {
	readonly isAscii: boolean;
	/** The stacked bar is drawn in background colours: a third of the bytes, and no seams between the cells. */
	readonly isBarSolid: boolean;
	readonly statuses: Readonly<Record<StatusMeaning, Look>>;
	readonly counters: Readonly<Record<Counter, Look & {readonly fill: string}>>;
	readonly accent?: Colour;
	readonly danger?: Colour;
	readonly warning?: Colour;
	readonly success?: Colour;
	readonly cursor: string;
	/** Stands before an email that was marked. */
	readonly mark: string;
	/** Marks an email that tries to drive or deceive the terminal. */
	readonly alarm: string;
	readonly rule: string;
	/** Stands between the list and what is beside it. */
	readonly wall: string;
	readonly empty: string;
	readonly spark: string;
	readonly ellipsis: string;
	readonly dot: string;
	readonly dash: string;
};

const STATUS_COLOURS: Readonly<Record<StatusMeaning, Colour>> = {
	waiting: 'gray',
	moving: 'blue',
	good: 'green',
	opened: 'cyan',
	bounced: 'yellow',
	failed: 'red',
	stopped: 'magenta',
	received: 'magenta',
	unknown: 'white',
};

const UNICODE_GLYPHS: Readonly<Record<StatusMeaning, string>> = {
	waiting: '○',
	moving: '→',
	good: '✓',
	opened: '◉',
	bounced: '↩',
	failed: '✗',
	stopped: '⊘',
	received: '←',
	unknown: '?',
};

const ASCII_GLYPHS: Readonly<Record<StatusMeaning, string>> = {
	waiting: '.',
	moving: '>',
	good: '+',
	opened: '@',
	bounced: '!',
	failed: 'x',
	stopped: '-',
	received: '<',
	unknown: '?',
};

type Fill = {readonly plain: string; readonly ascii: string};

/** The parts of the stacked bar where colours are not seen: solid is over, shades are under way, each trouble has a pattern. */
const FILLS: Readonly<Record<Counter, Fill>> = {
	delivered: {plain: '█', ascii: '#'},
	opened: {plain: '█', ascii: '@'},
	undelivered: {plain: '▚', ascii: '!'},
	failed: {plain: '▞', ascii: 'x'},
	canceled: {plain: '▒', ascii: '-'},
	sent: {plain: '▓', ascii: '='},
	queued: {plain: '░', ascii: '.'},
	scheduled: {plain: '░', ascii: ':'},
};

/** Makes the theme for a terminal: with or without colours, with or without characters beyond ASCII. */
export function createTheme({hasColour, isAscii}: {readonly hasColour: boolean; readonly isAscii: boolean}): Theme {
	const look = isAscii ? 'ascii' : 'plain';
	const coloured = (colour: Colour) => (hasColour ? {colour} : {});
	const looks = Object.entries(STATUS_COLOURS).map(([meaning, colour]) => [
		meaning,
		{glyph: (isAscii ? ASCII_GLYPHS : UNICODE_GLYPHS)[meaning as StatusMeaning], ...coloured(colour)},
	]);
	const statuses = Object.fromEntries(looks) as Theme['statuses'];
	const counters = Object.fromEntries(
		Object.entries(FILLS).map(([name, fill]) => [name, {...statuses[meaningOf(name.toUpperCase())], fill: fill[look]}]),
	) as Theme['counters'];
	return {
		isAscii,
		isBarSolid: hasColour && !isAscii,
		statuses,
		counters,
		...(hasColour ? {accent: 'cyan', danger: 'red', warning: 'yellow', success: 'green'} : {}),
		...(isAscii
			? {
					cursor: '>',
					mark: '*',
					alarm: '!',
					rule: '-',
					wall: '|',
					empty: ' ',
					spark: '_.-=#',
					ellipsis: '...',
					dot: '-',
					dash: '-',
				}
			: {
					cursor: '❯',
					mark: '▌',
					alarm: '⚠',
					rule: '─',
					wall: '│',
					empty: '·',
					spark: '▁▂▃▄▅▆▇█',
					ellipsis: '…',
					dot: '·',
					dash: '–',
				}),
	};
}

/** How a status looks. */
export function lookOf(theme: Theme, status: string): Look {
	return theme.statuses[meaningOf(status)];
}

/** The props that give a `Text` this colour; none where there is none. */
export function paint(colour: Colour | undefined): {readonly color?: Colour} {
	return colour === undefined ? {} : {color: colour};
}
