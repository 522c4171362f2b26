import type {Client} from '../api/client.ts';
import {isProbing} from '../core/network/delays.ts';
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

/** How the list is read; `isOnce` without a second attempt. */
type ListRequest = {readonly isWhole: boolean; readonly isOnce: boolean; readonly signal: AbortSignal};

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
	let singleAt = Number.NEGATIVE_INFINITY;

	async function poll(): Promise<void> {
		if (underWay !== undefined || closing.signal.aborted || !isRunning) return;
		const own = new AbortController();
		underWay = own;
		cancelPoll();
		const signal = AbortSignal.any([closing.signal, own.signal]);
		const startedAt = clock.now();
		store.dispatch({type: 'asked-board'});
		await askAll(signal);
		if (signal.aborted) return;
		underWay = undefined;
		const delay = Math.max(delayAfter(startedAt), retrier.heldMs());
		cancelPoll = clock.after(delay, () => void poll());
		store.dispatch({type: 'scheduled-board', at: clock.now() + delay});
	}

	/** Polls are as far apart as planned from start to start; after trouble so long passes without a request. */
	function delayAfter(startedAt: number): number {
		const board = store.getState();
		const planned = pollDelay(board, random());
		if (board.polls.problem !== undefined) return planned;
		const tookMs = Math.max(0, clock.now() - startedAt);
		const rest = Math.max(untilNextSingle(), singleAt < startedAt ? Math.min(planned, SINGLE_EVERY_MS) : 0);
		return Math.max(planned - tookMs, rest);
	}

	/** However many of its requests fail, a poll has failed once. */
	async function askAll(signal: AbortSignal): Promise<void> {
		const {polls} = store.getState();
		const plan = pollPlan(store.getState(), clock.now());
		const isOnce = isProbing(polls.failures);
		const listProblem =
			plan.since === undefined ? undefined : await askList(plan.since, {isWhole: plan.isWhole, isOnce, signal});
		if (signal.aborted || listProblem?.isOffline === true) return;
		// The list is no longer refused, so its sends need no requests for one send each.
		if (store.getState().polls.refusal === undefined && polls.refusal !== undefined) return;
		const problem = await askSingles(plan.singles, signal);
		if (problem === undefined || listProblem !== undefined) return;
		store.dispatch({type: 'failed-board', at: clock.now(), problem});
	}

	/** Resolves with what went wrong, if anything did. */
	async function askList(since: number, {isWhole, isOnce, signal}: ListRequest): Promise<Problem | undefined> {
		let failedBy: Problem | undefined;
		await attempt({
			signal,
			ask: () => readList(since, {isWhole, isOnce, signal}),
			succeed({isComplete, ...read}) {
				store.dispatch({type: 'received-sends', at: clock.now(), isWhole: isWhole && isComplete, ...read});
			},
			fail(problem) {
				failedBy = problem;
				const at = clock.now();
				const refused = isRefusal(problem) ? [{type: 'refused-list', at, problem} as const] : [];
				store.dispatch({type: 'failed-board', at, problem}, ...refused);
			},
		});
		return failedBy;
	}

	/** If our clock is so far ahead that the list misses sends, the list begins earlier from now on; undefined otherwise. */
	function correctWeek(since: number, answeredAt: number | undefined, isWhole: boolean): number | undefined {
		// A list that begins with the oldest send under way misses nothing.
		const isWeek = isWhole && store.getState().query.isWeek === true;
		const corrected = isWeek ? weekByServer(since, answeredAt) : undefined;
		if (corrected !== undefined) store.dispatch({type: 'corrected-week', since: corrected});
		return corrected;
	}

	async function readList(since: number, {isWhole, isOnce, signal}: ListRequest): Promise<Listed> {
		const operations: ListedOperation[] = [];
		const asked = new Set<string | null>();
		let token: string | null = null;
		let [bytes, unreadable] = [0, 0];
		for (;;) {
			asked.add(token);
			const page = await client.listOperations({since, token, pageSize: PAGE_SIZE}, signal, isOnce);
			const corrected = token === null ? correctWeek(since, page.answeredAt, isWhole) : undefined;
			if (corrected !== undefined) return readList(corrected, {isWhole, isOnce, signal});
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

	/**
	 * One by one, at most two per second, until one finds no server. Resolves with what went wrong last; a send that the server refuses is
	 * only that send's trouble.
	 */
	async function askSingles(ids: readonly OperationId[], signal: AbortSignal): Promise<Problem | undefined> {
		let failedBy: Problem | undefined;
		for (const [index, id] of ids.entries()) {
			if (failedBy?.isOffline === true) break;
			if (index > 0) await pause(untilNextSingle(), signal);
			if (signal.aborted) break;
			singleAt = clock.now();
			await attempt({
				signal,
				ask: () => client.fetchOperation(id, signal, true),
				succeed: (operation) => store.dispatch({type: 'received-send', at: clock.now(), id, operation}),
				fail(problem) {
					store.dispatch({type: 'failed-send', at: clock.now(), id, problem});
					if (!isRefusal(problem)) failedBy = problem;
				},
			});
		}
		return failedBy;
	}

	/** How long until the next request for a single send may start, so that a round takes as long as the screen says. */
	function untilNextSingle(): number {
		return Math.max(0, SINGLE_EVERY_MS - (clock.now() - singleAt));
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
