import type {Event} from './watch/event.ts';
import {reduce} from './watch/reduce.ts';
import type {State} from './watch/state.ts';

/** Holds a state. Only an event changes it. */
export type StoreOf<S, E> = {
	readonly getState: () => S;
	/** Applies the events in order, then calls the listeners once: what happens together is drawn together. */
	readonly dispatch: (...events: readonly E[]) => void;
	/** Calls the listener after every change. Returns a function that unsubscribes it. */
	readonly subscribe: (listener: () => void) => () => void;
};

/** Holds the state of a watch. */
export type Store = StoreOf<State, Event>;

/** Creates the store of a watch with an initial state. */
export function createStore(initial: State): Store {
	return createStoreOf(initial, reduce);
}

/** Creates a store with an initial state, which a reducer changes. */
export function createStoreOf<S, E>(initial: S, reduceState: (state: S, event: E) => S): StoreOf<S, E> {
	let state = initial;
	const listeners = new Set<() => void>();
	return {
		getState: () => state,
		dispatch(...events) {
			const next = events.reduce(reduceState, state);
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
