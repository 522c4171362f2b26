import {ENDED, FAILURES} from '../../../../core/operation/counters.ts';
import {type Counts, endedRange, hasNoFailures, knownSum, rangeOf} from '../../../../core/operation/counts.ts';
import {NO_TEXT} from '../../../../core/text/compose.ts';
import {leftAligned, rightAligned, widthOf} from '../../../../core/text/drawing/width.ts';
import {count, duration, percent, plural} from '../../../../core/text/format.ts';
import {type SafeText, safe} from '../../../../core/text/text.ts';
import {BADGE_WORDS, type Badge, isLoud} from '../../../../state/watch/select/send/badge.ts';
import type {Field} from '../../../fit.ts';
import {SHARES_COLUMNS} from '../../../layout.ts';
import {type Spans, span} from '../../../span.ts';
import {causeForms} from './cause-forms.ts';
import type {VerdictFacts} from './verdict-facts.ts';

/** Beside the badge: what makes it that badge, first, then how many fail, of what, and what the last poll changed. */
export function verdictFields(facts: VerdictFacts): readonly Field[] {
	const {badge, columns, theme} = facts;
	const {cause, figures} = verdictForms(facts);
	const isOld = badge === 'offline' || badge === 'stale';
	const isNarrow = columns < SHARES_COLUMNS;
	const change = changeTexts(facts);
	return [
		// Where there is little room, the state line has the cause.
		...(cause === undefined ? [] : [{forms: cause, rank: isNarrow ? 8 : 2}]),
		// How old the figures are says more than their share.
		{forms: figures, rank: (cause === undefined || isNarrow) && !isOld ? 2 : 4},
		...(change === undefined ? [] : [{forms: change.map((form) => span(form, theme.muted)), rank: 8}]),
		...whereFields(facts),
	];
}

/** What the last poll changed; where the field behind it has its place, it keeps its own while nothing changes. */
function changeTexts(facts: VerdictFacts): readonly SafeText[] | undefined {
	const {badge, watch, columns} = facts;
	const forms = FRESH.has(badge) ? changeForms(facts) : undefined;
	const {counts} = watch;
	if (counts === undefined || !hasPlaceForWhere({badge, counts}) || columns < WHERE_COLUMNS) return forms;
	const width = 1 + fixedWidths(counts).number + widthOf(' in 2 s');
	const [whole = NO_TEXT] = forms ?? [];
	return [leftAligned(whole, Math.max(width, widthOf(whole)))];
}

/** Whether the words on where the failures are have a place of their own, before which the id is short. */
export function hasPlaceForWhere({
	badge,
	counts,
}: {
	readonly badge: Badge;
	readonly counts: Counts | undefined;
}): boolean {
	return counts !== undefined && MOVING.has(badge) && !hasNoFailures(counts);
}

/**
 * Where the failures are, and of how many that is known unless that is all of them. While the send runs it has its place from the first
 * failure on, for the id gives way to it: nothing comes and goes with what has been read.
 */
function whereFields({badge, where, watch: {counts}, columns}: VerdictFacts): readonly Field[] {
	if (counts === undefined || columns < WHERE_COLUMNS || hasNoFailures(counts)) return [];
	const part = where && safe`${where.share} of ${count(where.read)} read ${where.place}`;
	if (hasPlaceForWhere({badge, counts})) {
		const width = widthOf(safe`100 % of  read at two domains`) + fixedWidths(counts).number;
		return [{forms: [leftAligned(part ?? NO_TEXT, Math.max(width, widthOf(part ?? NO_TEXT)))], rank: 9}];
	}
	if (where === undefined || part === undefined) return [];
	const isAll = where.read >= knownSum(counts, FAILURES);
	return [{forms: [isAll ? safe`${where.share} ${where.place}` : part], rank: 9}];
}

/** With at least this many columns, there may be room to say where the failures are. */
const WHERE_COLUMNS = 140;

type VerdictForms = {readonly cause: readonly SafeText[] | undefined; readonly figures: readonly Spans[]};

/** The words of the verdict behind its badge, as line 1 and the summary have them: the cause, if it is not failures, and the figures. */
export function verdictForms(
	facts: Pick<VerdictFacts, 'badge' | 'watch' | 'stall' | 'columns' | 'now' | 'theme'>,
): VerdictForms {
	const forms = figureForms(facts);
	const figures = facts.columns < SHARES_COLUMNS && forms.length > 1 ? forms.slice(1) : forms;
	return {cause: causeForms(facts), figures};
}

