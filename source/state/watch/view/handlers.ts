import type {TagCycle} from '../../../core/emails/tag-completion.ts';
import type {LineEdit, TypedLine} from '../../../core/text/line-edit.ts';
import type {Handlers} from '../handlers.ts';
import {
	choosePanel,
	clearNotice,
	editPrompt,
	filterHelp,
	moveInMenu,
	type Notice,
	type PanelName,
	type PromptName,
	recallEntry,
	rememberEntry,
	replacePrompt,
	scrollOverlay,
	toggleInMenu,
	unfilterHelp,
	type View,
} from './view.ts';

/** What happens to what is open on the screen, and to nothing else. */
export type ViewEvent =
	| {readonly type: 'edited-prompt'; readonly edit: LineEdit}
	| {readonly type: 'replaced-prompt'; readonly line: TypedLine; readonly cycle?: TagCycle}
	| {readonly type: 'remembered-entry'; readonly prompt: PromptName; readonly text: string}
	| {readonly type: 'recalled-entry'; readonly by: 1 | -1}
	| {readonly type: 'moved-in-menu'; readonly by: number; readonly count: number}
	| {readonly type: 'toggled-in-menu'; readonly key: string}
	| {readonly type: 'scrolled-overlay'; readonly by: number}
	| {readonly type: 'filtered-help'}
	| {readonly type: 'unfiltered-help'}
	| {readonly type: 'copied'; readonly text: string}
	| {readonly type: 'chose-panel'; readonly panel?: PanelName}
	| ({readonly type: 'noticed'} & Notice)
	| {readonly type: 'cleared-notice'};

/** What each of these events does to the view. */
export const VIEW_HANDLERS: Handlers<View, ViewEvent> = {
	'edited-prompt': (view, {edit}) => editPrompt(view, edit),
	'replaced-prompt': (view, {line, cycle}) => replacePrompt(view, line, cycle),
	'remembered-entry': (view, {prompt, text}) => rememberEntry(view, prompt, text),
	'recalled-entry': (view, {by}) => recallEntry(view, by),
	'moved-in-menu': (view, {by, count}) => moveInMenu(view, by, count),
	'toggled-in-menu': (view, {key}) => toggleInMenu(view, key),
	'scrolled-overlay': (view, {by}) => scrollOverlay(view, by),
	'filtered-help': filterHelp,
	'unfiltered-help': unfilterHelp,
	copied: (view, {text}) => ({...view, copied: text}),
	'chose-panel': (view, {panel}) => choosePanel(view, panel),
	noticed: (view, {type: _, ...notice}) => ({...view, notice}),
	'cleared-notice': clearNotice,
};
