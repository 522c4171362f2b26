import type {DOMElement} from '../../node_modules/ink/build/dom.js';
import type Output from '../../node_modules/ink/build/output.js';
import drawAll from '../../node_modules/ink/build/render-node-to-output.js';
import {type TextChange, takeChanges} from './ink-changes.ts';
import OutputWithMemory, {type Operation} from './ink-output.ts';
import squashOnce from './ink-squash-text-nodes.ts';

export {renderNodeToScreenReaderOutput} from '../../node_modules/ink/build/render-node-to-output.js';

type Options = Parameters<typeof drawAll>[2];

let before: {readonly root: DOMElement; readonly output: OutputWithMemory} | undefined;

/** Ink goes through the whole tree for every frame. Where only texts have changed, all others are drawn as they were, and where they were. */
export default function drawChanged(root: DOMElement, output: Output, options: Options): void {
	const changes = root.nodeName === 'ink-root' ? takeChanges() : undefined;
	const isSameScreen = before?.root === root && before.output.isAsLarge(output);
	const drawn = isSameScreen && changes !== undefined ? redrawn(before?.output.drawn ?? [], changes) : undefined;
	if (drawn === undefined || !(output instanceof OutputWithMemory)) drawAll(root, output, options);
	else output.drawn = drawn;
	// What Ink leaves in the scrollback is a tree of its own.
	if (root.nodeName === 'ink-root' && output instanceof OutputWithMemory) before = {root, output};
}

/** What a frame was drawn with, but with the texts as they are now; undefined if one of them was not drawn. */
function redrawn(
	drawn: readonly Operation[],
	changes: ReadonlyMap<DOMElement, TextChange>,
): readonly Operation[] | undefined {
	const next = [...drawn];
	for (const [node, {transform, hasNewWords}] of changes) {
		// Each text of Ink's has a transform of its own.
		const at = next.findIndex((one) => one.type === 'write' && one.transformers[0] === transform);
		const old = next[at];
		if (old?.type !== 'write' || node.internal_transform === undefined) return undefined;
		const text = hasNewWords ? squashOnce(node) : old.text;
		next[at] = {...old, text, transformers: [node.internal_transform, ...old.transformers.slice(1)]};
	}
	return next;
}
