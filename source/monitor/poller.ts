import {sliceOf} from '../core/filter.ts';
import {pagesUnderCursor} from '../core/list.ts';
import {nextDelay} from '../core/pace.ts';
import type {Problem} from '../core/problem.ts';
import {type Event, reduce, type State} from '../core/state.ts';
import type {PageWish} from '../core/streams.ts';
import {attempt} from './attempt.ts';
import {createLoader, type MonitorOptions} from './loader.ts';

/** Keeps asking: turns the network into events, and satisfies what the state demands. */
export type Poller = {
	/** Begins with a poll at once. */
	readonly start: () => void;
	/** Polls now instead of at the due time, also after polling had stopped. */
	readonly refresh: () => void;
	/** Ends everything under way; nothing is dispatched after it. */
	readonly close: () => void;
};

const TOGETHER_MS = 100;

/** Makes a poller; it asks nothing before `start`. A poll is two requests: the operation and the page under the cursor (with several statuses one page a status). */
export function createPoller(options: MonitorOptions): Poller {
	const {client, store, clock, chance} = options;
	const closing = new AbortController();
	const {signal} = closing;
	const loader = createLoader(options, signal);
	let cancelPoll = () => {};
	let isPolling = false;
	let pacedBy = store.getState().intervalMs;

	async function poll(): Promise<void> {
		if (isPolling || signal.aborted) return;
		isPolling = true;
		cancelPoll();
		store.dispatch({type: 'asked-operation', at: clock.now()});
		const answers = gather();
		await Promise.all([askOperation(answers.add), refreshVisiblePages(answers.add)]);
		isPolling = false;
		if (!signal.aborted) scheduleNext(answers.take());
	}

	/** Collects the answers of a poll, so that those that come together are one change; a slow one does not hold the other back. */
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

	function askOperation(tell: (event: Event) => void): Promise<void> {
		return attempt({
			signal,
			ask: () => client.fetchOperation(store.getState().operationId, signal),
			succeed: (operation) => tell({type: 'received-operation', at: clock.now(), operation}),
			fail: (problem) => tell({type: 'failed-operation', at: clock.now(), problem}),
		});
	}

	/** Refreshes what the cursor is on: one page a status. However many fail, a poll failed once, which is told last. */
	async function refreshVisiblePages(tell: (event: Event) => void): Promise<void> {
		const {list, operationId, freeze} = store.getState();
		if (freeze !== undefined) return;
		const {generation, pageSize} = list;
		const problems: Problem[] = [];
		const refresh = (wish: PageWish) =>
			attempt({
				signal,
				ask: () => {
					const filter = sliceOf(list.filter, wish.status);
					return client.listEmails({operationId, filter, token: wish.token, pageSize}, signal);
				},
				succeed: (page) => tell({type: 'refreshed-page', at: clock.now(), generation, ...wish, page}),
				fail: (problem) => problems.push(problem),
			});
		await Promise.all(pagesUnderCursor(list).map(refresh));
		const [problem] = problems;
		if (problem !== undefined) tell({type: 'failed-refresh', at: clock.now(), generation, problem});
	}

	/** Tells the last answers, and with them when the next poll comes, which depends on them. */
	function scheduleNext(answers: readonly Event[] = []): void {
		const state = answers.reduce(reduce, store.getState());
		cancelPoll();
		pacedBy = state.intervalMs;
		if (state.fatal !== undefined || state.haltedBy !== undefined) {
			store.dispatch(...answers);
			return;
		}
		const delay = delayAfter(state, chance());
		cancelPoll = clock.after(delay, () => void poll());
		store.dispatch(...answers, {type: 'scheduled-poll', at: clock.now() + delay});
	}

	const unsubscribe = store.subscribe(() => {
		if (signal.aborted) return;
		if (!isPolling && store.getState().intervalMs !== pacedBy) scheduleNext();
		loader.satisfy();
	});

	return {
		start() {
			void poll();
			loader.satisfy();
		},
		refresh() {
			store.dispatch({type: 'asked-again'});
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

function delayAfter({intervalMs, watch, list}: State, chance: number): number {
	const problem = watch.problem ?? list.problem;
	return nextDelay({
		intervalMs,
		isSettled: watch.isSettled,
		failures: watch.problem === undefined ? list.failures : watch.failures,
		chance,
		...(problem === undefined ? {} : {problem}),
	});
}
