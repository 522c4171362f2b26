/**
 * How a spreadsheet tells a formula, half-width and full-width; such a text gets a `'` in front of it. One that has one of its own
 * gets another, so that taking off the first gives back every text.
 */
const FORMULA = /^'*[=+\-@\t\n\r\0＝＋－＠]/u;

/** Untrusted text that no spreadsheet computes. */
export function unformula(text: string): string {
	return FORMULA.test(text) ? `'${text}` : text;
}
