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

/** The state after an event with its matches brought up to date: with the rows, and with what is to be found in them. */
export function withMatches(before: State, after: State): State {
	const text = findText(after.view);
	const searched = {matches: after.matches, pages: before.list.pages};
	const matches = text === undefined ? undefined : findMatches(text, after.list.pages, searched);
	if (matches === after.matches) return after;
	const {matches: _, ...rest} = after;
	return matches === undefined ? rest : {...rest, matches};
}

/** How many rows match, which of them the cursor is on (1-based), and how many rows there are to search. */
export type MatchCount = {readonly count: number; readonly current: number | undefined; readonly of: string};

/** Counts the matches among the loaded rows. */
export function countMatches({rows}: Matches, {list, watch}: State): MatchCount {
	const current = rows.indexOf(cursorRow(list.pages, list.selection));
	const {total} = watch.operation?.stats ?? {};
	const loaded = rowCount(list.pages);
	const isWhole = list.filterOrder.length === 0;
	const all = isWhole && total !== undefined && total > loaded && !isComplete(list.pages) ? ` of ${count(total)}` : '';
	return {count: rows.length, current: current === -1 ? undefined : current + 1, of: `${count(loaded)}${all} loaded`};
}

/** The matches in words: `match 3 of 17 · 150 of 10,000 loaded`. */
export function matchesText({count: matches, current, of}: MatchCount, dot: string): SafeText {
	const found =
		current === undefined
			? `${matches === 0 ? 'no' : count(matches)} match${matches === 1 ? '' : 'es'}`
			: `match ${count(current)} of ${count(matches)}`;
	return say`${found} ${dot} ${of}`;
}

/** The search for emails among the loaded ones. */
export type FindEvent =
	| {readonly type: 'started-find'; readonly at: number; readonly text: string; readonly height: number}
	| {readonly type: 'went-to-match'; readonly at: number; readonly by: 1 | -1; readonly height: number}
	| {readonly type: 'ended-find'};

/** What each of these events does to the query and the cursor. */
export const FIND_HANDLERS: Handlers<State, FindEvent> = {
	'started-find'(state, event) {
		const {find: _, ...view} = state.view;
		const closed: State = {...state, view: {...view, overlay: {kind: 'none'}}};
		if (event.text.trim() === '') return closed;
		return goToMatch(withMatches(state, {...closed, view: {...closed.view, find: event.text}}), 0, event);
	},
	'went-to-match': (state, event) => goToMatch(state, event.by, event),
	'ended-find'(state) {
		const {find: _, ...view} = state.view;
		return {...state, view};
	},
};

function goToMatch(state: State, by: -1 | 0 | 1, {at, height}: {readonly at: number; readonly height: number}): State {
	const tell = (text: NoticeText): State => ({...state, view: {...state.view, notice: {text, at}}});
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
