import type {Hex, Token} from './tokens.ts';

/** What a terminal's background is like, as far as colours depend on it. */
export type Background = 'dark' | 'light';

/** A colour: exact, and the one to use of the 256 that terminals have in common (xterm's, from 16 on). */
export type Paint = {readonly hex: Hex; readonly index: number};

/** The colours for one kind of background. */
export type Palette = Readonly<Record<Token, Paint>>;

function paint(hex: Hex, index: number): Paint {
	return {hex, index};
}

/**
 * The colours of the screen. test/ui/theme/palette.test.ts computes of them that text keeps a contrast of 4.5 : 1 on the usual
 * backgrounds and on the selected row, and that parts of the bar differ for colour-blind people, too.
 */
export const PALETTES: Readonly<Record<Background, Palette>> = {
	dark: {
		text: paint('#d8dee9', 253),
		muted: paint('#98a2b3', 247),
		accent: paint('#c3a6ff', 183),
		delivered: paint('#49bd9a', 36),
		opened: paint('#b2ffe0', 158),
		sent: paint('#74a8ff', 111),
		queued: paint('#b9c4d7', 251),
		undelivered: paint('#ffd75f', 221),
		failed: paint('#fb6956', 204),
		canceled: paint('#b9c4d7', 251),
		rule: paint('#5b6472', 241),
		track: paint('#2b313b', 236),
	},
	light: {
		text: paint('#1f2328', 235),
		muted: paint('#59636e', 241),
		accent: paint('#6639ba', 56),
		delivered: paint('#167157', 23),
		opened: paint('#004646', 235),
		sent: paint('#045dcb', 26),
		queued: paint('#616980', 242),
		undelivered: paint('#7f6700', 94),
		failed: paint('#7a0416', 52),
		canceled: paint('#616980', 242),
		rule: paint('#9aa4af', 247),
		track: paint('#e6eaef', 255),
	},
};
