import {Box} from 'ink';
import {spaces} from '../../core/text/compose.ts';
import {type SafeText, safe} from '../../core/text/text.ts';
import {widthOf} from '../../core/text/width.ts';
import {cutMessage} from '../cut-message.ts';
import {spansWidth} from '../fit.ts';
import type {Hint, KeyOf} from '../keys/shown-keys.ts';
import {Line} from '../line.tsx';
import {flat, type Span, type Spans, span} from '../span.ts';
import type {Theme} from '../theme/theme.ts';

export type FooterProps = {
	/** The keys that do something now. */
	readonly hints: readonly Hint[];
	readonly notice: SafeText | undefined;
	/** What goes on meanwhile, where there is no notice: in its shortest form as it is. */
	readonly progress?: Spans;
	readonly keyOf: KeyOf;
	readonly columns: number;
	readonly theme: Theme;
};

/** The last line: the keys that matter now, and at its right end for a moment what was just said. */
export function Footer({hints, notice, progress, keyOf, columns, theme}: FooterProps) {
	const least = fitting(hints, 0, 1).reduce((sum, hint) => sum + widthOfHint(hint), 0);
	const said =
		notice === undefined
			? flat(progress)
			: [span(cutMessage(notice, Math.max(0, columns - least - 3), keyOf), theme.alert)];
	const width = spansWidth(said);
	const keys = fitting(hints, columns - (width === 0 ? 0 : width + 2), 1).flatMap((hint) => hintSpans(hint, theme));
	const fill = columns - spansWidth(keys) - width - (width === 0 ? 0 : 1);
	return (
		<Box height={1} width={columns}>
			<Line>
				{keys}
				{spaces(fill)}
				{said}
				{width > 0 && safe` `}
			</Line>
		</Box>
	);
}

function hintSpans({keys, label}: Hint, {accent, muted}: Theme): readonly Span[] {
	return [{text: safe` `}, span(keys, {...accent, isBold: true}), span(safe` ${label} `, muted)];
}

function widthOfHint({keys, label}: Hint): number {
	return widthOf(keys) + widthOf(label) + 3;
}

/** As many hints as fit, and no fewer than `least`, dropping those of the highest rank first; the order stays. */
function fitting(hints: readonly Hint[], columns: number, least: number): readonly Hint[] {
	let room = columns;
	const kept = new Set<Hint>();
	for (const hint of hints.toSorted((a, b) => a.rank - b.rank)) {
		room -= widthOfHint(hint);
		if (room < 0 && kept.size >= least) break;
		kept.add(hint);
	}
	return hints.filter((hint) => kept.has(hint));
}
