import {Box} from 'ink';
import {useContext} from 'react';
import {type SafeText, safe, safeLine} from '../../core/text/text.ts';
import {truncate, widthOf} from '../../core/text/width.ts';
import {type Binding, type Context, footerHints} from '../keys/keymap.ts';
import {KeymapContext} from '../keys/keymap-context.ts';
import {Line} from '../line.tsx';
import {span} from '../span.ts';
import type {Theme} from '../theme/theme.ts';

export type FooterProps = {
	readonly context: Context;
	readonly notice: SafeText | undefined;
	readonly columns: number;
	readonly theme: Theme;
};

const ASCII_KEYS: Readonly<Record<string, string>> = {'↑↓': 'jk', '↑': 'Up', '⏎': 'Enter', '␣': 'Space'};

/** The last line: the keys that matter now, or for a moment what was just said. */
export function Footer({context, notice, columns, theme}: FooterProps) {
	const keymap = useContext(KeymapContext);
	if (notice !== undefined)
		return (
			<Box height={1}>
				<Line colour={theme.warning}>{truncate(safe` ${notice}`, columns)}</Line>
			</Box>
		);
	const hints = fitting(context, keymap, columns, theme);
	return (
		<Box height={1}>
			<Line>
				{hints.map(({keys, label}) => [
					safe` `,
					span(safeLine(keys), {isBold: true, colour: theme.accent}),
					span(safe` ${safeLine(label)} `, {isDim: true}),
				])}
			</Line>
		</Box>
	);
}

/** As many hints as fit, dropping those of the highest rank first, in the order of the key table. */
function fitting(
	context: Context,
	keymap: readonly Binding[],
	columns: number,
	theme: Theme,
): readonly {readonly keys: string; readonly label: string}[] {
	const all = footerHints(context, keymap).map(({keys, label, rank}) => ({
		keys: theme.isAscii ? (ASCII_KEYS[keys] ?? keys) : keys,
		label,
		rank,
	}));
	let room = columns;
	const kept = new Set<string>();
	for (const {keys, label} of all.toSorted((a, b) => a.rank - b.rank)) {
		room -= widthOf(keys) + widthOf(label) + 3;
		if (room < 0) break;
		kept.add(keys);
	}
	return all.filter(({keys}) => kept.has(keys));
}
