import {type SafeText, safe} from '../core/text/text.ts';
import {truncate, widthOf} from '../core/text/width.ts';
import type {KeyOf} from './keys/shown-keys.ts';

/** Cuts a message to so many columns. Where something is gone, it ends with the key that shows the message in full. */
export function cutMessage(text: SafeText, columns: number, keyOf: KeyOf): SafeText {
	const key = keyOf('message');
	if (key === undefined || widthOf(text) <= columns) return truncate(text, columns);
	const hint = safe`  ${key} shows all`;
	return safe`${truncate(text, columns - widthOf(hint))}${hint}`;
}
