import {Box} from 'ink';
import {memo} from 'react';
import type {Counter} from '../../../core/operation/counters.ts';
import {endedRange, shareBase} from '../../../core/operation/counts.ts';
import {NO_TEXT} from '../../../core/text/compose.ts';
import {fineBar, plainBar} from '../../../core/text/drawing/bar.ts';
import {count} from '../../../core/text/format.ts';
import {type SafeText, safe} from '../../../core/text/text.ts';
import type {Field} from '../../fit.ts';
import {Line} from '../../line.tsx';
import {type Span, span} from '../../span.ts';
import {titledRule} from '../../titled-rule.ts';
import {
	type CounterFacts,
	counterSpans,
	counterWidth,
	isShown,
	namedCounter,
	numberWidth,
	USUAL,
} from '../top/counter-texts.ts';

export type EndedPanelProps = CounterFacts & {readonly columns: number; readonly lines: number};

const NAME = 11;
const FORM = {hasShare: true, hasChange: true};
/** Where a counter that most sends never have stands: behind the one it comes closest to. */
const BEHIND: Readonly<Partial<Record<Counter, 'scheduled' | 'canceled'>>> = {sent: 'canceled', queued: 'scheduled'};
const [MARGIN, GAP] = [1, 2];
/** A shorter bar tells nothing. */
const SHORTEST_BAR = 4;

/** Every counter on its own line, with its share as a thin bar. */
export const EndedPanel = memo(function EndedPanel({columns, lines, ...facts}: EndedPanelProps) {
	const {counts, theme} = facts;
	const number = numberWidth(counts);
	const bar = columns - MARGIN - counterWidth(NAME, number, FORM) - GAP;
	const title: readonly Field[] = [{forms: [span(safe`Ended${endedText(facts)}`, {isBold: true})], rank: 0}];
	return (
		<Box flexDirection="column" width={columns} height={lines + 1}>
			<Line>{titledRule({left: title}, columns, theme)}</Line>
			{USUAL.map((name) => (
				<Line key={name}>
					{safe` `}
					{counterSpans(name, {name: NAME, number}, FORM, facts)}
					{safe`  `}
					{tailOf(name, bar, facts)}
				</Line>
			))}
		</Box>
	);
});

function tailOf(name: Counter, columns: number, facts: CounterFacts): readonly Span[] {
	const {counts, theme} = facts;
	const rare = BEHIND[name];
	if (rare !== undefined && isShown(counts, rare)) return namedCounter(rare, facts);
	if (columns < SHORTEST_BAR) return [];
	const base = counts && shareBase(counts);
	const share = base === undefined || base === 0 ? 0 : (counts?.[name] ?? 0) / base;
	const {fill, style} = theme.counters[name];
	return [span(theme.isAscii ? plainBar(share, columns, fill) : fineBar(share, columns), style)];
}

function endedText({counts, theme}: CounterFacts): SafeText {
	if (counts === undefined) return NO_TEXT;
	const {least, most} = endedRange(counts);
	return safe` ${least === most ? count(least) : theme.dash}`;
}
