import {graphemesOf} from '../graphemes.ts';
import {SINGLE_GLYPHS} from './glyphs.ts';
import {widthOf} from './width.ts';

const STAND_INS: Readonly<Record<string, string>> = Object.fromEntries(SINGLE_GLYPHS);

/** The text with a stand-in of the same width for everything beyond ASCII, for terminals that cannot show it. */
export function toAscii(text: string): string {
	// With the character before it: a mark or a keycap is part of that.
	return text.replaceAll(/[\x20-\x7e]?\P{ASCII}+/gu, (run) => {
		let result = '';
		for (const {segment} of graphemesOf(run)) result += STAND_INS[segment] ?? standInOf(segment);
		return result;
	});
}

function standInOf(grapheme: string): string {
	const base = /^[\x20-\x7e]?/u.exec(grapheme)?.[0] ?? '';
	return base + '?'.repeat(Math.max(0, widthOf(grapheme) - base.length));
}
