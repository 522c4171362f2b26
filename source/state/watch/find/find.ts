import {count} from '../../../core/text/format.ts';
import {hint} from '../../../core/text/hints.ts';
import {type SafeText, say} from '../../../core/text/text.ts';
import type {Handlers} from '../handlers.ts';
import {cursorRow, selectInView} from '../list/cursor.ts';
import {isComplete, isDone, rowCount} from '../list/pages.ts';
import type {NoticeText} from '../notice-text.ts';
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
	return matches === undefined ? rest : toAwaited({...rest, matches});
}

/** The cursor goes to the match that was waited for, and a load to the end goes on without it. */
function toAwaited(state: State): State {
	const {awaitsMatch: height, ...view} = state.view;
	if (height === undefined || view.overlay.kind === 'prompt' || state.matches === undefined) return state;
	const {pages, selection, goal, ...list} = state.list;
	const row = nextMatch(state.matches.rows, cursorRow(pages, selection), 0);
	if (row === undefined) return state;
	const isWhole = goal?.kind === 'end' || goal?.kind === 'all';
	const found = {...list, pages, selection: selectInView(pages, selection, row, height)};
	return {...state, view, list: isWhole ? {...found, goal: {kind: 'all'}} : found};
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
		hasMore: canLoadAll(state) && list.goal?.kind !== 'end' && list.goal?.kind !== 'all',
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
		return {...sought, view: {...sought.view, awaitsMatch: event.height}};
	},
	'went-to-match': (state, event) => goToMatch(state, event.by, event),
	'ended-find': (state) => ({...state, view: withoutFind(state.view)}),
};

function withoutFind({find: _, awaitsMatch: __, ...view}: View): View {
	return view;
}

function goToMatch(state: State, by: -1 | 0 | 1, {at, height}: {readonly at: number; readonly height: number}): State {
	const tell = (text: NoticeText): State => ({...state, view: {...state.view, notice: {text, at, during: 'stay'}}});
	if (state.matches === undefined)
		return tell([say`Nothing is looked for.`, hint('find', 'finds emails among the loaded ones.')]);
	const {rows} = state.matches;
	const {pages, selection} = state.list;
	const from = cursorRow(pages, selection);
	const row = nextMatch(rows, from, by);
	const orMore = (text: SafeText): NoticeText => (canLoadAll(state) ? [text, hint('end', 'loads all.')] : text);
	if (row === undefined) return tell(orMore(say`No match among the ${count(rowCount(pages))} loaded emails.`));
	const {goal: _, ...list} = state.list;
	const moved = {...state, list: {...list, selection: selectInView(pages, selection, row, height)}};
	if (rows.length === 1 && row === from) return {...moved, view: tell(orMore(say`This is the only match.`)).view};
	if (by === -1 ? row < from : row >= from) return moved;
	const round =
		by === -1
			? say`Past the first match: on from the last loaded.`
			: orMore(say`Past the last match: on from the first.`);
	return {...moved, view: tell(round).view};
}

/** A recording has no pages to load. */
function canLoadAll({list, replay}: State): boolean {
	return replay === undefined && list.refusal === undefined && !isDone(list.pages);
}
