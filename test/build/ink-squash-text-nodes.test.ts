import {expect, test, vi} from 'vitest';
import squashOnce from '../../build/replacements/ink-squash-text-nodes.ts';
import {
	appendChildNode,
	createNode,
	createTextNode,
	type DOMElement,
	removeChildNode,
	setNodeHidden,
	setTextNodeValue,
	setTransform,
} from '../../node_modules/ink/build/dom.js';

const red = (text: string) => `\u001b[31m${text}\u001b[39m`;
const bold = (text: string) => `\u001b[1m${text}\u001b[22m`;

/** `sent to` and a red address, as Ink keeps them. */
function line() {
	const [whole, inner] = [createNode('ink-text'), createNode('ink-virtual-text')];
	const [text, address] = [createTextNode('sent to '), createTextNode('a@example.org')];
	setTransform(inner, red);
	appendChildNode(inner, address as unknown as DOMElement);
	appendChildNode(whole, text as unknown as DOMElement);
	appendChildNode(whole, inner);
	return {whole, inner, text, address};
}

test('a text is put together once', () => {
	const {whole, inner} = line();
	const style = vi.fn(red);
	setTransform(inner, style);
	expect(squashOnce(whole)).toBe(`sent to ${red('a@example.org')}`);
	expect(squashOnce(whole)).toBe(`sent to ${red('a@example.org')}`);
	expect(style).toHaveBeenCalledTimes(1);
});

type Parts = ReturnType<typeof line>;

test.each<[string, (parts: Parts) => void, string]>([
	['a text', ({text}) => setTextNodeValue(text, 'to '), `to ${red('a@example.org')}`],
	['a text within', ({address}) => setTextNodeValue(address, 'b@example.org'), `sent to ${red('b@example.org')}`],
	['a style', ({inner}) => setTransform(inner, bold), `sent to ${bold('a@example.org')}`],
	['what is hidden', ({inner}) => setNodeHidden(inner, true), 'sent to '],
	['a part that goes', ({whole, inner}) => removeChildNode(whole, inner), 'sent to '],
	[
		'a part that comes',
		({inner}) => appendChildNode(inner, createTextNode(' again') as unknown as DOMElement),
		`sent to ${red('a@example.org again')}`,
	],
	[
		'a part that moves out of a style',
		({whole, inner, address}) => {
			removeChildNode(inner, address as never);
			appendChildNode(whole, address as unknown as DOMElement);
		},
		'sent to a@example.org',
	],
])('and again with the change of %s', (_, change, after) => {
	const parts = line();
	squashOnce(parts.whole);
	change(parts);
	expect(squashOnce(parts.whole)).toBe(after);
});
