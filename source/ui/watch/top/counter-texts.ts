import {type Counter, FAILURES} from '../../../core/operation/counters.ts';
import {boundedCount, type Counts, knownSum, shareBase} from '../../../core/operation/counts.ts';
import {NO_TEXT, spaces} from '../../../core/text/compose.ts';
import {leftAligned, rightAligned, widthOf} from '../../../core/text/drawing/width.ts';
import {count, percent} from '../../../core/text/format.ts';
import {type SafeText, safe, safeLine} from '../../../core/text/text.ts';
import type {Watch} from '../../../state/watch/operation.ts';
import {type Span, span} from '../../span.ts';
import type {Style} from '../../theme/style.ts';
import type {Theme} from '../../theme/theme.ts';

/** What the counters are written from. */
export type CounterFacts = Pick<Watch, 'lastKnown' | 'deltas'> & {
	readonly counts: Counts | undefined;
	readonly theme: Theme;
};

/** Which fields of a counter are shown besides its number. */
export type CounterForm = {readonly hasShare: boolean; readonly hasChange: boolean};

/** The counters that every send has, and those that most never have. */
export const USUAL = ['delivered', 'opened', 'undelivered', 'failed', 'sent', 'queued'] as const;
export const UNUSUAL = ['scheduled', 'canceled'] as const;

/** The columns of the fields, each with the gap before it. */
const [GLYPH, SHARE, CHANGE] = [2, 6, 8];
/** The columns of a number with thousands: numbers below that move nothing as they grow. */
const FEWEST_DIGITS = 6;

/** Whether a counter that most sends never have is worth its own place: it is not 0, or unknown. */
export function isShown(counts: Counts | undefined, name: Counter): boolean {
	return counts !== undefined && boundedCount(counts, name) !== 0;
}

/** The columns of any number of the send. */
export function numberWidth(counts: Counts | undefined, fewest = FEWEST_DIGITS): number {
	const most = counts === undefined ? 0 : Math.max(counts.denominator ?? 0, knownSum(counts));
	return Math.max(fewest, widthOf(count(most)));
}

/** How wide {@link counterSpans} are. */
export function counterWidth(name: number, number: number, {hasShare, hasChange}: CounterForm): number {
	return GLYPH + name + 1 + number + (hasShare ? SHARE : 0) + (hasChange ? CHANGE : 0);
}

/** Glyph, name, number, share and change in fixed fields. Trouble is bold and in its colour from 1 up; a 0 is never in colour. */
export function counterSpans(
	name: Counter,
	widths: {readonly name: number; readonly number: number},
	{hasShare, hasChange}: CounterForm,
	facts: CounterFacts,
): readonly Span[] {
	const {counts, deltas, theme} = facts;
	const value = counts?.[name];
	const number = rightAligned(numberText(name, facts), widths.number + 1);
	const base = counts && shareBase(counts);
	const share = value === undefined || base === undefined || base === 0 ? NO_TEXT : percent(value / base);
	const {glyph, style} = theme.counters[name];
	return [
		span(glyph, value === 0 ? theme.muted : style),
		span(safe` ${leftAligned(safeLine(name), widths.name)}`, value === 0 ? theme.muted : {}),
		span(number, numberStyle(name, value, theme)),
		...(hasShare ? [span(rightAligned(share, SHARE), theme.muted)] : []),
		...(hasChange ? [span(rightAligned(changeText(deltas[name] ?? 0), CHANGE), theme.muted)] : []),
	];
}

/** A counter in the least room: its glyph and, `gap` columns behind it, its number, which keeps its place as it grows to so many columns. */
export function shortCounter(name: Counter, number: number, facts: CounterFacts, gap = 1): readonly Span[] {
	const text = numberText(name, facts);
	const value = facts.counts?.[name];
	const {glyph, style} = facts.theme.counters[name];
	return [
		span(glyph, value === 0 ? facts.theme.muted : style),
		span(
			safe`${spaces(gap)}${leftAligned(text, Math.max(number, widthOf(text)))}`,
			numberStyle(name, value, facts.theme),
		),
	];
}

/** A counter with its name and nothing beside its number. */
export function namedCounter(name: Counter, facts: CounterFacts): readonly Span[] {
	const {glyph, style} = facts.theme.counters[name];
	return [span(glyph, style), span(safe` ${safeLine(name)} ${numberText(name, facts)}`, {})];
}

/** A number that the server no longer gives stays as it was last known, marked. */
function numberText(name: Counter, {counts, lastKnown, theme}: CounterFacts): SafeText {
	const value = counts?.[name];
	if (value !== undefined) return count(value);
	const known = lastKnown[name];
	return known === undefined ? theme.dash : safe`${count(known)}?`;
}

function numberStyle(name: Counter, value: number | undefined, theme: Theme): Style {
	if (value === undefined || value === 0) return theme.muted;
	return FAILURES.includes(name) ? {...theme.counters[name].style, isBold: true} : {isBold: true};
}

function changeText(change: number): SafeText {
	if (change === 0) return NO_TEXT;
	return safe`${change > 0 ? safe`+` : safe`-`}${count(Math.abs(change))}`;
}
