import {joined, NO_TEXT} from '../core/text/compose.ts';
import {textBetween, truncate, widthOf, wrap} from '../core/text/drawing/width.ts';
import {type SafeText, safe} from '../core/text/text.ts';
import type {KeyOf} from './keys/shown-keys.ts';

/** The fewest columns of a message that are worth reading beside the name of the key. */
const FEWEST = 16;

/**
 * Cuts a message to the given width, between two words. Where something is gone, it ends with the key that shows the message in full, if
 * there is room for both.
 */
export function cutMessage(text: SafeText, columns: number, keyOf: KeyOf): SafeText {
	const key = keyOf('message');
	if (key === undefined || widthOf(text) <= columns) return wholeWords(text, columns);
	const hint = hintsToAll(key).find((one) => columns - widthOf(one) >= FEWEST);
	return hint === undefined ? wholeWords(text, columns) : safe`${wholeWords(text, columns - widthOf(hint))}${hint}`;
}

/** A text that is less than the whole message, with the key that shows the message in full where there is room for it. */
export function withKeyToAll(text: SafeText, columns: number, keyOf: KeyOf): SafeText {
	const key = keyOf('message');
	const hint = key && hintsToAll(key).find((one) => widthOf(text) + widthOf(one) <= columns);
	return hint === undefined ? text : safe`${text}${hint}`;
}

/** The longest form that fits whole, with the key that shows the message in full behind a shorter one; the last one is cut if none fits. */
export function longestWhole(forms: readonly SafeText[], columns: number, keyOf: KeyOf): SafeText {
	const [whole = NO_TEXT, ...shorter] = forms;
	if (widthOf(whole) <= columns) return whole;
	const key = keyOf('message');
	const hint = key === undefined ? NO_TEXT : (hintsToAll(key).at(-1) ?? NO_TEXT);
	const form = shorter.find((one) => widthOf(one) + widthOf(hint) <= columns);
	return form === undefined ? cutMessage(shorter.at(-1) ?? whole, columns, keyOf) : withKeyToAll(form, columns, keyOf);
}

/** The longest form that these lines hold whole, a shorter one with the key that shows the message in full; the last one is cut if none fits. */
export function wrapWhole(
	forms: readonly SafeText[],
	columns: number,
	lines: number,
	keyOf: KeyOf,
): readonly SafeText[] {
	const key = keyOf('message');
	const hint = key === undefined ? NO_TEXT : (hintsToAll(key)[0] ?? NO_TEXT);
	const texts = forms.map((form, index) => (index === 0 ? form : safe`${form}${hint}`));
	const whole = texts.find((text) => {
		const wrapped = wrap(text, columns, lines + 1);
		return wrapped.length <= lines && !wrapped.some((line) => line.endsWith('…'));
	});
	return wrap(whole ?? texts.at(-1) ?? NO_TEXT, columns, lines);
}

/** The key to the whole message behind the rest of it, the longest form first. */
export function hintsToAll(key: SafeText): readonly SafeText[] {
	return [safe`  ${key} shows all`, safe` ${key}`];
}

/** As many of the words as fit, with `…` for the others; the first one is cut if it is too long on its own. */
export function wholeWords(text: SafeText, columns: number): SafeText {
	const cut = truncate(text, columns);
	if (cut === text) return text;
	const kept = text.startsWith(`${cut.slice(0, -1)} `) ? cut.length - 1 : cut.lastIndexOf(' ');
	return /\S/u.test(cut.slice(0, Math.max(0, kept))) ? joined([textBetween(cut, 0, kept), safe`…`]) : cut;
}
