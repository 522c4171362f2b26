import {plural} from '../../core/text/format.ts';
import {type SafeText, say} from '../../core/text/text.ts';
import {isComplete, withoutMissing} from './list/pages.ts';
import {isAtEnd} from './list/reach-goal.ts';
import {settleRange} from './marks.ts';
import {canLoadMore} from './select/loadable.ts';
import type {State} from './state.ts';

/** Marks every email of the list, once all of it is loaded; `at` in epoch ms. */
export function markAll(state: State, at: number): State {
	const {list, marks} = state;
	if (canLoadMore(state)) return {...state, list: {...list, goal: {kind: 'marks'}}};
	const listed = withoutMissing(list.pages).loaded.flatMap(({emails}) => emails);
	const added = listed.map((email) => [email.id.raw, email] as const);
	const emails = new Map([...settleRange(marks, list).emails, ...added]);
	const isWhole = isComplete(list.pages);
	const text = isWhole
		? say`${plural(added.length, 'email')} marked.`
		: say`${plural(added.length, 'email')} marked; the rest of the list cannot be loaded.`;
	return tell({...state, marks: {emails}}, text, at);
}

/** Once everything is loaded that was to be marked, it is; if the load ends before, the notice says that nothing was. */
export function withAllMarked(before: State, after: State, at: number | undefined): State {
	const isOver = before.list.goal?.kind === 'marks' && after.list.goal?.kind !== 'marks';
	if (!isOver) return after;
	const moment = at ?? after.list.updatedAt ?? after.startedAt;
	const isLoaded = after.list.generation === before.list.generation && isAtEnd(after.list);
	return isLoaded ? markAll(after, moment) : tell(after, say`Loading was stopped: nothing was marked.`, moment);
}

function tell(state: State, text: SafeText, at: number): State {
	return {...state, view: {...state.view, notice: {text, at, during: 'stay'}}};
}
