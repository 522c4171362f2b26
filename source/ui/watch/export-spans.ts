import {NO_TEXT, repeated} from '../../core/text/compose.ts';
import {fineBar, plainBar} from '../../core/text/drawing/bar.ts';
import {rightAligned, widthOf} from '../../core/text/drawing/width.ts';
import {count, percent, plural} from '../../core/text/format.ts';
import {type SafeText, safe, safeLine} from '../../core/text/text.ts';
import type {Export} from '../../state/watch/exports.ts';
import {spansWidth} from '../fit.ts';
import type {KeyOf} from '../keys/shown-keys.ts';
import {type Span, span} from '../span.ts';
import type {Theme} from '../theme/theme.ts';

const BAR = 16;
const PERCENT = 5;

/** How far the file that is being written is, and how that is stopped: the longest of its forms that fits into the given width. */
export function exportSpans(current: Export, columns: number, keyOf: KeyOf, theme: Theme): readonly Span[] {
	const {format, written, total} = current;
	// More can be there than the counters knew as it began.
	const share = total === undefined || total === 0 ? undefined : Math.min(1, written / total);
	const name = safeLine(format.toUpperCase());
	const key = keyOf('stop');
	const stop = key === undefined ? NO_TEXT : safe` ${theme.dot} ${key} stops`;
	if (share === undefined)
		return [
			span(
				fittingText(columns, [safe`${name} ${plural(written, 'email')}${stop}`, safe`${name} ${count(written)}`]),
				{},
			),
		];
	const all = count(total ?? 0);
	// As wide as it gets: it moves nothing as it grows.
	const of = safe`${rightAligned(count(written), widthOf(all))} of ${all}`;
	const long = [
		span(safe`exporting ${name}  `, {}),
		span(barOf(share, theme), theme.accent),
		span(safe`${rightAligned(percent(share), PERCENT)}  ${of}${stop}`, {}),
	];
	if (spansWidth(long) <= columns) return long;
	return [
		span(
			fittingText(columns, [
				safe`${name} ${of}${stop}`,
				safe`${name} ${of}`,
				safe`${name} ${rightAligned(percent(share), PERCENT)}`,
			]),
			{},
		),
	];
}

/** The first of some texts that fits, else the last. */
function fittingText(columns: number, texts: readonly SafeText[]): SafeText {
	return texts.find((text) => widthOf(text) <= columns) ?? texts.at(-1) ?? NO_TEXT;
}

function barOf(share: number, {isAscii, counters, rest}: Theme): SafeText {
	const bar = isAscii ? plainBar(share, BAR, counters.delivered.fill) : fineBar(share, BAR);
	return safe`${bar}${repeated(rest, BAR - widthOf(bar))}  `;
}
