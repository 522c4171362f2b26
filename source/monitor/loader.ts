import {sliceOf} from '../core/emails/filter.ts';
import {isProbing, nextDelay} from '../core/network/delays.ts';
import type {Problem} from '../core/network/problem.ts';
import {pageAfter} from '../state/watch/list/loading.ts';
import type {SizedRequest} from '../state/watch/list/paging/page-size.ts';
import type {PageRequest} from '../state/watch/list/streams.ts';
import {demandOf} from '../state/watch/select/demand.ts';
import type {State} from '../state/watch/state.ts';
import {createSlot, type Slot} from './attempt.ts';
import {createDetailsLoader} from './details-loader.ts';
import {createFailuresLoader, type LoaderOptions} from './failures-loader.ts';
import {askPage} from './lists/ask-page.ts';

/** Fetches what the state demands besides its polls: pages of the list, the open email, the failures. */
export type Loader = {
	/** Starts the requests that are needed and not under way, and aborts those no longer needed. Loads no page while polls are probes. */
	readonly satisfy: () => void;
	readonly close: () => void;
};

const FRAME_MS = 50;

/** Creates a loader that ends when `closing` aborts. */
export function createLoader({client, store, clock, random}: LoaderOptions, closing: AbortSignal): Loader {
	const pageSlots = new Map<PageRequest['status'], Slot>();
	const details = createDetailsLoader({client, store, clock}, closing);
	const failures = createFailuresLoader({client, store, clock, random}, closing);
	let cancelRetry = () => {};

	function satisfy(): void {
		if (closing.aborted) return;
		const state = store.getState();
		const {pages} = demandOf(state);
		const loading = loadingOf(state);
		for (const slot of pageSlots.values()) slot.keepOnly(loading);
		const wanted = isProbing(state.watch.failures) ? [] : pages;
		for (const request of wanted) if (pageSlots.get(request.status)?.key() !== loading) loadPageWhenDue(request, state);
		details.satisfy();
		failures.satisfy();
	}

	function loadPageWhenDue(request: SizedRequest, state: State): void {
		const {retryAt = 0, goal, updatedAt, travel} = state.list;
		// Pages that are loaded ahead come after the first page is drawn.
		const isEarly = goal === undefined && travel.rowsPerSecond === 0;
		const drawnAt = isEarly && updatedAt !== undefined ? updatedAt + FRAME_MS : 0;
		const wait = Math.max(retryAt, drawnAt) - clock.now();
		cancelRetry();
		if (wait <= 0) loadPage(request, state);
		else cancelRetry = clock.after(wait, satisfy);
	}

	/** Loads one page at a time for each status, so that the statuses are loaded in parallel. */
	function slotOf(status: PageRequest['status']): Slot {
		const slot = pageSlots.get(status) ?? createSlot(closing);
		pageSlots.set(status, slot);
		return slot;
	}

	function loadPage(request: SizedRequest, state: State): void {
		const {list, operationId} = state;
		const {generation} = list;
		const {size: pageSize, ...place} = request;
		const query = {operationId, filter: sliceOf(list.filter, request.status), token: request.token, pageSize};
		slotOf(request.status).run(loadingOf(state), {
			ask: (signal) => askPage(client, query, list.pageSize, signal),
			succeed({page, largestSize}) {
				const now = store.getState();
				const after = largestSize === undefined ? pageAfter(now.list, place, page) : undefined;
				// The server works while the answer is recorded, merged and drawn.
				if (after !== undefined) loadPage(after, now);
				const received = {type: 'received-page' as const, at: clock.now(), generation, ...place, page};
				const refused = largestSize === undefined ? [] : [{type: 'refused-page-size' as const, largestSize}];
				store.dispatch(...refused, received);
			},
			fail: (problem) => reportPageFailure(generation, place, problem),
		});
	}

	function reportPageFailure(generation: number, request: PageRequest, problem: Problem): void {
		const at = clock.now();
		const {list, intervalMs} = store.getState();
		const delay = nextDelay({intervalMs, hasEnded: false, failures: list.failures + 1, problem, jitter: random()});
		store.dispatch({type: 'failed-page', at, generation, ...request, problem, retryAt: at + delay});
	}

	function close(): void {
		cancelRetry();
		details.close();
		failures.close();
	}

	return {satisfy, close};
}

/** Tells apart what belongs to another list, or was requested before loading was stopped. */
function loadingOf({list: {generation, stops = 0}}: State): string {
	return `${generation}/${stops}`;
}
