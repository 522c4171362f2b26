import {isDone} from '../list/pages.ts';
import type {State} from '../state.ts';

/** Whether the list has pages that can still be loaded; a recording has none. */
export function canLoadMore({list, replay}: Pick<State, 'list' | 'replay'>): boolean {
	return replay === undefined && list.refusal === undefined && !isDone(list.pages);
}
