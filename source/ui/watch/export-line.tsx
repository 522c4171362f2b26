import {Text} from 'ink';
import {fineBar, plainBar} from '../../core/text/bar.ts';
import {count, percent, plural} from '../../core/text/format.ts';
import {truncate} from '../../core/text/width.ts';
import type {Export} from '../../state/watch/exports.ts';
import type {KeyOf} from '../keys/shown-keys.ts';
import {paint, type Theme} from '../theme/theme.ts';

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
	const bar = share === undefined || width < 6 ? '' : barOf(share, width, theme);
	const far =
		share === undefined ? plural(written, 'email') : `${percent(share)}  ${count(written)} of ${count(total ?? 0)}`;
	const stop = keyOf('stop');
	const how = stop === undefined ? '' : ` ${theme.dot} ${stop} stops`;
	return (
		<Text wrap="truncate">
			{` exporting ${format.toUpperCase()}  `}
			<Text {...paint(theme.accent)}>{bar}</Text>
			{truncate(`${far}${how}`, Math.max(0, columns - 21 - bar.length))}
		</Text>
	);
}

function barOf(share: number, width: number, {isAscii, empty}: Theme): string {
	const bar = isAscii ? plainBar(share, width, '#') : fineBar(share, width);
	return `${bar.padEnd(width, isAscii ? '.' : empty)}  `;
}
