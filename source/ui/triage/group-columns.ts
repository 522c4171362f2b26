import type {Grouping} from '../../core/emails/failure-groups.ts';
import {meaningOf, type StatusMeaning} from '../../core/operation/status.ts';
import {NO_TEXT} from '../../core/text/compose.ts';
import {widthOf} from '../../core/text/drawing/width.ts';
import {count, percent} from '../../core/text/format.ts';
import {type SafeText, safe} from '../../core/text/text.ts';
import type {CurrentFigures} from '../../state/failures/domains.ts';
import type {KnownGroup} from '../../state/failures/failures.ts';
import {groupingOf} from '../../state/failures/groups.ts';
import {noReasonOf} from '../../state/failures/why.ts';
import {commonText, countedText, groupFigureTexts, reasonsText} from '../../state/failures/words.ts';
import type {State} from '../../state/watch/state.ts';
import {shareOut} from '../watch/list/filter-words.ts';
import {minuteText, noReasonText} from './triage-words.ts';

/** The columns of a group: numbers on the left, texts, and on the right the figures of its domain in the whole send. */
export type GroupCells = {
	readonly meaning: StatusMeaning;
	readonly count: SafeText;
	/** The increase since the previous read; empty if there is none. */
	readonly change: SafeText;
	readonly share: SafeText;
	readonly texts: readonly GroupText[];
	readonly figures: readonly SafeText[];
};

/** A text of a group, and whether it is one domain, whose end is what tells it apart. */
export type GroupText = {readonly text: SafeText; readonly isDomain: boolean};

/** How wide the columns are, and what stands above them. */
export type GroupColumns = {
	readonly count: number;
	readonly change: number;
	readonly share: number;
	readonly texts: readonly {readonly head: SafeText; readonly columns: number}[];
	readonly figures: readonly {readonly head: SafeText; readonly columns: number}[];
};

/** The cursor and the glyph. */
export const GROUP_LEAD = 4;
/** Between two columns, and the place of the scrollbar with the column at the right edge. */
export const [COLUMN_GAP, BAR] = [2, 2];
/** From this many columns of the terminal on, a group has figures of its domain; of the pane, more than one text, heads and trends. */
const FIGURES_COLUMNS = 120;
const WIDE_COLUMNS = 80;
const TWO_TEXTS_COLUMNS = 56;
/** Heads of the columns with a domain's figures. */
const FIGURES = [safe`OF ITS`, safe`P50`, safe`P95`] as const;
const FEWEST_FIGURE = 6;

type GroupFacts = Pick<State, 'failures' | 'replay'> & {readonly figures?: CurrentFigures};
type Texts = readonly {
	readonly head: SafeText;
	readonly text: (group: KnownGroup) => SafeText;
	readonly isDomain?: (group: KnownGroup) => boolean;
}[];

/** The texts of a group in a pane of the given width, the one that names it first; in a narrow one the domain comes before the reason. */
function textsFor(columns: number, state: GroupFacts): Texts {
	const grouping = groupingOf(state.failures);
	const isWide = columns >= WIDE_COLUMNS;
	const why = (group: KnownGroup) =>
		group.reasons.length === 0 ? noReasonText(state, !isWide) : reasonsText(group, noReasonOf(state));
	const named = ({common}: KnownGroup) => commonText(common, minuteText);
	const reason = (group: KnownGroup) => (group.common.by === 'reason' ? named(group) : noReasonText(state, !isWide));
	const where = (group: KnownGroup) => (isWide ? whereText(group) : shortWhereText(group));
	const isNamedByDomain = ({common}: KnownGroup) => common.by === 'domain';
	const byName = {head: HEADS[grouping], text: named, isDomain: isNamedByDomain};
	const own = grouping === 'reason' ? {head: HEADS.reason, text: reason} : byName;
	const place = {head: safe`WHERE`, text: where, isDomain: ({domains}: KnownGroup) => domains.length === 1};
	if (columns < TWO_TEXTS_COLUMNS) return [byName];
	if (grouping === 'reason') return isWide ? [own, place] : [place, own];
	const cause = {head: safe`REASON`, text: why};
	if (grouping === 'domain') return [own, cause];
	return isWide ? [own, place, cause] : [own, place];
}

