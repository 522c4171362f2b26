import type {IUnicodeVersionProvider} from '@xterm/headless';
import stringWidth from 'string-width';

const zeroWidthJoiner = 0x200d;
const emojiPresentation = 0xfe0f;

// What the next character must know about this one; kept by the emulator between two characters.
const kinds = {other: 0, joiner: 1, loneFlagHalf: 2} as const;
type Kind = (typeof kinds)[keyof typeof kinds];
type Width = 0 | 1 | 2;

const widths = new Map<number, Width>();

function isFlagHalf(codePoint: number): boolean {
	return codePoint >= 0x1f1e6 && codePoint <= 0x1f1ff;
}

function isSkinTone(codePoint: number): boolean {
	return codePoint >= 0x1f3fb && codePoint <= 0x1f3ff;
}

function widthOf(codePoint: number): Width {
	const known = widths.get(codePoint);
	if (known !== undefined) return known;
	const measured = stringWidth(String.fromCodePoint(codePoint));
	const width: Width = measured === 0 ? 0 : measured === 1 ? 1 : 2;
	widths.set(codePoint, width);
	return width;
}

// The emulator's own packing: kind, then two bits of width, then whether it joins the character before.
function pack(kind: Kind, width: number, isJoined: boolean): number {
	return (kind << 3) | (width << 1) | (isJoined ? 1 : 0);
}

function joins(codePoint: number, width: Width, kindBefore: number, widthBefore: number): boolean {
	if (widthBefore === 0) return false;
	if (width === 0 || kindBefore === kinds.joiner) return true;
	if (isFlagHalf(codePoint)) return kindBefore === kinds.loneFlagHalf;
	return isSkinTone(codePoint) && widthBefore === 2;
}

function kindOf(codePoint: number, isJoined: boolean): Kind {
	if (codePoint === zeroWidthJoiner) return kinds.joiner;
	return isFlagHalf(codePoint) && !isJoined ? kinds.loneFlagHalf : kinds.other;
}

/** Widths as today's terminals draw them: emoji are two cells, and their sequences are one character. */
export const graphemeWidths: IUnicodeVersionProvider = {
	version: 'graphemes',
	wcwidth: widthOf,
	charProperties(codePoint, preceding) {
		const widthBefore = (preceding >> 1) & 3;
		const width = widthOf(codePoint);
		const isJoined = joins(codePoint, width, preceding >> 3, widthBefore);
		const whole = codePoint === emojiPresentation ? 2 : Math.max(width, widthBefore);
		return pack(kindOf(codePoint, isJoined), isJoined ? whole : width, isJoined);
	},
};

/** Widths of single characters, as tmux 3.3, GNU screen and xterm count them: a sequence is as wide as its parts together. */
export const unicode11Widths: IUnicodeVersionProvider = {
	version: '11 without clusters',
	wcwidth: widthAlone,
	charProperties: (codePoint, preceding) => alone(widthAlone(codePoint), preceding),
};

/** The same before emoji were wide: only what East Asian scripts write is. */
export const unicode6Widths: IUnicodeVersionProvider = {
	version: '6 without clusters',
	wcwidth: widthBeforeEmoji,
	charProperties: (codePoint, preceding) => alone(widthBeforeEmoji(codePoint), preceding),
};

function widthAlone(codePoint: number): Width {
	return isFlagHalf(codePoint) ? 1 : widthOf(codePoint);
}

function widthBeforeEmoji(codePoint: number): Width {
	const isEmoji = /^\p{Extended_Pictographic}|^\p{Emoji_Modifier}/u.test(String.fromCodePoint(codePoint));
	return isEmoji ? 1 : widthAlone(codePoint);
}

function alone(width: Width, preceding: number): number {
	const widthBefore = (preceding >> 1) & 3;
	const isJoined = width === 0 && widthBefore > 0;
	return pack(kinds.other, isJoined ? widthBefore : width, isJoined);
}
