import {nearestIndex} from './indexed.ts';
import type {Palette} from './palette.ts';
import type {Colour, Style} from './style.ts';
import {type Hex, type OwnColours, TOKENS, type Token} from './tokens.ts';

/** How many colours a terminal has. */
export type ColourDepth = 'truecolor' | '256' | '16' | 'none';

/** How each token is drawn. */
export type TokenStyles = Readonly<Record<Token, Style>>;

const PLAIN: Style = {};
const DIM: Style = {isDim: true};
const BOLD: Style = {isBold: true};

/** With 16 colours, which terminals define themselves: only those that are readable on any background (never 34, 37 and 90). */
const SIXTEEN: TokenStyles = {
	text: PLAIN,
	muted: DIM,
	accent: BOLD,
	delivered: {colour: 'cyan'},
	opened: {colour: 'cyan'},
	sent: PLAIN,
	queued: PLAIN,
	undelivered: {colour: 'yellow'},
	failed: {colour: 'redBright', isBold: true},
	canceled: PLAIN,
	rule: DIM,
	track: PLAIN,
};

/** Without colours, a glyph and a word carry the meaning; trouble is bold. */
const NONE: TokenStyles = {...SIXTEEN, delivered: PLAIN, opened: PLAIN, undelivered: BOLD, failed: BOLD};

/** Draws the tokens in a palette, or in the user's own colours; with 16 colours or none, those are not used. */
export function tokenStyles(depth: ColourDepth, palette: Palette, own: OwnColours = {}): TokenStyles {
	if (depth === 'none') return NONE;
	if (depth === '16') return SIXTEEN;
	const styles = TOKENS.map((token) => {
		const {hex, index} = palette[token];
		return [token, {colour: colourOf(own[token] ?? (depth === '256' ? index : hex), depth)}];
	});
	return Object.fromEntries(styles) as TokenStyles;
}

function colourOf(colour: Hex | number, depth: ColourDepth): Colour {
	if (typeof colour === 'number') return `ansi256(${colour})`;
	return depth === '256' ? `ansi256(${nearestIndex(colour)})` : colour;
}