/** Heads of the columns with texts. */
const HEADS: Readonly<Record<Grouping, SafeText>> = {
	reason: safe`REASON`,
	domain: safe`DOMAIN`,
	tag: safe`TAG`,
	minute: safe`MINUTE`,
};

function whereText({domains, common}: KnownGroup): SafeText {
	const [only, ...others] = domains;
	if (common.by === 'domain') return commonText(common, minuteText);
	if (only === undefined || others.length > 0) return countedText(domains);
	return commonText({by: 'domain', domain: only.value}, minuteText);
}

/** Where the failures of a group are, in a narrow pane. */
function shortWhereText(group: KnownGroup): SafeText {
	return group.domains.length > 1 ? safe`${count(group.domains.length)} domains` : whereText(group);
}

/** The columns of every group in a pane of this width, in a terminal of this width. */
export function groupCells(
	groups: readonly KnownGroup[],
	columns: number,
	terminal: number,
	state: GroupFacts,
): {readonly cells: readonly GroupCells[]; readonly widths: GroupColumns} {
	const grouping = groupingOf(state.failures);
	const texts = textsFor(columns, state);
	const hasFigures = terminal >= FIGURES_COLUMNS && (grouping === 'reason' || grouping === 'domain');
	const cells = groups.map((group): GroupCells => {
		const {emails, share, before, statuses} = group;
		const grown = before === undefined ? 0 : emails.length - before;
		const {ofIts, p50, p95} = groupFigureTexts(group, state.figures);
		return {
			meaning: meaningOf(statuses[0]?.value.safe ?? ''),
			count: count(emails.length),
			change: grown > 0 ? safe`+${count(grown)}` : NO_TEXT,
			share: percent(share),
			texts: texts.map(({text, isDomain}) => ({text: text(group), isDomain: isDomain?.(group) ?? false})),
			figures: hasFigures ? [ofIts, p50, p95] : [],
		};
	});
	return {cells, widths: widthsOf(cells, columns, texts, hasFigures)};
}

function widthsOf(cells: readonly GroupCells[], columns: number, texts: Texts, hasFigures: boolean): GroupColumns {
	const isWide = columns >= WIDE_COLUMNS;
	const widest = (fewest: number, of: (cell: GroupCells) => SafeText | undefined) =>
		Math.max(fewest, ...cells.map((cell) => widthOf(of(cell) ?? NO_TEXT)));
	const number = widest(isWide ? 6 : 5, (cell) => cell.count) + 1;
	const grown = isWide ? widest(0, ({change}) => change) : 0;
	const change = grown === 0 ? 0 : grown + 1;
	const share = isWide ? 7 : 6;
	const figures = (hasFigures ? FIGURES : []).map((head, index) => ({
		head,
		columns: widest(FEWEST_FIGURE, (cell) => cell.figures[index]),
	}));
	const taken = figures.reduce((sum, figure) => sum + COLUMN_GAP + figure.columns, 0);
	const gaps = texts.length * COLUMN_GAP;
	const room = Math.max(0, columns - GROUP_LEAD - number - change - share - taken - gaps - BAR);
	const wanted = texts.map(({head}, index) => widest(widthOf(head), (cell) => cell.texts[index]?.text));
	const shares = sharesOf(wanted, room);
	// What no text needs is behind the last one, so that the figures are at the right edge.
	const spare = room - shares.reduce((sum, one) => sum + one, 0);
	return {
		...{count: number, change, share, figures},
		texts: texts.map(({head}, index) => ({
			head,
			columns: (shares[index] ?? 0) + (index === texts.length - 1 ? spare : 0),
		})),
	};
}

/** What names a group is cut last: it may take so much of the room where the others would have to be cut too. */
const NAME_SHARE = 0.6;

function sharesOf([name = 0, ...others]: readonly number[], room: number): readonly number[] {
	const wanted = others.reduce((sum, one) => sum + one, 0);
	const own = Math.min(name, Math.max(others.length === 0 ? room : Math.floor(room * NAME_SHARE), room - wanted));
	return [own, ...shareOut(others, room - own)];
}
