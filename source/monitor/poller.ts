import type {Client} from '../api/client.ts';
import type {EmailPage} from '../core/emails/email.ts';
import {sliceOf} from '../core/emails/filter.ts';
import {isProbing, nextDelay} from '../core/network/delays.ts';
import type {Problem} from '../core/network/problem.ts';
import {duration} from '../core/text/format.ts';
import {inShort} from '../core/text/hints.ts';
import {say} from '../core/text/text.ts';
import type {Clock} from '../core/time/clock.ts';
import type {Store} from '../state/store.ts';
import {type Event, noticeDuring} from '../state/watch/event.ts';
import type {SizedRequest} from '../state/watch/list/paging/page-size.ts';
import {type RefreshPace, refreshEveryMs} from '../state/watch/list/paging/refresh-pace.ts';
import {refreshRequests} from '../state/watch/list/paging/refresh-requests.ts';
import type {PageRequest} from '../state/watch/list/streams.ts';
import {reduce} from '../state/watch/reduce.ts';
import {hasEnded} from '../state/watch/select/send/ending.ts';
import type {State} from '../state/watch/state.ts';
import {attempt} from './attempt.ts';
import {type AskedPage, askPage} from './lists/ask-page.ts';
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
	/** Polls now instead of at the due time, even if polling has stopped or paused. If the server asked for a pause, shows a notice instead. */
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
 * Creates a poller, which requests nothing before `start`. A poll is two requests: for the operation and for the rows around the cursor
 * (with several statuses one per status). After five failed polls it is a single probe for the operation; the pages follow once it is
 * answered.
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
		else await Promise.all([askOperation(answers.add, signal), refreshVisibleRows(answers.add, signal)]);
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
		if (isAnswered) await refreshVisibleRows(report, signal);
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

	/** Refreshes the rows on the screen, unless that is not due yet. However many requests fail, the poll has failed once, which is reported last. */
	async function refreshVisibleRows(report: (event: Event) => void, signal: AbortSignal): Promise<void> {
		const state = store.getState();
		const {list, freeze} = state;
		const {generation, refreshPace, refreshAt = 0} = list;
		if (freeze !== undefined || clock.now() < Math.max(refreshPace?.dueAt ?? 0, refreshAt)) return;
		const pollMs = calmDelay(state, clock.now());
		const read: EmailPage[] = [];
		const failures: (PageRequest & {readonly problem: Problem})[] = [];
		const refresh = ({size, ...place}: SizedRequest) =>
			attempt({
				signal,
				ask: () => askRows(state, {...place, size}, signal),
				succeed({page, largestSize}) {
					if (largestSize !== undefined) report({type: 'refused-page-size', largestSize});
					report({type: 'refreshed-page', at: clock.now(), generation, ...place, page});
					read.push(page);
				},
				fail: (problem) => failures.push({...place, problem}),
			});
		await Promise.all(refreshRequests(list, pollMs).map(refresh));
		const pace = paceAfter(read, pollMs);
		if (read.length > 0 && (pace !== undefined || refreshPace !== undefined))
			report({type: 'paced-refresh', generation, ...(pace === undefined ? {} : {pace})});
		const [failure] = failures;
		if (failure !== undefined) {
			const at = clock.now();
			report({type: 'failed-refresh', at, generation, ...failure, retryAt: at + refreshDelay(failure.problem)});
		}
	}

	function refreshDelay(problem: Problem): number {
		const {intervalMs, list} = store.getState();
		return nextDelay({intervalMs, hasEnded: false, failures: list.failures + 1, problem, jitter: random()});
	}

	/** A single attempt: a later poll asks again anyway. */
	function askRows({list, operationId}: State, request: SizedRequest, signal: AbortSignal): Promise<AskedPage> {
		const {token, size: pageSize, status} = request;
		const query = {operationId, filter: sliceOf(list.filter, status), token, pageSize};
		return askPage(client, query, list.pageSize, signal, true);
	}

	/** When the next refresh is due after one that read so much; undefined if every poll may have one. */
	function paceAfter(read: readonly EmailPage[], pollMs: number): RefreshPace | undefined {
		const bytes = read.reduce((sum, page) => sum + (page.bytes ?? 0), 0);
		const everyMs = refreshEveryMs(bytes, pollMs);
		if (everyMs <= pollMs) return undefined;
		const emails = read.reduce((sum, page) => sum + page.emails.length, 0);
		return {dueAt: clock.now() + everyMs, everyMs, emails};
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
				const text = [
					say`The server asked for a pause: the next try is in ${rest}.`,
					inShort(say`Next try in ${rest}.`),
				];
				store.dispatch(noticeDuring('hold', clock.now(), text));
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

/** The time between two polls while nothing fails. */
function calmDelay({intervalMs, watch}: State, now: number): number {
	return nextDelay({intervalMs, hasEnded: hasEnded(watch, now), failures: 0, jitter: 0});
}
