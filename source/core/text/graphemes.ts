let segmenter: Intl.Segmenter | undefined;

/** What a reader takes for one character each, in order. The segmenter is made on first need: it costs 10 ms to load. */
export function graphemesOf(text: string): Intl.Segments {
	segmenter ??= new Intl.Segmenter('en', {granularity: 'grapheme'});
	return segmenter.segment(text);
}
