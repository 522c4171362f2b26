import {describe, expect, test} from 'vitest';
import {
	appendChildNode,
	createNode,
	createTextNode,
	type DOMElement,
	setTextNodeValue,
} from '../../build/replacements/ink-dom.ts';

const COLUMNS = 20;

/** Two texts side by side on a screen, as Ink lays them out. */
function screenOf(first: string) {
	const root = createNode('ink-root');
	const [left, right] = [textNode(first), textNode('right')];
	for (const {whole} of [left, right]) appendChildNode(root, whole);
	// A row, as that is where a text decides on the place of another.
	root.yogaNode?.setFlexDirection(2);
	const layOut = () => {
		root.yogaNode?.setWidth(COLUMNS);
		root.yogaNode?.calculateLayout(undefined, undefined);
		return [left, right].map(({whole}) => whole.yogaNode?.getComputedLayout());
	};
	return {text: left.text, isLaidOut: () => root.yogaNode?.isDirty() === false, layOut};
}

function textNode(words: string) {
	const [whole, text] = [createNode('ink-text'), createTextNode(words)];
	whole.style = {textWrap: 'truncate'};
	whole.yogaNode?.setFlexShrink(1);
	appendChildNode(whole, text as unknown as DOMElement);
	return {whole, text};
}

describe('a text that changes', () => {
	test.each([
		['in place', 'left', 'next', true],
		['in its style', 'left', '\u001b[31mleft\u001b[39m', true],
		['in each of its lines', 'a\nb', 'c\nd', true],
		['to nothing but wide characters of its width', 'left', '漢字', true],
		['to a longer one', 'left', 'longer', false],
		['to a shorter one', 'left', 'le', false],
		['to more lines', 'left', 'left\nleft', false],
		['with a tab in it, which Ink makes spaces of', 'left', 'l\tft', false],
		['where it is cut off', 'x'.repeat(30), 'y'.repeat(30), false],
	])('%s', (_, before, after, staysLaidOut) => {
		const {text, layOut, isLaidOut} = screenOf(before);
		layOut();
		setTextNodeValue(text, after);
		expect(text.nodeValue).toBe(after);
		expect(isLaidOut()).toBe(staysLaidOut);
		expect(layOut()).toEqual(screenOf(after).layOut());
	});
});

test('before the first layout every text is measured', () => {
	const {text, isLaidOut} = screenOf('left');
	setTextNodeValue(text, 'next');
	expect(isLaidOut()).toBe(false);
});
