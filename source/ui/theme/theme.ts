import {COUNTERS, type Counter} from '../../core/operation/counters.ts';
import {meaningOf, type StatusMeaning} from '../../core/operation/status.ts';
import {type GlyphSet, glyphSet} from '../../core/text/drawing/glyphs.ts';
import type {SafeText} from '../../core/text/text.ts';
import {type Background, PALETTES} from './palette.ts';
import type {Style} from './style.ts';
import {type ColourDepth, type TokenStyles, tokenStyles} from './token-styles.ts';
import type {OwnColours, Token} from './tokens.ts';

/** The look of one meaning; the glyph stands for it without colours. */
export type Look = {readonly glyph: SafeText; readonly style: Style};

/** The look of everything: a style for each token, and the glyphs, marks and styles of each meaning. */
export type Theme = TokenStyles &
	GlyphSet['signs'] & {
		readonly isAscii: boolean;
		/** The stacked bar is drawn in background colours: a third of the bytes, and no seams between the cells. */
		readonly isBarSolid: boolean;
		readonly statuses: Readonly<Record<StatusMeaning, Look>>;
		readonly counters: Readonly<Record<Counter, Look & {readonly fill: SafeText}>>;
		/** Trouble that is no status of an email: a hue would say that it was. */
		readonly alert: Style;
		/** What matches in a text that was looked for. */
		readonly match: Style;
		/** The row under the cursor, and what is before it. */
		readonly selected: Style;
		readonly cursor: SafeText;
	};

/** What a theme is made for. */
export type ThemeOptions = {
	readonly depth: ColourDepth;
	readonly isAscii: boolean;
	/** Dark if it is not known. */
	readonly background?: Background;
	readonly colours?: OwnColours | undefined;
};

/** The token of a meaning; what has none is drawn as the terminal draws text. */
const TOKEN_OF: Readonly<Record<StatusMeaning, Token | undefined>> = {
	planned: 'queued',
	waiting: 'queued',
	moving: 'sent',
	good: 'delivered',
	opened: 'opened',
	bounced: 'undelivered',
	failed: 'failed',
	stopped: 'canceled',
	received: undefined,
	unknown: undefined,
};

/** Makes the theme for a terminal: its colours, its background, and whether it shows characters beyond ASCII. */
export function createTheme({depth, isAscii, background = 'dark', colours}: ThemeOptions): Theme {
	const styles = tokenStyles(depth, PALETTES[background], colours);
	const glyphs = glyphSet(isAscii);
	const looks = looksOf(styles, glyphs);
	// The 16 colours have none that a selected row or a queued part of the bar could have as its ground: the row is inverse.
	const hasGrounds = depth === 'truecolor' || depth === '256';
	return {
		...styles,
		...glyphs.signs,
		...looks,
		isAscii,
		isBarSolid: hasGrounds && !isAscii,
		alert: {isBold: true},
		match: hasGrounds ? {...styles.accent, isInverse: true} : {isUnderlined: true},
		selected: hasGrounds
			? {colour: styles.text.colour, background: styles.track.colour}
			: {isBold: true, isInverse: true},
		cursor: hasGrounds ? glyphs.signs.edge : glyphs.signs.pointer,
	};
}

function looksOf(styles: TokenStyles, glyphs: GlyphSet): Pick<Theme, 'statuses' | 'counters'> {
	const look = (meaning: StatusMeaning): Look => {
		const token = TOKEN_OF[meaning];
		return {glyph: glyphs.statuses[meaning], style: token === undefined ? {} : styles[token]};
	};
	const meanings = Object.keys(TOKEN_OF) as readonly StatusMeaning[];
	const counters = COUNTERS.map((name) => [name, {...look(meaningOf(name.toUpperCase())), fill: glyphs.fills[name]}]);
	return {
		statuses: Object.fromEntries(meanings.map((meaning) => [meaning, look(meaning)])) as Theme['statuses'],
		counters: Object.fromEntries(counters) as Theme['counters'],
	};
}

/** How a status looks. */
export function lookOf(theme: Theme, status: string): Look {
	return theme.statuses[meaningOf(status)];
}
