/**
 * ASCII, Latin letters, and the marks that a screen is drawn with: each takes one column and never joins with its neighbour.
 * Left out are the few in these blocks that terminals draw wide (◽ ◾) or not at all (soft hyphen).
 */
const ONE_COLUMN_EACH =
	/^[\x20-\x7e\u00a0-\u00ac\u00ae-\u024f\u2010-\u2027\u2190-\u21ff\u2298\u232b\u23ce\u2400-\u2426\u2500-\u25fc\u26a0\u2713\u2717\u276f]*$/u;

/** Whether a text is as many columns wide as it has UTF-16 units, told without measuring it. */
export function isOneColumnEach(text: string): boolean {
	return ONE_COLUMN_EACH.test(text);
}
