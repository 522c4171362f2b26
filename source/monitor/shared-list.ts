import type {Client} from '../api/client.ts';
import {ProblemError} from '../core/errors.ts';
import {isRepeatedToken} from '../core/network/paging.ts';
import {isRefusal} from '../core/network/problem.ts';
import {idTimestamp, type OperationId} from '../core/operation/ids.ts';
import type {Operation} from '../core/operation/operation.ts';
import {RETENTION_MS} from '../core/operation/retention.ts';
import type {Clock} from '../core/time/clock.ts';
import {BYTES_A_POLL, SINGLE_EVERY_MS} from '../state/board/demand.ts';

/** What it works with: how often each watch requests its operation, in ms. */
export type SharedListOptions = {readonly clock: Clock; readonly intervalMs: number};

/** A watch that waits for its operation. */
type Ask = {
	readonly id: OperationId;
	readonly signal: AbortSignal;
	readonly resolve: (operation: Operation) => void;
	readonly reject: (error: unknown) => void;
};

const PAGE_SIZE = 1000;
/** Watches that poll together ask within this time. */
const TOGETHER_MS = 20;
/** An id and the time of creation may have been made by two clocks. */
const SKEW_MS = 5000;

/**
 * A client for many watches whose operations come from one list: what they ask for at the same time is one request for up to 1,000 sends.
 * Operations that the list does not show, and all where it is refused, are fetched one by one, two a second at most. It requests the list no
 * more often than each watch polls, and less often where it is heavy.
 */
export function withSharedList(client: Client, {clock, intervalMs}: SharedListOptions): Client {
	const createdAt = new Map<OperationId, number>();
	const unlisted = new Set<OperationId>();
	const waiting = new Set<Ask>();
	const singles = new Set<Ask>();
	let isListRefused = false;
	let isListing = false;
	let [listAt, singleAt] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
	let cancelList: (() => void) | undefined;
	let cancelSingle: (() => void) | undefined;

	function enqueue(ask: Ask): void {
		if (isListRefused || unlisted.has(ask.id)) singles.add(ask);
		else waiting.add(ask);
		schedule();
	}

	function schedule(): void {
		if (waiting.size > 0 && !isListing)
			cancelList ??= clock.after(Math.max(TOGETHER_MS, listAt - clock.now()), () => {
				cancelList = undefined;
				void askList();
			});
		if (singles.size > 0)
			cancelSingle ??= clock.after(Math.max(0, singleAt - clock.now()), () => {
				cancelSingle = undefined;
				askSingle();
			});
		// A timer that is no longer needed would keep the process alive.
		if (waiting.size === 0) {
			cancelList?.();
			cancelList = undefined;
		}
		if (singles.size === 0) {
			cancelSingle?.();
			cancelSingle = undefined;
		}
	}

	function askSingle(): void {
		const [ask] = singles;
		if (ask === undefined) return;
		singles.delete(ask);
		singleAt = clock.now() + SINGLE_EVERY_MS;
		client.fetchOperation(ask.id, ask.signal).then(ask.resolve, ask.reject);
		schedule();
	}

	async function askList(): Promise<void> {
		if (waiting.size === 0) return;
		const asks = new Set(waiting);
		waiting.clear();
		isListing = true;
		listAt = clock.now() + intervalMs;
		try {
			await walk(asks);
			for (const {id} of asks) unlisted.add(id);
			for (const ask of asks) enqueue(ask);
		} catch (error) {
			fail(asks, error);
		} finally {
			isListing = false;
			schedule();
		}
	}

	/** Answers and removes those that the list shows. A page costs as much as a single fetch: there are no more pages than sends to find. */
	async function walk(asks: Set<Ask>): Promise<void> {
		const asked = new Set<string | null>();
		const since = sinceOf([...asks].map(({id}) => id));
		let token: string | null = null;
		let bytes = 0;
		do {
			asked.add(token);
			const page = await client.listOperations({since, token, pageSize: PAGE_SIZE}, signalOf(asks));
			const listed = new Map(page.operations.map((operation) => [operation.id.raw, operation]));
			bytes += page.bytes ?? 0;
			for (const ask of asks) {
				const operation = listed.get(ask.id);
				if (operation === undefined) continue;
				asks.delete(ask);
				const {createdAt: created} = operation;
				if (created !== undefined) createdAt.set(ask.id, created);
				ask.resolve(operation);
			}
			token = page.next;
		} while (token !== null && !isRepeatedToken(token, asked) && asked.size < asks.size);
		listAt += Math.max(0, intervalMs * (bytes / BYTES_A_POLL - 1));
	}

	/** A refused list is not asked for again; after any other trouble each watch decides when it asks again. */
	function fail(asks: Set<Ask>, error: unknown): void {
		isListRefused = error instanceof ProblemError && (isRefusal(error.problem) || error.problem.kind === 'heavy');
		for (const ask of asks)
			if (isListRefused) enqueue(ask);
			else ask.reject(error);
	}

	/** From where on the list has all of them, as far as their ids tell; an id whose time cannot be true is looked for in all of it. */
	function sinceOf(ids: readonly OperationId[]): number {
		const oldest = clock.now() - RETENTION_MS;
		const times = ids.map((id) => {
			const made = createdAt.get(id) ?? idTimestamp(id);
			return made > clock.now() + SKEW_MS ? oldest : Math.max(oldest, made - SKEW_MS);
		});
		return Math.floor(Math.min(...times) / 1000) * 1000;
	}

	return {
		...client,
		fetchOperation(id, signal) {
			return new Promise((resolve, reject) => {
				signal.throwIfAborted();
				const ask: Ask = {id, signal, resolve, reject};
				const drop = () => {
					waiting.delete(ask);
					singles.delete(ask);
					schedule();
					reject(signal.reason);
				};
				signal.addEventListener('abort', drop, {once: true});
				enqueue(ask);
			});
		},
	};
}

/** Aborts once the answer is no longer needed. */
function signalOf(asks: ReadonlySet<Ask>): AbortSignal {
	const own = new AbortController();
	const look = () => {
		if ([...asks].every(({signal}) => signal.aborted)) own.abort();
	};
	for (const {signal} of asks) signal.addEventListener('abort', look, {once: true});
	return own.signal;
}
