import {NO_TEXT, repeated} from '../../core/text/compose.ts';
import {fineBar, plainBar} from '../../core/text/drawing/bar.ts';
import {widthOf} from '../../core/text/drawing/width.ts';
import {count, percent, plural} from '../../core/text/format.ts';
import {type SafeText, safe, safeLine} from '../../core/text/text.ts';
import type {Export} from '../../state/watch/exports.ts';
import {spansWidth} from '../fit.ts';
import type {KeyOf} from '../keys/shown-keys.ts';
import {type Span, span} from '../span.ts';
import type {Theme} from '../theme/theme.ts';

const BAR = 16;

/** How far the file that is being written is, and how that is stopped: the longest of its forms that fits into the given width. */
export function exportSpans(current: Export, columns: number, keyOf: KeyOf, theme: Theme): readonly Span[] {
	const {format, written, total} = current;
	// More can be there than the counters knew as it began.
	const share = total === undefined || total === 0 ? undefined : Math.min(1, written / total);
	const name = safeLine(format.toUpperCase());
	const head = span(safe`exporting ${name}  `, {});
	const key = keyOf('stop');
	const stop = key === undefined ? NO_TEXT : safe` ${theme.dot} ${key} stops`;
	const far = share === undefined ? plural(written, 'email') : percent(share);
	const of = share === undefined ? NO_TEXT : safe`  ${count(written)} of ${count(total ?? 0)}`;
	const bar = share === undefined ? NO_TEXT : barOf(share, theme);
	const forms = [
		[head, span(bar, theme.accent), span(safe`${far}${of}${stop}`, {})],
		[head, span(safe`${far}${of}${stop}`, {})],
		[head, span(safe`${far}${stop}`, {})],
		[span(safe`${name} ${far}${stop}`, {})],
	];
	return forms.find((form) => spansWidth(form) <= columns) ?? [span(safe`${name} ${far}`, {})];
}

function barOf(share: number, {isAscii, counters, rest}: Theme): SafeText {
	const bar = isAscii ? plainBar(share, BAR, counters.delivered.fill) : fineBar(share, BAR);
	return safe`${bar}${repeated(rest, BAR - widthOf(bar))}  `;
}
