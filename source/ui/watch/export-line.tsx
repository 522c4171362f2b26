import {NO_TEXT, repeated} from '../../core/text/compose.ts';
import {fineBar, plainBar} from '../../core/text/drawing/bar.ts';
import {truncate, widthOf} from '../../core/text/drawing/width.ts';
import {count, percent, plural} from '../../core/text/format.ts';
import {type SafeText, safe, safeLine} from '../../core/text/text.ts';
import type {Export} from '../../state/watch/exports.ts';
import type {KeyOf} from '../keys/shown-keys.ts';
import {Line} from '../line.tsx';
import {span} from '../span.ts';
import type {Theme} from '../theme/theme.ts';

export type ExportLineProps = {
	readonly export: Export;
	readonly keyOf: KeyOf;
	readonly columns: number;
	readonly theme: Theme;
};

const WIDEST_BAR = 30;

/** The last line while a file is being written: how far it is, and how it is stopped. */
export function ExportLine({export: {format, written, total}, keyOf, columns, theme}: ExportLineProps) {
	// More can be there than the counters knew as it began.
	const share = total === undefined || total === 0 ? undefined : Math.min(1, written / total);
	const width = Math.min(WIDEST_BAR, columns - 50);
	const bar = share === undefined || width < 6 ? NO_TEXT : barOf(share, width, theme);
	const far =
		share === undefined ? plural(written, 'email') : `${percent(share)}  ${count(written)} of ${count(total ?? 0)}`;
	const stop = keyOf('stop');
	const how = stop === undefined ? '' : ` ${theme.dot} ${stop} stops`;
	return (
		<Line>
			{safe` exporting ${safeLine(format.toUpperCase())}  `}
			{span(bar, theme.accent)}
			{truncate(safeLine(`${far}${how}`), Math.max(0, columns - 21 - widthOf(bar)))}
		</Line>
	);
}

function barOf(share: number, width: number, {isAscii, counters, rest}: Theme): SafeText {
	const bar = isAscii ? plainBar(share, width, counters.delivered.fill) : fineBar(share, width);
	return safe`${bar}${repeated(rest, width - widthOf(bar))}  `;
}
