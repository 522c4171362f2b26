import type {TagCycle} from '../../../core/emails/tag-completion.ts';
import {EMPTY_LINE, editLine, type LineEdit, lineOf, type TypedLine} from '../../../core/text/line-edit.ts';
import type {NoticeText} from '../notice-text.ts';
import {type PromptHistory, type Recall, recall, remember} from './recall.ts';

/** The prompts: lines to type in. */
export type PromptName = 'tags' | 'find' | 'dates';

/** The menus: lists to choose from. */
export type MenuName = 'status' | 'copy' | 'export' | 'write';

/**
 * What is open over the list: nothing, the help, the last copied text, the messages in full, a prompt or a menu. `top` is the first line shown (in the help
 * the line under the cursor, of those that `filter` leaves), `row` the item under the cursor, `chosen` the keys of the chosen items.
 */
export type Overlay =
	| {readonly kind: 'none'}
	| {readonly kind: 'help'; readonly top: number; readonly filter?: TypedLine; readonly isTyping?: true}
	| {readonly kind: 'copied' | 'messages'; readonly top: number}
	| {
			readonly kind: 'prompt';
			readonly prompt: PromptName;
			readonly line: TypedLine;
			readonly recall?: Recall;
			/** Which of several completions is in the line. */
			readonly cycle?: TagCycle;
	  }
	| {readonly kind: 'menu'; readonly menu: MenuName; readonly row: number; readonly chosen: ReadonlySet<string>};

/** A message to the user for a moment. A lasting one is too long to read at a glance. `at` is epoch ms. */
export type Notice = {
	readonly text: NoticeText;
	readonly at: number;
	readonly isLasting?: true;
	/** What its glyph says: something was done, or it is trouble. Plain information has none. */
	readonly sign?: 'done' | 'trouble';
	/** It is cleared when that is over, because it is no longer true. */
	readonly during?: Duration;
};

/**
 * What a notice may depend on: a frozen list, a range of marks, an export, hidden recipients, a hold of the server; `stay` is as long as
 * someone stays where they are, the cursor on its email and the same thing open.
 */
export type Duration = 'freeze' | 'range' | 'export' | 'mask' | 'hold' | 'stay';

/** The panels that take turns over the list: how fast the send goes, if its failures are. */
export type PanelName = 'pace' | 'failures';

/** What the user has opened and is looking for, and the last notice to them. */
export type View = {
	readonly overlay: Overlay;
	readonly find?: string;
	/** Present while nothing loaded matches what is looked for: how many rows are visible, for the cursor to go to the first match. */
	readonly awaitsMatch?: number;
	readonly notice?: Notice;
	/** The notice before, once it has been cleared. */
	readonly clearedNotice?: Notice;
	/** What was entered in each prompt. */
	readonly history: Readonly<Partial<Record<PromptName, PromptHistory>>>;
	/** The last copied text, kept because no terminal says whether it has taken it. */
	readonly copied?: string;
	/** The panel the user has chosen in place of the one that would be shown on its own. */
	readonly panel?: PanelName;
};

/** Nothing open, no notice. */
export const NEW_VIEW: View = {overlay: {kind: 'none'}, history: {}};

/** Opens a prompt with a text in it. */
export function openPrompt(view: View, prompt: PromptName, text: string): View {
	return {...view, overlay: {kind: 'prompt', prompt, line: lineOf(text)}};
}

/** Edits the text of the prompt, or what the help is filtered by. */
export function editPrompt(view: View, edit: LineEdit): View {
	const {overlay} = view;
	if (overlay.kind === 'prompt') return replacePrompt(view, editLine(overlay.line, edit));
	if (overlay.kind !== 'help' || overlay.filter === undefined || overlay.isTyping !== true) return view;
	const filter = editLine(overlay.filter, edit);
	return {...view, overlay: {...overlay, filter, top: filter.text === overlay.filter.text ? overlay.top : 0}};
}

/** Replaces the text of the prompt, by a completion or an earlier entry. */
export function replacePrompt(view: View, line: TypedLine, cycle?: TagCycle): View {
	const {overlay} = view;
	if (overlay.kind !== 'prompt') return view;
	return {...view, overlay: {kind: 'prompt', prompt: overlay.prompt, line, ...(cycle === undefined ? {} : {cycle})}};
}

/** Remembers what was entered in a prompt, so that it can be recalled there. */
export function rememberEntry(view: View, prompt: PromptName, text: string): View {
	return {...view, history: {...view.history, [prompt]: remember(view.history[prompt] ?? [], text)}};
}

/** Recalls an older (1) or newer (-1) entry in the prompt. */
export function recallEntry(view: View, by: 1 | -1): View {
	const {overlay, history} = view;
	if (overlay.kind !== 'prompt') return view;
	const {prompt, line, recall: recalled} = overlay;
	const next = recall(history[prompt] ?? [], line, recalled, by);
	return next === undefined ? view : {...view, overlay: {kind: 'prompt', prompt, ...next}};
}

/** Begins to type what the help is filtered by, after what it is filtered by already. */
export function filterHelp(view: View): View {
	const {overlay} = view;
	if (overlay.kind !== 'help') return view;
	return {...view, overlay: {...overlay, filter: overlay.filter ?? EMPTY_LINE, isTyping: true}};
}

/** The help lists everything again. */
export function unfilterHelp(view: View): View {
	return view.overlay.kind === 'help' ? {...view, overlay: {kind: 'help', top: 0}} : view;
}

/** Opens a menu with the cursor on its first item. */
export function openMenu(view: View, menu: MenuName, chosen: ReadonlySet<string>): View {
	return {...view, overlay: {kind: 'menu', menu, row: 0, chosen}};
}

/** Moves the cursor in the menu, which has `count` items. */
export function moveInMenu(view: View, by: number, count: number): View {
	if (view.overlay.kind !== 'menu') return view;
	const row = Math.max(0, Math.min(count - 1, view.overlay.row + by));
	return {...view, overlay: {...view.overlay, row}};
}

/** Chooses an item of the menu, or no longer. */
export function toggleInMenu(view: View, key: string): View {
	if (view.overlay.kind !== 'menu') return view;
	return {...view, overlay: {...view.overlay, chosen: view.overlay.chosen.symmetricDifference(new Set([key]))}};
}

/** Clears the notice. It can still be read with the messages. */
export function clearNotice({notice, ...view}: View): View {
	return notice === undefined ? view : {...view, clearedNotice: notice};
}

/** Shows a panel from now on; undefined for the one that is shown on its own. */
export function choosePanel({panel: _, ...view}: View, panel: PanelName | undefined): View {
	return panel === undefined ? view : {...view, panel};
}

/** Scrolls the help, the copied text or the messages. */
export function scrollOverlay(view: View, by: number): View {
	const {overlay} = view;
	if (!('top' in overlay)) return view;
	return {...view, overlay: {...overlay, top: Math.max(0, overlay.top + by)}};
}
