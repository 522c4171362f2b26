import type {Client} from '../api/client.ts';
import {nextDelay} from '../core/pace.ts';
import type {Problem} from '../core/problem.ts';
import {demandOf, type State} from '../core/state.ts';
import {createSlot} from './attempt.ts';
import type {Clock} from './clock.ts';
import {createDetailsLoader} from './details-loader.ts';
import type {Store} from './store.ts';

/** What the monitor's parts work with. `chance` gives a number from 0 to 1. */
export type MonitorOptions = {
	readonly client: Client;
	readonly store: Store;
	readonly clock: Clock;
	readonly chance: () => number;
};

/** Fetches what the state demands besides its polls: pages of the list, one email. */
export type Loader = {
	/** Starts what is wanted and not under way yet, calls off what is no longer wanted. */
	readonly satisfy: () => void;
	readonly close: () => void;
};

/** Makes a loader that ends with the given signal. */
export function createLoader({client, store, clock, chance}: MonitorOptions, closing: AbortSignal): Loader {
	const pageSlot = createSlot(closing);
	const details = createDetailsLoader({client, store, clock}, closing);
	let cancelRetry = () => {};

	function satisfy(): void {
		if (closing.aborted) return;
		const state = store.getState();
		const {page} = demandOf(state);
		const generation = String(state.list.generation);
		pageSlot.keepOnly(generation);
		if (page !== undefined && pageSlot.key() !== generation) loadPageWhenDue(page.token, state);
		details.satisfy();
	}

	function loadPageWhenDue(token: string | null, state: State): void {
		const wait = (state.list.retryAt ?? 0) - clock.now();
		cancelRetry();
		if (wait <= 0) loadPage(token, state);
		else cancelRetry = clock.after(wait, satisfy);
	}

	function loadPage(token: string | null, {list, operationId}: State): void {
		const {generation, filter, pageSize} = list;
		pageSlot.run(String(generation), {
			ask: (signal) => client.listEmails({operationId, filter, token, pageSize}, signal),
			succeed: (page) => store.dispatch({type: 'received-page', at: clock.now(), generation, token, page}),
			fail: (problem) => reportPageFailure(generation, problem),
		});
		store.dispatch({type: 'asked-page', at: clock.now()});
	}

	function reportPageFailure(generation: number, problem: Problem): void {
		const at = clock.now();
		const {list, intervalMs} = store.getState();
		const delay = nextDelay({intervalMs, isSettled: false, failures: list.failures + 1, problem, chance: chance()});
		store.dispatch({type: 'failed-page', at, generation, problem, retryAt: at + delay});
	}

	function close(): void {
		cancelRetry();
		details.close();
	}

	return {satisfy, close};
}
