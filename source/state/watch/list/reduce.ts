import type {Event} from '../event.ts';
import type {State} from '../state.ts';
import * as list from './list.ts';

/** What an event does to the list. */
export function reduceList(state: State, event: Event): State {
	const next = (changed: list.List): State => ({...state, list: changed});
	switch (event.type) {
		case 'received-page':
			return event.generation === state.list.generation
				? next(list.receivePage(state.list, event, event.page, event.at))
				: state;
		case 'refreshed-page':
			return event.generation === state.list.generation
				? next(list.receiveRefresh(state.list, event, event.page, event.at))
				: state;
		case 'failed-page':
			return event.generation === state.list.generation
				? next(list.failPage(state.list, event, event.problem, event.retryAt))
				: state;
		case 'failed-refresh':
			return event.generation === state.list.generation ? next(list.failRefresh(state.list, event.problem)) : state;
		case 'asked-again':
			return next(list.clearFailures(state.list));
		case 'moved-cursor':
			return next(list.moveCursor(state.list, event.by, event.height));
		case 'went-to-start':
			return next(list.goToRow(state.list, 0, event.height));
		case 'went-to-end':
			return next(list.goToEnd(state.list, event.height));
		case 'jumped-page':
			return next(list.jumpPage(state.list, event.by, event.height));
		case 'sought-failure':
			return next(list.seekFailure(state.list, event.by, event.height));
		case 'dropped-goal':
			return next(list.dropGoal(state.list));
		case 'changed-filter':
			return next(list.refilter(state.list, event.change));
		default:
			return state;
	}
}
