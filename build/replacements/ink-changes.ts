import type {DOMElement} from '../../node_modules/ink/build/dom.js';

/** A text that has changed, or may have: how it was styled when it was drawn, and whether its words are others. */
export type TextChange = {readonly transform: DOMElement['internal_transform']; readonly hasNewWords: boolean};

let isAnythingElse = true;
let texts = new Map<DOMElement, TextChange>();

/** Notes, before it happens, that a text changes within the room that it has. */
export function noteText(node: DOMElement, hasNewWords: boolean): void {
	const before = texts.get(node);
	if (before === undefined) texts.set(node, {transform: node.internal_transform, hasNewWords});
	else if (hasNewWords && !before.hasNewWords) texts.set(node, {...before, hasNewWords});
}

/** Notes that something changes which may give anything another place. */
export function noteLayout(): void {
	isAnythingElse = true;
}

/** The texts that have changed since this was last asked; undefined if anything else has. */
export function takeChanges(): ReadonlyMap<DOMElement, TextChange> | undefined {
	const changes = isAnythingElse ? undefined : texts;
	isAnythingElse = false;
	texts = new Map();
	return changes;
}
