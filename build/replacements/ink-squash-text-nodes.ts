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

/** Ink puts a text together for each measurement and for each frame, but in most frames most texts are as they were. */
export default function squashOnce(node: DOMElement): string {
	const parts = partsOf(node);
	const known = squashed.get(node);
	if (known !== undefined && known.parts.length === parts.length && parts.every((part, at) => part === known.parts[at]))
		return known.text;
	const text = squashTextNodes(node);
	squashed.set(node, {parts, text});
	return text;
}
