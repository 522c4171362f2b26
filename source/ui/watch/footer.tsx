import {Box} from 'ink';
import {spaces} from '../../core/text/compose.ts';
import {widthOf} from '../../core/text/drawing/width.ts';
import {safe} from '../../core/text/text.ts';
import type {Export} from '../../state/watch/exports.ts';
import type {Notice} from '../../state/watch/view/view.ts';
import {spansWidth} from '../fit.ts';
import type {Hint, KeyOf} from '../keys/shown-keys.ts';
import {Line} from '../line.tsx';
import {noticeLine} from '../overlays/notice.ts';
import {type Span, span} from '../span.ts';
import type {Theme} from '../theme/theme.ts';
import {exportSpans} from './export-spans.ts';

export type FooterProps = {
	/** The keys that do something now. */
	readonly hints: readonly Hint[];
	/** What takes the right end: what was just said, else the export under way. */
	readonly notice?: Notice | undefined;
	readonly current?: Export | undefined;
	readonly keyOf: KeyOf;
	readonly columns: number;
	readonly theme: Theme;
};

/** How many keys stay beside a notice, those of the lowest rank, and in at most which share of the line; from so many columns on. */
const STAYING = [
	{from: 100, number: 6, share: 0.6},
	{from: 60, number: 4, share: 0.6},
	{from: 0, number: 2, share: 0.45},
] as const;
/** Between the keys and what takes the right end, and behind that. */
const [GAP, END] = [1, 1];

/** The last line: the keys that matter now, and at its right end for a moment what was just said. */
export function Footer(props: FooterProps) {
	const {columns, theme, notice, current} = props;
	const isAlone = notice === undefined && current === undefined;
	const hints = isAlone ? props.hints : props.hints.map((hint) => ({...hint, label: hint.short ?? hint.label}));
	const right = rightEnd(props, columns - stayingWidth(hints, columns) - GAP - END);
	const rightWidth = spansWidth(right);
	const taken = rightWidth === 0 ? 0 : rightWidth + GAP + END;
	const kept = fitting(hints, columns - taken).flatMap((hint) => hintSpans(hint, theme));
	const end = rightWidth === 0 ? 0 : END;
	const gap = columns - spansWidth(kept) - rightWidth - end;
	return (
		<Box height={1} width={columns}>
			<Line>
				{kept}
				{spaces(Math.max(0, gap))}
				{right}
				{spaces(end)}
			</Line>
		</Box>
	);
}

/** How many columns the keys take that stay beside any notice. */
function stayingWidth(hints: readonly Hint[], columns: number): number {
	const {number, share} = STAYING.find(({from}) => columns >= from) ?? STAYING[2];
	const staying = hints.toSorted((a, b) => a.rank - b.rank).slice(0, number);
	return fitting(staying, columns * share).reduce((sum, hint) => sum + widthOfHint(hint), 0);
}

function rightEnd({notice, current, keyOf, theme}: FooterProps, columns: number): readonly Span[] {
	if (notice !== undefined) return [span(noticeLine(notice, columns, keyOf, theme), theme.alert)];
	return current === undefined ? [] : exportSpans(current, columns, keyOf, theme);
}

function hintSpans({keys, label}: Hint, {accent, muted}: Theme): readonly Span[] {
	return [{text: safe` `}, span(keys, {...accent, isBold: true}), span(safe` ${label} `, muted)];
}

function widthOfHint({keys, label}: Hint): number {
	return widthOf(keys) + widthOf(label) + 3;
}

/** As many hints as fit, dropping those of the highest rank first; the order stays. */
function fitting(hints: readonly Hint[], columns: number): readonly Hint[] {
	let room = columns;
	const kept = new Set<Hint>();
	for (const hint of hints.toSorted((a, b) => a.rank - b.rank)) {
		room -= widthOfHint(hint);
		if (room < 0) break;
		kept.add(hint);
	}
	return hints.filter((hint) => kept.has(hint));
}
