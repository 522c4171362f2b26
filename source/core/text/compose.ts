import {type SafeText, safe} from './text.ts';
import {vouched} from './vouched.ts';

/** The empty text. */
export const NO_TEXT = safe``;

/** Texts one after the other, with a separator between them. */
export function joined(texts: readonly SafeText[], separator: SafeText = NO_TEXT): SafeText {
	return vouched(texts.join(separator));
}

/** A text repeated; the empty text if `times` is less than one. */
export function repeated(text: SafeText, times: number): SafeText {
	return vouched(text.repeat(Math.max(0, times)));
}

/** So many spaces; none if the number is negative. */
export function spaces(columns: number): SafeText {
	return repeated(safe` `, columns);
}

/** A text without the spaces at its end. */
export function trimmedEnd(text: SafeText): SafeText {
	return vouched(text.trimEnd());
}
