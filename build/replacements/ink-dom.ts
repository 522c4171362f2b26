import * as ink from '../../node_modules/ink/build/dom.js';
import measureText from '../../node_modules/ink/build/measure-text.js';
import {noteLayout, noteText} from './ink-changes.ts';

export * from '../../node_modules/ink/build/dom.js';

/** Ink takes these out of a text, or makes spaces of them, before it measures that. */
const CHANGED_BY_INK = /[\t\r\u0080-\u009f]/u;

/**
 * Ink lays the whole screen out anew for every text that has changed. One that takes as many columns and rows as before changes no
 * layout: after most keys nothing else has changed.
 */
export const setTextNodeValue: typeof ink.setTextNodeValue = (node, text) => {
	const {parentNode: parent} = node;
	if (parent !== undefined && isAsLarge(parent, node.nodeValue, text)) {
		noteText(parent, true);
		node.nodeValue = text;
	} else {
		noteLayout();
		ink.setTextNodeValue(node, text);
	}
};

/** Whether a text is as large as the one before, all of whose columns have a place on the screen. */
function isAsLarge(parent: ink.DOMElement, before: string, text: string): boolean {
	if (parent.nodeName !== 'ink-text' || parent.childNodes.length !== 1) return false;
	if (CHANGED_BY_INK.test(before) || CHANGED_BY_INK.test(text)) return false;
	const [old, fresh] = [measureText(before), measureText(text)];
	const room = parent.yogaNode?.getComputedWidth() ?? 0;
	return fresh.width === old.width && fresh.height === old.height && fresh.width <= room;
}

export const setTransform: typeof ink.setTransform = (node, transform) => {
	if (node.nodeName === 'ink-text') noteText(node, false);
	else noteLayout();
	ink.setTransform(node, transform);
};

export const setStyle: typeof ink.setStyle = (node, style) => {
	if (!isSameStyle(node.style, style ?? {})) noteLayout();
	ink.setStyle(node, style);
};

function isSameStyle(before: object, after: object): boolean {
	const [old, fresh] = [Object.entries(before), Object.entries(after)];
	return old.length === fresh.length && fresh.every(([name, value]) => before[name as never] === value);
}

export const appendChildNode = layingOut(ink.appendChildNode);
export const insertBeforeNode = layingOut(ink.insertBeforeNode);
export const removeChildNode = layingOut(ink.removeChildNode);
export const setNodeHidden = layingOut(ink.setNodeHidden);

/** What changes more than a text. */
function layingOut<Parts extends readonly unknown[]>(change: (...parts: Parts) => void): (...parts: Parts) => void {
	return (...parts) => {
		noteLayout();
		change(...parts);
	};
}
