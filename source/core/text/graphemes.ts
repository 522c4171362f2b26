/**
 * A variable of the module: made on first need, since loading the Unicode data takes 8 ms that `--version` and lists of ASCII do
 * without. It holds no state: every call of `segment` depends on its text alone. Handing it in would make a parameter of it
 * for every function that makes safe text.
 */
let segmenter: Intl.Segmenter | undefined;

/** The graphemes of a text, in order. */
export function graphemesOf(text: string): Intl.Segments {
	segmenter ??= new Intl.Segmenter('en', {granularity: 'grapheme'});
	return segmenter.segment(text);
}

/** How many graphemes a text has. */
export function graphemeCount(text: string): number {
	return [...graphemesOf(text)].length;
}

/**
 * The beginning of a text that is longer than `limit` UTF-16 units: as many whole graphemes as fit. A grapheme that is longer on
 * its own is cut between its characters.
 */
export function beginningOf(text: string, limit: number): string {
	if (text.length <= limit) return text;
	// Whether a grapheme ends at the limit depends on the character behind it, which may be two units long.
	const end = graphemesOf(text.slice(0, limit + 2)).containing(limit)?.index ?? 0;
	if (end > 0) return text.slice(0, end);
	return text.slice(0, isHighSurrogate(text, limit - 1) ? limit - 1 : limit);
}

function isHighSurrogate(text: string, index: number): boolean {
	return /^[\ud800-\udbff]/.test(text.charAt(index));
}
