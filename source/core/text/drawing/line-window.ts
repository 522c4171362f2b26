import {NO_TEXT} from '../compose.ts';
import {graphemesOf} from '../graphemes.ts';
import type {TypedLine} from '../line-edit.ts';
import {type SafeText, safe, safeLine} from '../text.ts';
import {vouched} from '../vouched.ts';
import {endOf, truncate, widthOf} from './width.ts';

/** The visible part of a prompt: the text before the caret, the grapheme under it (a space at the end), and what follows. */
export type LineWindow = {readonly before: SafeText; readonly at: SafeText; readonly after: SafeText};

/**
 * The part of a line around its caret that fits into the given width. What is before the caret may take all but `margin` columns
 * and loses its beginning where it is longer; what follows loses its end.
 */
export function windowOf({text, caret}: TypedLine, columns: number, margin: number): LineWindow {
	const before = endOf(safeLine(text.slice(0, caret)), columns - margin);
	const rest = safeLine(text.slice(caret));
	const [first] = graphemesOf(rest);
	const room = columns - widthOf(before);
	if (first === undefined) return {before, at: truncate(safe` `, room), after: NO_TEXT};
	const at = truncate(vouched(first.segment), room);
	const after = truncate(vouched(rest.slice(first.segment.length)), room - widthOf(at));
	return {before, at, after};
}
