import {repeated} from '../../core/text/compose.ts';
import {fineBar, plainBar} from '../../core/text/drawing/bar.ts';
import {widthOf} from '../../core/text/drawing/width.ts';
import {count, percent, plural} from '../../core/text/format.ts';
import {type SafeText, safe, safeLine} from '../../core/text/text.ts';
import type {Export} from '../../state/watch/exports.ts';
import type {KeyOf} from '../keys/shown-keys.ts';
import {type Spans, span} from '../span.ts';
import type {Theme} from '../theme/theme.ts';

const BAR = 16;
const BAR_COLUMNS = 100;

/** How far the file is that is being written, and how it is stopped. */
export function exportProgress({format, written, total}: Export, keyOf: KeyOf, columns: number, theme: Theme): Spans {
	// More can be there than the counters knew as it began.
	const share = total === undefined || total === 0 ? undefined : Math.min(1, written / total);
	const far =
		share === undefined ? plural(written, 'email') : safe`${percent(share)}  ${count(written)} of ${count(total ?? 0)}`;
	const stop = keyOf('stop');
	const how = stop === undefined || columns < 60 ? '' : ` ${theme.dot} ${stop} stops`;
	return [
		safe`exporting ${safeLine(format.toUpperCase())}  `,
		share !== undefined && columns >= BAR_COLUMNS && span(barOf(share, theme), theme.accent),
		safeLine(`${far}${how}`),
	];
}

function barOf(share: number, {isAscii, counters, rest}: Theme): SafeText {
	const bar = isAscii ? plainBar(share, BAR, counters.delivered.fill) : fineBar(share, BAR);
	return safe`${bar}${repeated(rest, BAR - widthOf(bar))}  `;
}
