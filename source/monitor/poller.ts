import type {Client} from '../api/client.ts';
import {sliceOf} from '../core/emails/filter.ts';
import {isProbing, nextDelay} from '../core/network/delays.ts';
import type {Problem} from '../core/network/problem.ts';
import {duration} from '../core/text/format.ts';
import type {Clock} from '../core/time/clock.ts';
import type {Store} from '../state/store.ts';
import {type Event, notice} from '../state/watch/event.ts';
import {pagesUnderCursor} from '../state/watch/list/loading.ts';
import {refreshSize} from '../state/watch/list/requests.ts';
import type {PageRequest} from '../state/watch/list/streams.ts';
import {reduce} from '../state/watch/reduce.ts';
import type {State} from '../state/watch/state.ts';
import {attempt} from './attempt.ts';
import {createLoader} from './loader.ts';
import {createRetrier} from './retry.ts';
import {createRetryingClient, type RetryingClient} from './retrying-client.ts';

/** What a poller works with. `random` gives a number from 0 to 1. */
export type PollerOptions = {
	readonly client: Client;
	readonly store: Store;
	readonly clock: Clock;
	readonly random: () => number;
};

/** Polls the operation, turns answers into events, and fetches what the state demands. */
export type Poller = {
	/** Starts polling, beginning with a poll at once. */
	readonly start: () => void;
	/** Polls now, even if polling has stopped or paused. While the server's Retry-After lasts, it only tells the user so. */
	readonly refresh: () => void;
	/** Starts over after a sleep of the machine: drops the poll in flight and the connections, which may be dead, and polls at once. */
	readonly wake: () => void;
	/** The client with the poller's retrier, so that other requests to the account share its holds. */
	readonly client: RetryingClient;
	/** Cancels everything in flight; nothing is dispatched after it. */
	readonly close: () => void;
};

const TOGETHER_MS = 100;

/**
 * Makes a poller; it sends nothing before `start`. A poll is two requests: the operation and the page under the cursor (with
 * several statuses, one page per status). After five failed polls in a row it is a probe: one request for the operation, and the
 * pages only once that was answered.
 */
