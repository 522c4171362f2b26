import {compile} from 'html-to-text';
import {type SafeText, safeBody} from '../core/text/text.ts';

const DEEPEST = 200;

const asText = compile({
	wordwrap: false,
	// The default without U+200B: a zero-width space is not visible white space.
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
 * An HTML body as readable text, with links as `label [https://…]`. The result is made safe after entities are decoded, so nothing
 * decoded can act on a terminal. A hostile body can take any amount of time: readable-bodies.ts limits it.
 */
export function convertHtml(html: string): SafeText {
	return safeBody(asText(html));
}
