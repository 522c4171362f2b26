const SKIN_TONES = '\\u{1f3fb}-\\u{1f3ff}';
/** A pictograph with its modifiers. */
const PICTOGRAPH = `[\\p{Extended_Pictographic}${SKIN_TONES}][${SKIN_TONES}\\ufe0f]*`;

/** Several joined pictographs, or a single one with its modifiers. */
const SEQUENCES = new RegExp(`(${PICTOGRAPH})(?:\\u200d${PICTOGRAPH})*`, 'gu');
const MODIFIERS = new RegExp(`[${SKIN_TONES}\\ufe0f]+`, 'gu');
const KEYCAPS = /([\d#*])\ufe0f?\u20e3/gu;
const FLAG_HALVES = /\p{Regional_Indicator}/gu;
const FIRST_FLAG_HALF = 0x1f1e6;
const SELECTORS = /[\ufe0e\ufe0f]/gu;
/** What can be written as one character as well, such as a letter with its accent, or a syllable of Hangul with its parts. */
const COMPOSED_OF_PARTS = /[\p{M}\u1100-\u11ff]/u;
/** A skin tone on its own. */
const SWATCH = '■';

/**
 * Draws emoji as signs on whose width terminals agree. They count the columns of a sequence in different ways, by the whole or by its
 * parts: of joined pictographs the first stays, without its skin tone; a keycap is drawn as its digit and a flag as its two letters.
 * Letters written in parts are put together where Unicode has them as one.
 */
export function plainEmoji(text: string): string {
	const plain = text
		.replace(SEQUENCES, (_, first: string) =>
			/^\p{Emoji_Modifier}/u.test(first) ? SWATCH : first.replace(MODIFIERS, ''),
		)
		.replace(KEYCAPS, '$1')
		.replace(FLAG_HALVES, letterOf)
		.replace(SELECTORS, '');
	return COMPOSED_OF_PARTS.test(plain) ? plain.normalize('NFC') : plain;
}

function letterOf(flagHalf: string): string {
	return String.fromCharCode(0x41 + (flagHalf.codePointAt(0) ?? FIRST_FLAG_HALF) - FIRST_FLAG_HALF);
}
