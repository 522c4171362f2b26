import type {Client} from '../api/client.ts';
import {sliceOf} from '../core/emails/filter.ts';
import {ProblemError} from '../core/errors.ts';
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
import {hasEnded} from '../state/watch/select/ending.ts';
import type {State} from '../state/watch/state.ts';
import {attempt} from './attempt.ts';
import {createLoader} from './loader.ts';
import {createRetrier} from './retry.ts';
import {createRetryingClient, type RetryingClient} from './retrying-client.ts';

/** What a poller works with. `random` returns a number from 0 to 1. */
export type PollerOptions = {
	readonly client: Client;
	readonly store: Store;
	readonly clock: Clock;
	readonly random: () => number;
};

/** Polls: turns answers and failures into events, and fetches what the state demands. */
export type Poller = {
	/** Polls at once, then at every interval. */
	readonly start: () => void;
	/** Polls now instead of at the due time, also where polling has stopped or paused. Where the server asked for a rest, shows a notice instead. */
	readonly refresh: () => void;
	/** Polls now after a sleep of the machine: aborts the poll under way, and closes connections, which may be dead. */
	readonly wake: () => void;
	/** The client with the poller's retrier, so that other requests to the account are held back too. */
	readonly client: RetryingClient;
	/** Aborts everything under way. Nothing is dispatched afterwards. */
	readonly close: () => void;
};

const TOGETHER_MS = 100;

/**
 * Creates a poller, which requests nothing before `start`. A poll is two requests: for the operation and for the page under the cursor
 * (with several statuses one page a status). After five failed polls it is a single probe for the operation; the pages follow once it
 * is answered.
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
	const client = createRetryingClient(options.client, retrier, 'watch');
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

	async function probe(report: (event: Event) => void, signal: AbortSignal): Promise<void> {
		let isAnswered = false;
		const note = (event: Event) => {
			isAnswered = event.type === 'received-operation';
			report(event);
		};
		await askOperation(note, signal, true);
		if (isAnswered) await refreshVisiblePages(report, signal);
	}

	/** Collects the answers of a poll, so that those that come together are dispatched together. A slow one does not delay the others. */
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

	function askOperation(report: (event: Event) => void, signal: AbortSignal, isOnce = false): Promise<void> {
		return attempt({
			signal,
			ask: () => client.fetchOperation(store.getState().operationId, signal, isOnce),
			succeed: (operation) => report({type: 'received-operation', at: clock.now(), operation}),
			fail: (problem) => report({type: 'failed-operation', at: clock.now(), problem}),
		});
	}

	/** Refreshes the pages under the cursor. However many of them fail, the poll has failed once, which is reported last. */
	async function refreshVisiblePages(report: (event: Event) => void, signal: AbortSignal): Promise<void> {
		const {list, operationId, freeze} = store.getState();
		if (freeze !== undefined) return;
		const {generation} = list;
		const failures: (PageRequest & {readonly problem: Problem})[] = [];
		const refresh = (request: PageRequest) =>
			attempt({
				signal,
				ask: () => {
					const filter = sliceOf(list.filter, request.status);
					const query = {operationId, filter, token: request.token, pageSize: list.pageSize};
					const size = refreshSize(list.streams, request, list.pageSize);
					// A single attempt: the next poll asks again anyway.
					const ask = (pageSize: number) => client.listEmails({...query, pageSize}, signal, true);
					return size === list.pageSize ? ask(size) : ask(size).catch(unlessMalformed(() => ask(list.pageSize)));
				},
				succeed: (page) => report({type: 'refreshed-page', at: clock.now(), generation, ...request, page}),
				fail: (problem) => failures.push({...request, problem}),
			});
		await Promise.all(pagesUnderCursor(list).map(refresh));
		const [failure] = failures;
		if (failure !== undefined) report({type: 'failed-refresh', at: clock.now(), generation, ...failure});
	}

	/** Dispatches the last answers, and with them the time of the next poll, which depends on them. */
	function scheduleNext(answers: readonly Event[] = []): void {
		const state = answers.reduce(reduce, store.getState());
		cancelPoll();
		pacedBy = state.intervalMs;
		if (state.fatal !== undefined || state.haltedBy !== undefined) {
			store.dispatch(...answers);
			return;
		}
		const delay = Math.max(delayAfter(state, clock.now(), random()), retrier.heldMs());
		cancelPoll = clock.after(delay, () => void poll());
		store.dispatch(...answers, {type: 'scheduled-poll', at: clock.now() + delay});
	}

	function abortPoll(): void {
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
			// A failing poll is started again: the user may know that something has been fixed.
			if (network.retry !== undefined || watch.problem !== undefined) abortPoll();
			store.dispatch({type: 'released'}, {type: 'asked-again'});
			void poll();
		},
		wake() {
			abortPoll();
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

/** Does something else where the server calls a request invalid: it may not accept the size of the page. */
function unlessMalformed<T>(otherwise: () => Promise<T>): (error: unknown) => Promise<T> {
	return (error) => {
		if (error instanceof ProblemError && error.problem.kind === 'malformed') return otherwise();
		throw error;
	};
}

/** Trouble with the list does not slow the polls for the operation down. */
function delayAfter({intervalMs, watch}: State, now: number, jitter: number): number {
	const {problem} = watch;
	return nextDelay({
		intervalMs,
		hasEnded: hasEnded(watch, now),
		failures: watch.failures,
		jitter,
		...(problem === undefined ? {} : {problem}),
	});
}
