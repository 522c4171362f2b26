import type {Event} from './watch/event.ts';
import {reduce} from './watch/reduce.ts';
import type {State} from './watch/state.ts';

/** Holds the one state of a watch. The only way to change it is an event. */
export type Store = {
	readonly getState: () => State;
	/** Applies the events in order and tells the listeners once: what happened together is one change on the screen. */
	readonly dispatch: (...events: readonly Event[]) => void;
	/** Calls the listener after every change; the returned function takes it out again. */
	readonly subscribe: (listener: () => void) => () => void;
};

/** Opens a store on a state. */
export function createStore(initial: State): Store {
	let state = initial;
	const listeners = new Set<() => void>();
	return {
		getState: () => state,
		dispatch(...events) {
			const next = events.reduce(reduce, state);
			if (next === state) return;
			state = next;
			for (const listener of [...listeners]) listener();
		},
		subscribe(listener) {
			listeners.add(listener);
			return () => {
				listeners.delete(listener);
			};
		},
	};
}
