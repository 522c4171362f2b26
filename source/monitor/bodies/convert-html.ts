import {compile} from 'html-to-text';
import {type SafeText, safeBody} from '../../core/text/text.ts';

const MAX_DEPTH = 200;

const asText = compile({
	wordwrap: false,
	// Unlike the default, without the zero-width space, which nobody sees as a gap.
	whitespaceCharacters: ' \t\r\n\f',
	limits: {maxDepth: MAX_DEPTH},
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
 * Converts an HTML body to text, with links as `label [https://…]`. The result is made safe after its entities are decoded, so that
 * no decoded control character reaches a terminal. A hostile body can take any time: see readable-bodies.ts.
 */
export function convertHtml(html: string): SafeText {
	return safeBody(asText(html));
}
