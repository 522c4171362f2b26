import {memo} from 'react';
import {kept} from '../../../core/kept.ts';
import type {LeftOut} from '../../../core/network/gaps.ts';
import {NO_TEXT} from '../../../core/text/compose.ts';
import {truncate, widthOf} from '../../../core/text/drawing/width.ts';
import {clockTime, count, duration, plural} from '../../../core/text/format.ts';
import {type SafeText, safe, safeLine} from '../../../core/text/text.ts';
import type {LocalClock} from '../../../core/time/moments.ts';
import {cursorRow} from '../../../state/watch/list/cursor.ts';
import type {List} from '../../../state/watch/list/list.ts';
import {isComplete, rowCount} from '../../../state/watch/list/pages.ts';
import {leftOutIn} from '../../../state/watch/list/streams.ts';
import {refreshRoundMs} from '../../../state/watch/select/rows-age.ts';
import type {KeyOf} from '../../keys/shown-keys.ts';
import {Line} from '../../line.tsx';
import {span} from '../../span.ts';
import type {Theme} from '../../theme/theme.ts';
import {titledRule} from '../../titled-rule.ts';
import {type FilterWord, filterWords, fitFilters} from './filter-words.ts';

export type ListHeadProps = {
	readonly list: List;
	/** The row number (0-based) of the first visible row, and how many rows are visible. */
	readonly top: number;
	readonly visible: number;
	/** How many emails the operation has, if it said so. */
	readonly total: number | undefined;
	/** In a replay, whether all rows that the list would have were recorded. */
	readonly recorded?: 'all' | 'part' | undefined;
	readonly isLoading: boolean;
	/** In a list by reason, of how many failures the reason has been read, if not of all. */
	readonly read?: SafeText | undefined;
	/** Recipients are hidden. */
	readonly isMasked: boolean;
	/** When the oldest visible row was read (epoch ms), if that is worth saying. */
	readonly readAt?: number | undefined;
	/** How many emails are marked. */
	readonly marked: number;
	/** How many changes wait behind a frozen list, as the counters tell; undefined while it goes on. */
	readonly frozen?: number | undefined;
	/** What times of a filter are written for. */
	readonly clock: LocalClock;
	/** What is looked for, and how many rows match. */
	readonly find: string | undefined;
	readonly matches: SafeText | undefined;
	/** Why the email under the cursor failed, where the rows have no room for it. */
	readonly reason?: SafeText | undefined;
	readonly keyOf: KeyOf;
	readonly columns: number;
	readonly theme: Theme;
};

/** The line over the list: what is filtered, and where in the list the window is. It is not drawn again where only the cursor moves on a page. */
export const ListHead = memo(function ListHead({
	list,
	top,
	visible,
	total,
	recorded,
	isLoading,
	read,
	isMasked,
	readAt,
	marked,
	frozen,
	clock,
	find,
	matches,
	reason,
	keyOf,
	columns,
	theme,
}: ListHeadProps) {
	const title = safe`Emails`;
	const lost = leftOutWords(leftOutIn(list.streams), columns >= 70);
	const chosen = `${isMasked ? '   masked' : ''}${marked === 0 ? '' : `   ${count(marked)} marked`}`;
	const marks = safeLine(`${frozenText(frozen)}${chosen}`);
	const fewer = safeLine(`${frozen === undefined ? '' : '   frozen'}${chosen}`);
	const words = [...filterWords(list, clock, keyOf), ...(find === undefined ? [] : [findWord(find, keyOf)])];
	const facts = {list, top, visible, total, recorded, isLoading, read, readAt, clock, matches, keyOf};
	const endsOf = (hasTotal: boolean): HeadEnds => {
		const place = safeLine(placeOf({...facts, hasTotal}, columns, theme));
		const room = columns - widthOf(place) - RULE_COLUMNS;
		const shown = fitFilters(words, Math.max(0, room - widthOf(title) - widthOf(lost) - widthOf(marks) - 3));
		return {place, room, shown};
	};
	const [whole, brief] = [endsOf(true), endsOf(false)];
	// What the list is filtered by matters more than how many that selects, but for the words of a reason: its code tells which it is.
	const {place, room, shown} = whole.shown === brief.shown || list.filter.reasons.length > 0 ? whole : brief;
	const isAlone = reason !== undefined && marks === '' && lost === '' && find === undefined;
	const why = isAlone ? safe`why ${truncate(reason, room - widthOf(title) - WHY_COLUMNS)}` : shown;
	const filters = shown === '' ? marks : safe`${marks}   ${why}`;
	return (
		<Line>
			{titledRule(
				{
					left: [
						{
							forms: [...[filters, fewer, NO_TEXT].map((words) => [lost, words]), [NO_TEXT, NO_TEXT]].map(
								([left = NO_TEXT, words = NO_TEXT]) => [
									span(title, {...theme.accent, isBold: true}),
									span(left, theme.alert),
									span(words, theme.accent),
								],
							),
							rank: 0,
						},
					],
					right: place === '' ? [] : [{forms: shorter(place, theme).map((text) => span(text, theme.muted)), rank: 1}],
				},
				columns,
				theme,
			)}
		</Line>
	);
}, isSameHead);

function isSameHead({list: listBefore, ...before}: ListHeadProps, {list: listAfter, ...after}: ListHeadProps): boolean {
	const [{selection: _, travel: _from, ...old}, {selection: __, travel: _to, ...fresh}] = [listBefore, listAfter];
	return kept(before, after) === before && kept(old, fresh) === old && pageOf(listBefore) === pageOf(listAfter);
}

/** The page that the cursor is on, counted from 0. */
function pageOf({pages, selection, pageSize}: List): number {
	return Math.floor(cursorRow(pages, selection) / pageSize);
}

