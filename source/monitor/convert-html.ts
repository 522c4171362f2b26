import {compile} from 'html-to-text';
import {type SafeText, safeBody} from '../core/text/text.ts';

const DEEPEST = 200;

const asText = compile({
	wordwrap: false,
	// Without the zero-width space that the default has: it is no gap that anybody sees.
	whitespaceCharacters: ' \t\r\n\f',
	limits: {maxDepth: DEEPEST},
	selectors: [
		{selector: 'a', options: {hideLinkHrefIfSameAsText: true}},
		{selector: 'img', format: 'skip'},
		{selector: 'head', format: 'skip'},
		{selector: 'title', format: 'skip'},
		{selector: 'template', format: 'skip'},
		{selector: 'noscript', format: 'skip'},
		{selector: 'td', format: 'inlineSurround', options: {suffix: ' '}},
		{selector: 'th', format: 'inlineSurround', options: {suffix: ' '}},
		{selector: 'tr', format: 'block', options: {leadingLineBreaks: 1, trailingLineBreaks: 1}},
		...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({selector, options: {uppercase: false}})),
	],
});

/**
 * An html body as readable text, links written out as `label [https://…]`. Entities are decoded first and the result is made
 * safe after that, so that nothing decoded can act on a terminal. Takes time without bound on a hostile body: see readable-html.ts.
 */
export function convertHtml(html: string): SafeText {
	return safeBody(asText(html));
}
