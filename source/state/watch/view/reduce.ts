import type {Event} from '../event.ts';
import type {State} from '../state.ts';
import * as view from './view.ts';

/** What an event does to what the watcher has opened. */
export function reduceView(state: State, event: Event): State {
	const next = (changed: view.View): State => ({...state, view: changed});
	switch (event.type) {
		case 'opened-prompt':
			return next(view.openPrompt(state.view, event.prompt, event.text));
		case 'edited-prompt':
			return next(view.editPrompt(state.view, event.edit));
		case 'replaced-prompt':
			return next(view.replacePrompt(state.view, event.line));
		case 'remembered-entry':
			return next(view.rememberEntry(state.view, event.prompt, event.text));
		case 'recalled-entry':
			return next(view.recallEntry(state.view, event.by));
		case 'opened-menu':
			return next(view.openMenu(state.view, event.menu, event.chosen ?? new Set()));
		case 'moved-in-menu':
			return next(view.moveInMenu(state.view, event.by, event.count));
		case 'toggled-in-menu':
			return next(view.toggleInMenu(state.view, event.key));
		case 'opened-help':
			return next({...state.view, overlay: {kind: 'help', top: 0}});
		case 'copied':
			return next({...state.view, copied: event.text});
		case 'opened-copied':
			return next({...state.view, overlay: {kind: 'copied', top: 0}});
		case 'scrolled-overlay':
			return next(view.scrollOverlay(state.view, event.by));
		case 'closed-overlay':
		case 'changed-filter':
			return next({...state.view, overlay: {kind: 'none'}});
		default:
			return state;
	}
}
