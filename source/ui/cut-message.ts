import {truncate, widthOf} from '../core/text/drawing/width.ts';
import {type SafeText, safe} from '../core/text/text.ts';
import type {KeyOf} from './keys/shown-keys.ts';

/** Beside the name of the key, so many columns of the message are worth reading. */
const FEWEST = 16;

/**
 * Cuts a message to so many columns. Where something is gone, it ends with the key that shows the message in full, if there is room for
 * both.
 */
export function cutMessage(text: SafeText, columns: number, keyOf: KeyOf): SafeText {
	const key = keyOf('message');
	if (key === undefined || widthOf(text) <= columns) return truncate(text, columns);
	const hint = safe`  ${key} shows all`;
	const room = columns - widthOf(hint);
	return room < FEWEST ? truncate(text, columns) : safe`${truncate(text, room)}${hint}`;
}
