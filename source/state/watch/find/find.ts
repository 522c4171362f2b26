import {count} from '../../../core/text/format.ts';
import {hint} from '../../../core/text/hints.ts';
import {type SafeText, say} from '../../../core/text/text.ts';
import type {Event} from '../event.ts';
import {isComplete, rowCount} from '../list/pages.ts';
import {cursorRow, selectInView} from '../list/selection.ts';
import type {NoticeText} from '../notice-text.ts';
import {shownState} from '../select/shown.ts';
import type {State} from '../state.ts';
import type {View} from '../view/view.ts';
import {matchRows, neighbour, type Query, queryOf} from './matches.ts';

/** What is looked for now: what is being typed, else what was typed last. */
export function queryIn({overlay, find}: View): Query | undefined {
	const text = overlay.kind === 'prompt' && overlay.prompt === 'find' ? overlay.line.text : find;
	return text === undefined ? undefined : queryOf(text);
}

/** How many rows match, which of them the cursor is on, and how many rows there are to look through. */
export type Matches = {readonly count: number; readonly current: number | undefined; readonly of: string};

/** Counts the matches of a query among the loaded rows. */
export function countMatches(query: Query, {list, watch}: State): Matches {
	const rows = matchRows(query, list.pages);
	const current = rows.indexOf(cursorRow(list.pages, list.selection));
	const {total} = watch.operation?.stats ?? {};
	const loaded = rowCount(list.pages);
	const isWhole = list.filterOrder.length === 0;
	const all = isWhole && total !== undefined && total > loaded && !isComplete(list.pages) ? ` of ${count(total)}` : '';
	return {count: rows.length, current: current === -1 ? undefined : current + 1, of: `${count(loaded)}${all} loaded`};
}

/** The matches in words: `match 3 of 17 · 150 of 10,000 loaded`. */
export function matchesText({count: matches, current, of}: Matches, dot: string): SafeText {
	const found =
		current === undefined
			? `${matches === 0 ? 'no' : count(matches)} match${matches === 1 ? '' : 'es'}`
			: `match ${count(current)} of ${count(matches)}`;
	return say`${found} ${dot} ${of}`;
}

/** What looking for an email changes: what is looked for, and where the cursor stands. */
export function reduceFind(state: State, event: Event): State {
	switch (event.type) {
		case 'looked-for': {
			const {find: _, ...view} = state.view;
			const closed = {...state, view: {...view, overlay: {kind: 'none' as const}}};
			if (queryOf(event.text) === undefined) return closed;
			return goToMatch({...closed, view: {...closed.view, find: event.text}}, 0, event);
		}
		case 'went-to-match':
			return goToMatch(state, event.by, event);
		case 'ended-find': {
			const {find: _, ...view} = state.view;
			return {...state, view};
		}
		default:
			return state;
	}
}

function goToMatch(state: State, by: -1 | 0 | 1, {at, height}: {readonly at: number; readonly height: number}): State {
	const tell = (text: NoticeText): State => ({...state, view: {...state.view, notice: {text, at}}});
	const query = queryIn(state.view);
	if (query === undefined)
		return tell([say`Nothing is looked for.`, hint('find', 'finds emails among the loaded ones.')]);
	// What is hidden is not found either: the same rows as on the screen.
	const {pages, selection} = shownState(state).list;
	const rows = matchRows(query, pages);
	const from = cursorRow(pages, selection);
	const row = neighbour(rows, from, by);
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
	return replay === undefined && !isComplete(list.pages);
}
