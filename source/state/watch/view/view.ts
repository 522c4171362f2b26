import {editLine, type Line, type LineEdit, lineOf} from '../../../core/text/line-edit.ts';
import type {NoticeText} from '../notice-text.ts';
import {type History, type Recall, recall, remember} from './recall.ts';

/** The lines that can be typed. */
export type PromptName = 'tags' | 'find' | 'dates';

/** The lists to choose from. */
export type MenuName = 'status' | 'copy' | 'export' | 'clusters';

/**
 * What lies over the list: nothing, the help, what was copied last, a line being typed, or a list to choose from. `top` is the first
 * line shown (in the help the line under the cursor), `row` the item under the cursor, `chosen` the keys of the marked items.
 */
export type Overlay =
	| {readonly kind: 'none'}
	| {readonly kind: 'help' | 'copied'; readonly top: number}
	| {readonly kind: 'prompt'; readonly prompt: PromptName; readonly line: Line; readonly recall?: Recall}
	| {readonly kind: 'menu'; readonly menu: MenuName; readonly row: number; readonly chosen: ReadonlySet<string>};

/** What the watcher has opened, what they look for among the rows, and the last thing said to them. */
export type View = {
	readonly overlay: Overlay;
	readonly find?: string;
	/** One that is `isLasting` says more than is read at a glance. */
	readonly notice?: {readonly text: NoticeText; readonly at: number; readonly isLasting?: true};
	/** What was applied in each kind of line. */
	readonly history: Readonly<Partial<Record<PromptName, History>>>;
	/** What was copied last: a terminal never says whether it took it. */
	readonly copied?: string;
};

/** Nothing opened, nothing said. */
export const NEW_VIEW: View = {overlay: {kind: 'none'}, history: {}};

/** Opens a line to type in, with a text in it. */
export function openPrompt(view: View, prompt: PromptName, text: string): View {
	return {...view, overlay: {kind: 'prompt', prompt, line: lineOf(text)}};
}

/** Edits the line being typed. */
export function editPrompt(view: View, edit: LineEdit): View {
	return view.overlay.kind === 'prompt' ? replacePrompt(view, editLine(view.overlay.line, edit)) : view;
}

/** Puts another text into the line being typed: a completion, an earlier entry. */
export function replacePrompt(view: View, line: Line): View {
	const {overlay} = view;
	return overlay.kind === 'prompt' ? {...view, overlay: {kind: 'prompt', prompt: overlay.prompt, line}} : view;
}

/** Keeps what was applied in a line, so that it can be recalled there. */
export function rememberEntry(view: View, prompt: PromptName, text: string): View {
	return {...view, history: {...view.history, [prompt]: remember(view.history[prompt] ?? [], text)}};
}

/** Puts an older (1) or newer (-1) entry into the line being typed. */
export function recallEntry(view: View, by: 1 | -1): View {
	const {overlay, history} = view;
	if (overlay.kind !== 'prompt') return view;
	const {prompt, line, recall: recalled} = overlay;
	const next = recall(history[prompt] ?? [], line, recalled, by);
	return next === undefined ? view : {...view, overlay: {kind: 'prompt', prompt, ...next}};
}

/** Opens a list to choose from, the cursor on its first item. */
export function openMenu(view: View, menu: MenuName, chosen: ReadonlySet<string>): View {
	return {...view, overlay: {kind: 'menu', menu, row: 0, chosen}};
}

/** Moves the cursor of the menu, which has `count` items. */
export function moveInMenu(view: View, by: number, count: number): View {
	if (view.overlay.kind !== 'menu') return view;
	const row = Math.max(0, Math.min(count - 1, view.overlay.row + by));
	return {...view, overlay: {...view.overlay, row}};
}

/** Marks an item of the menu, or takes its mark away. */
export function toggleInMenu(view: View, key: string): View {
	if (view.overlay.kind !== 'menu') return view;
	return {...view, overlay: {...view.overlay, chosen: view.overlay.chosen.symmetricDifference(new Set([key]))}};
}

/** Scrolls what lies over the list. */
export function scrollOverlay(view: View, by: number): View {
	const {overlay} = view;
	if (overlay.kind !== 'help' && overlay.kind !== 'copied') return view;
	return {...view, overlay: {...overlay, top: Math.max(0, overlay.top + by)}};
}
