import type {Event} from './watch/event.ts';
import {reduce} from './watch/reduce.ts';
import type {State} from './watch/state.ts';

/** Holds the state of a watch. Only an event changes it. */
export type Store = {
	readonly getState: () => State;
	/** Applies the events in order, then calls the listeners once: what happens together is drawn together. */
	readonly dispatch: (...events: readonly Event[]) => void;
	/** Calls the listener after every change. Returns a function that unsubscribes it. */
	readonly subscribe: (listener: () => void) => () => void;
};

/** Creates a store with an initial state. */
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
