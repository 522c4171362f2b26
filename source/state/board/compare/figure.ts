import type {Range} from '../../../core/operation/counts.ts';
import {type SafeText, safe, safeLine} from '../../../core/text/text.ts';

/** A number in a comparison, or between which two it is. */
export type Figure = number | Range;

/** What it is at least and at most. */
export function boundsOf(figure: Figure): Range {
	return typeof figure === 'number' ? {least: figure, most: figure} : figure;
}

/** A figure in text, `62 %` or `62–68 %`; the dash where it is unknown. */
export function figureText(figure: Figure | undefined, write: (value: number) => SafeText, dash: SafeText): SafeText {
	if (figure === undefined) return dash;
	const {least, most} = boundsOf(figure);
	const [from, to] = [write(least), write(most)];
	return from === to ? from : safe`${safeLine(from.replace(UNIT, ''))}–${to}`;
}

/** Both bounds have it: it is written once. */
const UNIT = / %$|\/s$/u;
