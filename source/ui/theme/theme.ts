import type {Counter} from '../../core/operation/counters.ts';
import {meaningOf, type StatusMeaning} from '../../core/operation/status.ts';
import {type SafeText, safe} from '../../core/text/text.ts';

/** A colour of the terminal's own palette, so that light and dark themes both stay readable. */
export type Colour = 'green' | 'cyan' | 'blue' | 'yellow' | 'red' | 'magenta' | 'gray' | 'white' | 'black';

/** How one meaning looks: the glyph stands for it where colours are not seen. */
export type Look = {readonly glyph: SafeText; readonly colour?: Colour; readonly isDim?: boolean};

/** Everything the components need to know about looks: glyphs, marks and colours of a meaning in one place. */
export type Theme = {
	readonly isAscii: boolean;
	/** The stacked bar is drawn in background colours: a third of the bytes, and no seams between the cells. */
	readonly isBarSolid: boolean;
	readonly statuses: Readonly<Record<StatusMeaning, Look>>;
	readonly counters: Readonly<Record<Counter, Look & {readonly fill: SafeText}>>;
	readonly accent?: Colour;
	readonly danger?: Colour;
	readonly warning?: Colour;
	readonly success?: Colour;
	readonly cursor: SafeText;
	/** Stands before an email that was marked. */
	readonly mark: SafeText;
	/** Marks an email that tries to drive or deceive the terminal. */
	readonly alarm: SafeText;
	readonly rule: SafeText;
	/** Stands between the list and what is beside it. */
	readonly wall: SafeText;
	readonly empty: SafeText;
	readonly spark: SafeText;
	readonly ellipsis: SafeText;
	readonly dot: SafeText;
	readonly dash: SafeText;
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

const UNICODE_GLYPHS: Readonly<Record<StatusMeaning, SafeText>> = {
	waiting: safe`○`,
	moving: safe`→`,
	good: safe`✓`,
	opened: safe`◉`,
	bounced: safe`↩`,
	failed: safe`✗`,
	stopped: safe`⊘`,
	received: safe`←`,
	unknown: safe`?`,
};

const ASCII_GLYPHS: Readonly<Record<StatusMeaning, SafeText>> = {
	waiting: safe`.`,
	moving: safe`>`,
	good: safe`+`,
	opened: safe`@`,
	bounced: safe`!`,
	failed: safe`x`,
	stopped: safe`-`,
	received: safe`<`,
	unknown: safe`?`,
};

type Fill = {readonly plain: SafeText; readonly ascii: SafeText};

/** The parts of the stacked bar where colours are not seen: solid is over, shades are under way, each trouble has a pattern. */
const FILLS: Readonly<Record<Counter, Fill>> = {
	delivered: {plain: safe`█`, ascii: safe`#`},
	opened: {plain: safe`█`, ascii: safe`@`},
	undelivered: {plain: safe`▚`, ascii: safe`!`},
	failed: {plain: safe`▞`, ascii: safe`x`},
	canceled: {plain: safe`▒`, ascii: safe`-`},
	sent: {plain: safe`▓`, ascii: safe`=`},
	queued: {plain: safe`░`, ascii: safe`.`},
	scheduled: {plain: safe`░`, ascii: safe`:`},
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
					cursor: safe`>`,
					mark: safe`*`,
					alarm: safe`!`,
					rule: safe`-`,
					wall: safe`|`,
					empty: safe` `,
					spark: safe`_.-=#`,
					ellipsis: safe`...`,
					dot: safe`-`,
					dash: safe`-`,
				}
			: {
					cursor: safe`❯`,
					mark: safe`▌`,
					alarm: safe`⚠`,
					rule: safe`─`,
					wall: safe`│`,
					empty: safe`·`,
					spark: safe`▁▂▃▄▅▆▇█`,
					ellipsis: safe`…`,
					dot: safe`·`,
					dash: safe`–`,
				}),
	};
}

/** How a status looks. */
export function lookOf(theme: Theme, status: string): Look {
	return theme.statuses[meaningOf(status)];
}