/** The right end of the line, how much room that leaves, and the filters that fit into it. */
type HeadEnds = {readonly place: SafeText; readonly room: number; readonly shown: SafeText};

/** A text of several parts, with fewer and fewer of them. */
function shorter(text: SafeText, {dot}: Theme): readonly SafeText[] {
	const separator = safe` ${dot} `;
	const parts = text.split(separator);
	return parts.map((_, dropped) => safeLine(parts.slice(0, parts.length - dropped).join(separator)));
}

/** What the rule around the texts takes. */
const RULE_COLUMNS = 7;
/** What stands around a reason. */
const WHY_COLUMNS = 8;

/** How many items of the list are not shown: `5 emails could not be read`. */
function leftOutWords({unreadable, foreign}: LeftOut, isWide: boolean): SafeText {
	const words = [
		...(unreadable === 0
			? []
			: [isWide ? `${plural(unreadable, 'email')} could not be read` : `${count(unreadable)} unreadable`]),
		...(foreign === 0
			? []
			: [
					isWide
						? `${plural(foreign, 'email')} of another operation left out`
						: `${count(foreign)} of another operation`,
				]),
	];
	return safeLine(words.map((word) => `   ${word}`).join(''));
}

/** What is looked for; the key that changes it says what it is. */
function findWord(text: string, keyOf: KeyOf): FilterWord {
	const key = keyOf('find');
	return {key: key ?? '', name: key === undefined ? 'find' : '', value: safeLine(text)};
}

/** The list is frozen. */
function frozenText(waiting: number | undefined): string {
	if (waiting === undefined) return '';
	return waiting === 0 ? '   frozen' : `   frozen, ${plural(waiting, 'change')} waiting`;
}

type PlaceFacts = Pick<
	ListHeadProps,
	'list' | 'top' | 'visible' | 'total' | 'recorded' | 'isLoading' | 'read' | 'readAt' | 'clock' | 'matches' | 'keyOf'
> & {
	/** Says of how many where the list is filtered, too. */
	readonly hasTotal: boolean;
};

/** Where the rows on the screen are in the list, and what it is doing. */
function placeOf(
	{list, top, visible, total, recorded, isLoading, read, readAt, clock, matches, keyOf, hasTotal}: PlaceFacts,
	columns: number,
	theme: Theme,
): string {
	const isWide = columns >= 70;
	const rows = rowCount(list.pages);
	const of = ofText({list, total, recorded, hasTotal}, rows);
	const sought = recorded === undefined ? soughtText(list, isWide) : undefined;
	if (sought !== undefined) {
		// With an email open, the key that would close it stops first.
		const stop = keyOf('stop') ?? keyOf('back');
		return `${sought}${theme.ellipsis} ${count(rows)}${of}${stop === undefined ? '' : ` ${theme.dot} ${stop} stops`}`;
	}
	if (isLoading) return rows === 0 ? `loading${theme.ellipsis}` : `loading${theme.ellipsis} ${count(rows)}${of}`;
	if (rows === 0) return read ?? '';
	if (matches !== undefined) return matches;
	return rangeText({list, top, visible, recorded, of, read, readAt, clock}, columns, theme);
}

/** Of how many rows a window is a part, or how many were recorded; empty where that is unknown. */
function ofText(
	{list, total, recorded, hasTotal}: Pick<PlaceFacts, 'list' | 'total' | 'recorded' | 'hasTotal'>,
	rows: number,
): string {
	const isFiltered = list.filterOrder.length > 0;
	if (isFiltered && !hasTotal) return '';
	if (recorded === 'part') return ` of ${count(rows)} recorded`;
	// Counters may lag behind the list. What a filter selects is known once the list has been read to its end.
	const all = isFiltered && isComplete(list.pages) ? rows : total;
	return all === undefined || all < rows ? '' : ` of ${count(all)}`;
}

type RangeFacts = Pick<ListHeadProps, 'list' | 'top' | 'visible' | 'recorded' | 'read' | 'readAt' | 'clock'> & {
	readonly of: string;
};

/** The visible rows, their page, and their age if it matters. */
function rangeText(
	{list, top, visible, recorded, of, read, readAt, clock}: RangeFacts,
	columns: number,
	{dash, dot}: Theme,
): string {
	const window = `${count(top + 1)}${dash}${count(top + visible)}`;
	if (read !== undefined) return `${window}${columns < 56 ? '' : of} ${dot} ${read}`;
	const round = refreshRoundMs(list, visible);
	const heavy = round === undefined ? '' : ` ${dot} heavy: refreshed every ${duration(round)}`;
	const at = readAt === undefined ? undefined : clockTime(readAt, clock.now);
	// The rows of a part are not where they were in the send.
	const where = recorded === 'part' ? '' : ` ${dot} page ${pageOf(list) + 1}`;
	if (columns >= 70) return `${window}${of}${where}${heavy}${at === undefined ? '' : ` ${dot} as of ${at}`}`;
	// Where there is room for one of them, old rows matter more than how often they are refreshed.
	if (at === undefined) return `${window}${of}${heavy}`;
	return columns < 56 ? `${window} ${dot} as of ${at.slice(0, 5)}` : `${window}${of} ${dot} as of ${at}`;
}

/** What pages are being loaded for, if all of them are. */
function soughtText({goal, refusal}: List, isWide: boolean): string | undefined {
	if (refusal !== undefined) return undefined;
	if (goal?.kind === 'failure') return isWide ? 'looking for the next failure' : 'next failure';
	if (goal?.kind === 'match') return isWide ? 'looking for a match' : 'finding';
	if (goal?.kind === 'marks') return isWide ? 'loading to mark all' : 'marking all';
	return goal?.kind === 'end' || goal?.kind === 'all' ? 'loading' : undefined;
}
