import {count} from '../../../core/text/format.ts';
import {hint, inShort} from '../../../core/text/hints.ts';
import {type SafeText, say} from '../../../core/text/text.ts';
import type {Handlers} from '../handlers.ts';
import {cursorRow, selectInView} from '../list/cursor.ts';
import {isForAll, loadTargetFor} from '../list/goal.ts';
import type {List} from '../list/list.ts';
import {dropGoal} from '../list/moving.ts';
import {isComplete, rowCount} from '../list/pages.ts';
import {isAtEnd} from '../list/reach-goal.ts';
import type {NoticeText} from '../notice-text.ts';
import {canLoadMore} from '../select/loadable.ts';
import type {State} from '../state.ts';
import type {View} from '../view/view.ts';
import {findMatches, type Matches, nextMatch} from './matches.ts';

/** The text to find now: what is being typed, else what was typed last. */
function findText({overlay, find}: View): string | undefined {
	return overlay.kind === 'prompt' && overlay.prompt === 'find' ? overlay.line.text : find;
}

/**
 * The state after an event with its matches brought up to date: with the rows, and with what is to be found in them. A find that had
 * found nothing goes to the first match as soon as there is one.
 */
export function withMatches(before: State, after: State): State {
	const text = findText(after.view);
	const searched = {matches: after.matches, pages: before.list.pages};
	const matches = text === undefined ? undefined : findMatches(text, after.list.pages, searched);
	if (matches === after.matches) return after;
	const {matches: _, ...rest} = after;
	return matches === undefined ? rest : toSought(before, {...rest, matches});
}

/**
 * The cursor goes to the match that was waited for, and a load to the end goes on without it. A search that has come to the end of the
 * list goes on from its beginning.
 */
function toSought(before: State, state: State): State {
	const {list, matches} = state;
	const {awaitsMatch, ...view} = state.view;
	const sought = before.list.goal?.kind === 'match' ? before.list.goal : undefined;
	const height = sought?.height ?? awaitsMatch;
	if (height === undefined || view.overlay.kind === 'prompt' || matches === undefined) return state;
	const from = cursorRow(list.pages, list.selection);
	const row = sought === undefined ? nextMatch(matches.rows, from, 0) : matches.rows.find((one) => one > from);
	if (row !== undefined) return {...state, view, list: withCursorAt(row, height, list)};
	const at = list.updatedAt ?? state.startedAt;
	return sought !== undefined && isAtEnd(list) ? goToMatch({...state, view}, 1, {at, height}) : state;
}

function withCursorAt(row: number, height: number, {goal, ...list}: List): List {
	const found = {...list, selection: selectInView(list.pages, list.selection, row, height)};
	if (goal !== undefined && isForAll(goal)) return {...found, goal};
	return goal?.kind === 'end' ? {...found, goal: {kind: 'all'}} : found;
}

/** How many rows match, which of them the cursor is on (1-based), how many rows were searched, and whether more can be loaded. */
export type MatchCount = {
	readonly count: number;
	readonly current: number | undefined;
	readonly loaded: number;
	/** How many emails there are, where more than are loaded. */
	readonly all?: number;
	readonly hasMore: boolean;
};

/** Counts the matches among the loaded rows. */
export function countMatches({rows}: Matches, state: State): MatchCount {
	const {list, watch} = state;
	const current = rows.indexOf(cursorRow(list.pages, list.selection));
	const {total} = watch.operation?.stats ?? {};
	const loaded = rowCount(list.pages);
	const isWhole = list.filterOrder.length === 0;
	const hasAll = isWhole && total !== undefined && total > loaded && !isComplete(list.pages);
	return {
		count: rows.length,
		current: current === -1 ? undefined : current + 1,
		loaded,
		...(hasAll ? {all: total} : {}),
		hasMore: canLoadMore(state) && loadTargetFor(list.goal, false) !== 'all',
	};
}