/** How many emails fail, the longest form first. Shares are of what has ended, never of the total. */
function figureForms({
	badge,
	watch,
	columns,
	theme,
}: Pick<VerdictFacts, 'badge' | 'watch' | 'columns' | 'theme'>): readonly Spans[] {
	const {counts} = watch;
	if (counts === undefined) return [];
	if (hasNoFailures(counts)) return [safe`none failed`];
	const {least, most} = rangeOf(counts, FAILURES);
	if (least === 0) return most === 0 ? [] : [safe`failures ${theme.dash}`];
	if (least !== most) return [safe`at least ${plural(least, 'failure')}`, safe`≥ ${plural(least, 'failure')}`];
	const ended = endedText(counts);
	if (ended === undefined) return [safe`${plural(least, 'failure')}`];
	const loud = isLoud(badge) ? {...theme.failed, isBold: true} : {isBold: true};
	const isWide = columns >= SHARES_COLUMNS;
	const fixed = MOVING.has(badge) ? fixedWidths(counts) : NO_WIDTHS;
	const number = span(atLeast(count(least), fixed.number + shorterThanSome(badge)), loud);
	const share = span(atLeast(percent(least / ended.value), fixed.share), loud);
	const noun = least === 1 ? leftAligned(safe`failure`, Math.max(7, fixed.noun)) : safe`failures`;
	const isNamed = FAILURES_IN_WORD.has(badge) || (badge === 'settled-partly' && !isWide);
	const what = isNamed ? NO_TEXT : safe` ${noun}`;
	const of = safe` of ${atLeast(ended.text, fixed.number)}`;
	return [
		[number, what, safe`${of} ended: `, share],
		[number, what, safe`${of}: `, share],
		[number, what, safe`: `, share],
		[number, what],
	];
}

/** The badges whose word says already what the number beside them counts. */
const FAILURES_IN_WORD: ReadonlySet<Badge> = new Set(['failing', 'some-fail', 'settled-badly']);
/** The badges beside which the last two answers are news. */
const FRESH: ReadonlySet<Badge> = new Set([
	'failing',
	'some-fail',
	'on-its-way',
	'settled-badly',
	'settled-partly',
	'replay',
]);

/** By how much FAILING is shorter than SOME FAIL: the badge may change between the two at any poll, and nothing moves then. */
function shorterThanSome(badge: Badge): number {
	return badge === 'failing' ? widthOf(BADGE_WORDS['some-fail']) - widthOf(BADGE_WORDS.failing) : 0;
}

/** While a send runs, these have their columns from the start: a number that grows moves nothing. */
const MOVING: ReadonlySet<Badge> = new Set(['some-fail', 'failing', 'on-its-way']);
const NO_WIDTHS = {number: 0, noun: 0, share: 0};

function fixedWidths(counts: Counts): typeof NO_WIDTHS {
	// Only at its very end does a send need the digits of its total.
	const {denominator = 0} = counts;
	const number = Math.max(widthOf(count(Math.max(0, denominator - 1))), widthOf(count(knownSum(counts, ENDED))));
	return {number, noun: widthOf('failures'), share: widthOf('100 %')};
}

function atLeast(text: SafeText, columns: number): SafeText {
	return rightAligned(text, Math.max(columns, widthOf(text)));
}

function endedText(counts: Counts): {readonly value: number; readonly text: SafeText} | undefined {
	const {least, most} = endedRange(counts);
	const value = knownSum(counts, ENDED);
	return least === most && value > 0 ? {value, text: count(value)} : undefined;
}

/** `+292 in 2 s`: how many more failed between the last two answers, the longest form first. */
function changeForms({watch, now}: VerdictFacts): readonly SafeText[] | undefined {
	const {deltas, history, updatedAt, isSettled} = watch;
	const more = FAILURES.reduce((sum, name) => sum + (deltas[name] ?? 0), 0);
	const [last, before] = [history.at(-1), history.at(-2)];
	if (more <= 0 || last === undefined || before === undefined || last.at !== updatedAt) return undefined;
	const lasts = last.at - before.at;
	// After the end polls are far apart: what one of the others would have taken away is no news any more.
	if (isSettled && now - last.at > lasts) return undefined;
	return [safe`+${count(more)} in ${duration(lasts)}`, safe`+${count(more)}`];
}
