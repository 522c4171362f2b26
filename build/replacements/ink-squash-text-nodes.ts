import type {DOMElement} from '../../node_modules/ink/build/dom.js';
import squashTextNodes from '../../node_modules/ink/build/squash-text-nodes.js';

/** A text as it was put together, and what it was put together from. */
type Squashed = {readonly parts: readonly unknown[]; readonly text: string};

const squashed = new WeakMap<DOMElement, Squashed>();

/** All that the text of a node depends on, in the order of the tree. */
function partsOf(node: DOMElement, parts: unknown[] = []): unknown[] {
	for (const child of node.childNodes) {
		if (child.nodeName === '#text') parts.push(child.nodeValue);
		else {
			const {nodeName, isHidden, internal_transform: transform} = child as DOMElement;
			parts.push(nodeName, isHidden, transform);
			partsOf(child as DOMElement, parts).push(undefined);
		}
	}
	return parts;
}

/** Whether a text is put together of the same parts as before. Most have a single one, which needs no list of its own to compare. */
function isAsBefore(node: DOMElement, before: readonly unknown[]): boolean {
	const {childNodes} = node;
	const [only] = childNodes;
	if (childNodes.length === 1 && only?.nodeName === '#text') return before.length === 1 && before[0] === only.nodeValue;
	const parts = partsOf(node);
	return parts.length === before.length && parts.every((part, at) => part === before[at]);
}

/** Ink puts a text together for each measurement and for each frame, but in most frames most texts are as they were. */
export default function squashOnce(node: DOMElement): string {
	const known = squashed.get(node);
	if (known !== undefined && isAsBefore(node, known.parts)) return known.text;
	const parts = partsOf(node);
	const text = squashTextNodes(node);
	squashed.set(node, {parts, text});
	return text;
}