export function createPoller(options: PollerOptions): Poller {
	const {store, clock, random} = options;
	const closing = new AbortController();
	const retrier = createRetrier({
		clock,
		random,
		onHold: (hold) => store.dispatch({type: 'held-back', ...hold}),
		onRetry: (at, problem) => store.dispatch({type: 'retries-later', at, problem}),
	});
	const client = createRetryingClient(options.client, retrier);
	const loader = createLoader({client, store, clock, random}, closing.signal);
	let cancelPoll = () => {};
	let underWay: AbortController | undefined;
	let pacedBy = store.getState().intervalMs;

	async function poll(): Promise<void> {
		if (underWay !== undefined || closing.signal.aborted) return;
		const own = new AbortController();
		underWay = own;
		const signal = AbortSignal.any([closing.signal, own.signal]);
		cancelPoll();
		store.dispatch({type: 'asked-operation', at: clock.now()});
		const answers = gather();
		if (isProbing(store.getState().watch.failures)) await probe(answers.add, signal);
		else await Promise.all([askOperation(answers.add, signal), refreshVisiblePages(answers.add, signal)]);
		const taken = answers.take();
		if (signal.aborted) return;
		underWay = undefined;
		scheduleNext(taken);
	}

	async function probe(tell: (event: Event) => void, signal: AbortSignal): Promise<void> {
		let isAnswered = false;
		const note = (event: Event) => {
			isAnswered = event.type === 'received-operation';
			tell(event);
		};
		await askOperation(note, signal, true);
		if (isAnswered) await refreshVisiblePages(tell, signal);
	}

	/** Batches the answers of a poll that arrive together into one dispatch. A slow answer does not delay the others. */
	function gather(): {readonly add: (event: Event) => void; readonly take: () => readonly Event[]} {
		let events: readonly Event[] = [];
		let cancel = () => {};
		const take = () => {
			cancel();
			const taken = events;
			events = [];
			return taken;
		};
		return {
			take,
			add(event) {
				events = [...events, event];
				if (events.length === 1) cancel = clock.after(TOGETHER_MS, () => store.dispatch(...take()));
			},
		};
	}

	function askOperation(tell: (event: Event) => void, signal: AbortSignal, isOnce = false): Promise<void> {
		return attempt({
			signal,
			ask: () => client.fetchOperation(store.getState().operationId, signal, isOnce),
			succeed: (operation) => tell({type: 'received-operation', at: clock.now(), operation}),
			fail: (problem) => tell({type: 'failed-operation', at: clock.now(), problem}),
		});
	}

	/** Refreshes the page under the cursor, one per status. However many fail, that is one failure, reported last. */
	async function refreshVisiblePages(tell: (event: Event) => void, signal: AbortSignal): Promise<void> {
		const {list, operationId, freeze} = store.getState();
		if (freeze !== undefined) return;
		const {generation} = list;
		const problems: Problem[] = [];
		const refresh = (request: PageRequest) =>
			attempt({
				signal,
				ask: () => {
					const filter = sliceOf(list.filter, request.status);
					const pageSize = refreshSize(list.streams, request, list.pageSize);
					// Without retries: the next poll requests it again anyway.
					return client.listEmails({operationId, filter, token: request.token, pageSize}, signal, true);
				},
				succeed: (page) => tell({type: 'refreshed-page', at: clock.now(), generation, ...request, page}),
				fail: (problem) => problems.push(problem),
			});
		await Promise.all(pagesUnderCursor(list).map(refresh));
		const [problem] = problems;
		if (problem !== undefined) tell({type: 'failed-refresh', at: clock.now(), generation, problem});
	}

	/** Dispatches the last answers together with the time of the next poll, which depends on them. */
	function scheduleNext(answers: readonly Event[] = []): void {
		const state = answers.reduce(reduce, store.getState());
		cancelPoll();
		pacedBy = state.intervalMs;
		if (state.fatal !== undefined || state.haltedBy !== undefined) {
			store.dispatch(...answers);
			return;
		}
		const delay = Math.max(delayAfter(state, random()), retrier.heldMs());
		cancelPoll = clock.after(delay, () => void poll());
		store.dispatch(...answers, {type: 'scheduled-poll', at: clock.now() + delay});
	}

	function giveUp(): void {
		underWay?.abort();
		underWay = undefined;
	}

	const unsubscribe = store.subscribe(() => {
		if (closing.signal.aborted) return;
		if (underWay === undefined && store.getState().intervalMs !== pacedBy) scheduleNext();
		loader.satisfy();
	});

	return {
		client,
		start() {
			void poll();
			loader.satisfy();
		},
		refresh() {
			if (!retrier.release()) {
				const rest = duration(retrier.heldMs());
				store.dispatch(
					notice(clock.now(), `The server asked to be left alone: the next try comes by itself in ${rest}.`),
				);
				return;
			}
			const {network, watch} = store.getState();
			// A failing poll starts over: whoever presses the key may know that the cause is gone.
			if (network.retry !== undefined || watch.problem !== undefined) giveUp();
			store.dispatch({type: 'released'}, {type: 'asked-again'});
			void poll();
		},
		wake() {
			giveUp();
			options.client.renew();
			void poll();
		},
		close() {
			unsubscribe();
			cancelPoll();
			loader.close();
			closing.abort();
		},
	};
}

function delayAfter({intervalMs, watch, list}: State, jitter: number): number {
	const problem = watch.problem ?? list.problem;
	return nextDelay({
		intervalMs,
		isSettled: watch.isSettled,
		failures: watch.problem === undefined ? list.failures : watch.failures,
		jitter,
		...(problem === undefined ? {} : {problem}),
	});
}
