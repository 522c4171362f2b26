import {cutAddress} from '../../core/text/drawing/cut-address.ts';
import {textBetween, truncate, widthOf} from '../../core/text/drawing/width.ts';
import {type SafeText, safe} from '../../core/text/text.ts';

/** How a table shortens the texts of a field otherwise than at their ends. */
export type Narrowing = {
	/** The text in at most this many columns. */
	readonly to: (text: SafeText, columns: number) => SafeText;
	/** The least columns in which it still says what it has to. */
	readonly least: (text: SafeText) => number;
	/** It gives way before any other field. */
	readonly isFirst?: true;
};

/** After an ISO time's seconds, and after its minutes. */
const [SECONDS, MINUTES] = [19, 16];
const UTC = safe`Z`;

/** A time loses its milliseconds, then its seconds, and remains an ISO time. */
export const TIME: Narrowing = {
	to(text, columns) {
		if (widthOf(text) <= columns) return text;
		const length = columns > SECONDS ? SECONDS : MINUTES;
		return columns > length ? safe`${textBetween(text, 0, length)}${UTC}` : truncate(text, columns);
	},
	least: (text) => Math.min(widthOf(text), MINUTES + widthOf(UTC)),
	isFirst: true,
};

/** Separates the addresses of one field. */
const SEPARATOR = ', ';
const OTHERS = safe`, …`;

/** An address loses the part before its `@`, and of several the first stays. */
export const ADDRESS: Narrowing = {
	to(text, columns) {
		if (widthOf(text) <= columns) return text;
		const [first, others] = firstOf(text);
		return safe`${cutAddress(first, columns - widthOf(others))}${others}`;
	},
	least(text) {
		const [first, others] = firstOf(text);
		const at = first.lastIndexOf('@');
		return Math.min(widthOf(text), widthOf(textBetween(first, Math.max(0, at), first.length)) + 2 + widthOf(others));
	},
};

function firstOf(text: SafeText): readonly [SafeText, SafeText] {
	const end = text.indexOf(SEPARATOR);
	return end === -1 ? [text, safe``] : [textBetween(text, 0, end), OTHERS];
}