/** The matches in words: `match 3 of 17 · 150 of 10,000 loaded`, or `no match in 150 of 10,000 · G loads the rest`; shorter where it `isNarrow`. */
export function matchesText(
	{count: matches, current, loaded, all, hasMore}: MatchCount,
	dot: string,
	isNarrow = false,
): NoticeText {
	const of = all === undefined ? count(loaded) : `${count(loaded)} of ${count(all)}`;
	if (matches === 0) {
		const searched = say`no match in ${isNarrow ? count(loaded) : of}`;
		return hasMore ? [searched, hint('end', isNarrow ? 'loads all' : 'loads the rest', ` ${dot} `)] : searched;
	}
	const found =
		current === undefined
			? `${count(matches)} match${matches === 1 ? '' : 'es'}`
			: `match ${count(current)} of ${count(matches)}`;
	return say`${found} ${dot} ${of} loaded`;
}

/** The search for emails among the loaded ones. */
export type FindEvent =
	| {readonly type: 'started-find'; readonly at: number; readonly text: string; readonly height: number}
	| {readonly type: 'went-to-match'; readonly at: number; readonly by: 1 | -1; readonly height: number}
	| {readonly type: 'ended-find'};

/** What each of these events does to the query and the cursor. */
export const FIND_HANDLERS: Handlers<State, FindEvent> = {
	'started-find'(state, event) {
		const closed: State = {...state, view: {...withoutFind(state.view), overlay: {kind: 'none'}}};
		if (event.text.trim() === '') return closed;
		const sought = withMatches(state, {...closed, view: {...closed.view, find: event.text}});
		if (sought.matches?.rows.length !== 0) return goToMatch(sought, 0, event);
		const waiting = {...sought, view: {...sought.view, awaitsMatch: event.height}};
		return canSeek(waiting) ? seeking(waiting, event.height) : waiting;
	},
	'went-to-match': (state, event) => goToMatch(state, event.by, event),
	'ended-find': (state) => ({...state, view: withoutFind(state.view)}),
};

function withoutFind({find: _, awaitsMatch: __, ...view}: View): View {
	return view;
}

/** Moves to the next match, or says why it cannot. */
function goToMatch(state: State, by: -1 | 0 | 1, {at, height}: {readonly at: number; readonly height: number}): State {
	const tell = (text: NoticeText): State => ({...state, view: {...state.view, notice: {text, at, during: 'stay'}}});
	if (state.matches === undefined)
		/** A key of the find without one. */
		return tell([say`No find is active.`, hint('find', 'finds emails: loaded ones first, then the rest.')]);
	const {rows} = state.matches;
	const list = isForAll(state.list.goal) ? state.list : dropGoal(state.list);
	const from = cursorRow(list.pages, list.selection);
	const isLast = rows.every((row) => row <= from);
	if (by === 1 && isLast && canSeek(state)) return seeking(state, height);
	const row = nextMatch(rows, from, by);
	const orMore = (text: SafeText, short = text): NoticeText =>
		canLoadMore(state) ? [text, hint('end', 'loads all.'), inShort(short)] : [text, inShort(short)];
	if (row === undefined)
		/** Nothing that is loaded matches. */
		return tell(orMore(say`No match among the ${count(rowCount(list.pages))} loaded emails.`, say`No match so far.`));
	const moved = {...state, list: {...list, selection: selectInView(list.pages, list.selection, row, height)}};
	/** The cursor is on the only match. */
	if (rows.length === 1 && row === from) return {...moved, view: tell(orMore(say`This is the only match.`)).view};
	if (by === -1 ? row < from : row >= from) return moved;
	/** The find went past its first or last match. */
	const round =
		by === -1
			? say`Past the first match: continuing from the last loaded one.`
			: orMore(say`Past the last match: continuing from the first.`);
	return {...moved, view: tell(round).view};
}

/** Whether more can be loaded for a match. If everything is being loaded, that is not given up for it. */
function canSeek(state: State): boolean {
	return canLoadMore(state) && !isForAll(state.list.goal);
}

/** Loads pages until there is a match below the cursor. */
function seeking(state: State, height: number): State {
	const {notice: _, ...view} = state.view;
	return {...state, view, list: {...state.list, goal: {kind: 'match', height}}};
}
