import type {Client} from '../api/client.ts';
import {isRepeatedToken} from '../core/network/paging.ts';
import {isRefusal, type Problem} from '../core/network/problem.ts';
import type {OperationId} from '../core/operation/ids.ts';
import type {ListedOperation} from '../core/operation/operation.ts';
import {weekByServer} from '../core/operation/retention.ts';
import type {Clock} from '../core/time/clock.ts';
import type {Board} from '../state/board/board.ts';
import {pollDelay, pollPlan, SINGLE_EVERY_MS} from '../state/board/demand.ts';
import type {BoardEvent} from '../state/board/event.ts';
import type {StoreOf} from '../state/store.ts';
import {attempt} from './attempt.ts';
import {createBoardLoader} from './board-loader.ts';
import {createRetrier} from './retry.ts';
import {createRetryingClient} from './retrying-client.ts';

/** The store of a board. */
export type BoardStore = StoreOf<Board, BoardEvent>;

/** What it works with. `random` returns a number from 0 to 1. */
export type BoardPollerOptions = {
	readonly client: Client;
	readonly store: BoardStore;
	readonly clock: Clock;
	readonly random: () => number;
};

/** Asks for the sends of a board, as often as the board wants. */
export type BoardPoller = {
	readonly start: () => void;
	/** Polls now, even if the list was refused. */
	readonly refresh: () => void;
	/** Polls now after a sleep of the machine. */
	readonly wake: () => void;
	/** Asks for nothing, until `start`. */
	readonly pause: () => void;
	readonly close: () => void;
};

/** A thousand operations a page. */
const PAGE_SIZE = 1000;
/** A list of 7 days never has more pages. */
const MOST_PAGES = 50;

type Listed = {
	readonly operations: readonly ListedOperation[];
	readonly requests: number;
	readonly bytes: number;
	readonly unreadable: number;
	/** The list ended with a page that says that it is the last. */
	readonly isComplete: boolean;
};

/**
 * Creates the poller of a board, which requests nothing before `start`. A poll is one request for up to 1,000 sends; those that the list
 * does not show are fetched one after the other. If the list is refused, all that are under way are.
 */
export function createBoardPoller({client: bare, store, clock, random}: BoardPollerOptions): BoardPoller {
	const closing = new AbortController();
	const retrier = createRetrier({clock, random, onHold: ({until}) => store.dispatch({type: 'held-board', until})});
	const client = createRetryingClient(bare, retrier, 'lists');
	const loader = createBoardLoader({client, store, clock}, closing.signal);
	let underWay: AbortController | undefined;
	let cancelPoll = () => {};
	let isRunning = false;

	async function poll(): Promise<void> {
		if (underWay !== undefined || closing.signal.aborted || !isRunning) return;
		const own = new AbortController();
		underWay = own;
		cancelPoll();
		const signal = AbortSignal.any([closing.signal, own.signal]);
		const plan = pollPlan(store.getState(), clock.now());
		const wasRefused = store.getState().polls.refusal !== undefined;
		store.dispatch({type: 'asked-board'});
		if (plan.since !== undefined) await askList(plan.since, plan.isWhole, signal);
		// What a list has that is not refused any more needs no request of its own.
		const {refusal} = store.getState().polls;
		if (refusal !== undefined || !wasRefused) await askSingles(plan.singles, signal);
		if (signal.aborted) return;
		underWay = undefined;
		const delay = Math.max(pollDelay(store.getState(), random()), retrier.heldMs());
		cancelPoll = clock.after(delay, () => void poll());
		store.dispatch({type: 'scheduled-board', at: clock.now() + delay});
	}

	function askList(since: number, isWhole: boolean, signal: AbortSignal): Promise<void> {
		return attempt({
			signal,
			ask: () => readList(since, isWhole, signal),
			succeed({isComplete, ...read}) {
				store.dispatch({type: 'received-sends', at: clock.now(), isWhole: isWhole && isComplete, ...read});
			},
			fail(problem) {
				const at = clock.now();
				store.dispatch({type: 'failed-board', at, problem});
				if (isRefusal(problem)) store.dispatch({type: 'refused-list', at, problem});
			},
		});
	}

	/** If our clock is so far ahead that the list misses sends, the list begins earlier from now on; undefined otherwise. */
	function correctWeek(since: number, answeredAt: number | undefined, isWhole: boolean): number | undefined {
		// A list that begins with the oldest send under way misses nothing.
		const isWeek = isWhole && store.getState().query.isWeek === true;
		const corrected = isWeek ? weekByServer(since, answeredAt) : undefined;
		if (corrected !== undefined) store.dispatch({type: 'corrected-week', since: corrected});
		return corrected;
	}

	async function readList(since: number, isWhole: boolean, signal: AbortSignal): Promise<Listed> {
		const operations: ListedOperation[] = [];
		const asked = new Set<string | null>();
		let token: string | null = null;
		let [bytes, unreadable] = [0, 0];
		for (;;) {
			asked.add(token);
			const page = await client.listOperations({since, token, pageSize: PAGE_SIZE}, signal);
			const corrected = token === null ? correctWeek(since, page.answeredAt, isWhole) : undefined;
			if (corrected !== undefined) return readList(corrected, isWhole, signal);
			operations.push(...page.operations);
			bytes += page.bytes ?? 0;
			unreadable += page.unreadable ?? 0;
			token = page.next;
			const isLast = token === null;
			if (isLast || isRepeatedToken(token, asked) || asked.size >= MOST_PAGES) {
				const isComplete = isLast && page.brokenBy === undefined && unreadable === 0;
				return {operations, requests: asked.size, bytes, unreadable, isComplete};
			}
		}
	}

	/** One by one, at most two per second. */
	async function askSingles(ids: readonly OperationId[], signal: AbortSignal): Promise<void> {
		for (const [index, id] of ids.entries()) {
			if (index > 0) await pause(SINGLE_EVERY_MS, signal);
			if (signal.aborted) return;
			await attempt({
				signal,
				ask: () => client.fetchOperation(id, signal, true),
				succeed: (operation) => store.dispatch({type: 'received-send', at: clock.now(), id, operation}),
				fail: (problem) => failSingle(id, problem),
			});
		}
	}

	function failSingle(id: OperationId, problem: Problem): void {
		const at = clock.now();
		store.dispatch({type: 'failed-send', at, id, problem});
		if (!isRefusal(problem)) store.dispatch({type: 'failed-board', at, problem});
	}

	function pause(ms: number, signal: AbortSignal): Promise<void> {
		return new Promise((resolve) => {
			const cancel = clock.after(ms, resolve);
			signal.addEventListener('abort', () => {
				cancel();
				resolve();
			});
		});
	}

	function abort(): void {
		underWay?.abort();
		underWay = undefined;
		cancelPoll();
	}

	return {
		start() {
			if (isRunning) return;
			isRunning = true;
			void poll();
			loader.start();
		},
		refresh() {
			if (!retrier.release()) return;
			abort();
			store.dispatch({type: 'asked-board-again'});
			void poll();
		},
		wake() {
			abort();
			bare.renew();
			void poll();
		},
		pause() {
			isRunning = false;
			abort();
			loader.stop();
		},
		close() {
			abort();
			loader.stop();
			closing.abort();
		},
	};
}
