import {setTextNodeValue as setAndLayOut, type TextNode} from '../../node_modules/ink/build/dom.js';
import measureText from '../../node_modules/ink/build/measure-text.js';

export * from '../../node_modules/ink/build/dom.js';

/** Ink takes these out of a text, or makes spaces of them, before it measures that. */
const CHANGED_BY_INK = /[\t\r\u0080-\u009f]/u;

/**
 * Ink lays the whole screen out anew for every text that has changed. One that takes as many columns and rows as before changes no
 * layout: after most keys nothing else has changed.
 */
export function setTextNodeValue(node: TextNode, text: string): void {
	if (isAsLarge(node, text)) node.nodeValue = text;
	else setAndLayOut(node, text);
}

/** Whether a text is as large as the one before, all of whose columns have a place on the screen. */
function isAsLarge({parentNode: parent, nodeValue: before}: TextNode, text: string): boolean {
	if (parent?.nodeName !== 'ink-text' || parent.childNodes.length !== 1) return false;
	if (CHANGED_BY_INK.test(before) || CHANGED_BY_INK.test(text)) return false;
	const [old, fresh] = [measureText(before), measureText(text)];
	const room = parent.yogaNode?.getComputedWidth() ?? 0;
	return fresh.width === old.width && fresh.height === old.height && fresh.width <= room;
}
