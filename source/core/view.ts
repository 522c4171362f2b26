import type {EmailDetails} from './email.ts';
import {editLine, type Line, type LineEdit, lineOf} from './line-edit.ts';
import type {Problem} from './problem.ts';
import {formatTagFilter, parseTagFilter, type TagFilter} from './tags.ts';
import type {SafeText} from './text.ts';

/** What lies over the list: nothing, the help, the tag filter being typed, or one email. `top` is the first line shown. */
export type Overlay =
	| {readonly kind: 'none'}
	| {readonly kind: 'help'; readonly top: number}
	| {readonly kind: 'tags'; readonly line: Line}
	| {
			readonly kind: 'details';
			readonly id: string;
			readonly top: number;
			readonly details?: EmailDetails;
			readonly problem?: Problem;
	  };

/** What the watcher has opened, and the last thing said to them. */
export type View = {readonly overlay: Overlay; readonly notice?: {readonly text: SafeText; readonly at: number}};

/** Nothing opened, nothing said. */
export const NEW_VIEW: View = {overlay: {kind: 'none'}};

/** Opens the tag input on the filter in force. */
export function openTagInput(view: View, tags: TagFilter): View {
	return {...view, overlay: {kind: 'tags', line: lineOf(formatTagFilter(tags))}};
}

/** Edits the tag input. */
export function editTags(view: View, edit: LineEdit): View {
	if (view.overlay.kind !== 'tags') return view;
	return {...view, overlay: {kind: 'tags', line: editLine(view.overlay.line, edit)}};
}

/** The filter that the tag input would apply now; undefined while it is not valid or not open. */
export function draftTags({overlay}: View): TagFilter | undefined {
	if (overlay.kind !== 'tags') return undefined;
	const parse = parseTagFilter(overlay.line.text);
	return parse.mistake === undefined ? parse.pairs : undefined;
}

/** Scrolls what lies over the list. */
export function scrollOverlay(view: View, by: number): View {
	const {overlay} = view;
	if (overlay.kind !== 'help' && overlay.kind !== 'details') return view;
	return {...view, overlay: {...overlay, top: Math.max(0, overlay.top + by)}};
}

/** Brings the details of the email that is open; late news about another one changes nothing. */
export function receiveDetails(view: View, id: string, outcome: {details: EmailDetails} | {problem: Problem}): View {
	const {overlay} = view;
	if (overlay.kind !== 'details' || overlay.id !== id) return view;
	return {...view, overlay: {kind: 'details', id, top: overlay.top, ...outcome}};
}
