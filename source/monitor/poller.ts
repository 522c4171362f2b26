import type {Client} from '../api/client.ts';
import {isProbing, nextDelay} from '../core/network/delays.ts';
import {duration} from '../core/text/format.ts';
import {inShort} from '../core/text/hints.ts';
import {say} from '../core/text/text.ts';
import type {Clock} from '../core/time/clock.ts';
import type {Store} from '../state/store.ts';
import {type Event, noticeDuring} from '../state/watch/event.ts';
import {reduce} from '../state/watch/reduce.ts';
import {hasEnded} from '../state/watch/select/send/ending.ts';
import type {State} from '../state/watch/state.ts';
import {attempt} from './attempt.ts';
import {createLoader} from './loader.ts';
import {createRetrier} from './retry.ts';
import {createRetryingClient, type RetryingClient} from './retrying-client.ts';
import {createRowRefresher} from './row-refresher.ts';

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
	const rows = createRowRefresher({client, store, clock, random}, closing.signal);
	let cancelPoll = () => {};
	let underWay: AbortController | undefined;
	let pacedBy = store.getState().intervalMs;

	async function poll(): Promise<void> {
		if (underWay !== undefined || closing.signal.aborted) return;
		const own = new AbortController();
		underWay = own;
		const signal = AbortSignal.any([closing.signal, own.signal]);
		cancelPoll();
		rows.startPoll();
		store.dispatch({type: 'asked-operation', at: clock.now()});
		const answers = gather();
		if (isProbing(store.getState().watch.failures)) await probe(answers.add, signal);
		else await Promise.all([askOperation(answers.add, signal), rows.refresh(answers.add, signal)]);
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
		if (isAnswered) await rows.refresh(report, signal);
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
		if (underWay === undefined) rows.look();
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
			rows.close();
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
