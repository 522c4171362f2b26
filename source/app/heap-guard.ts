import {getHeapSpaceStatistics, getHeapStatistics, setFlagsFromString} from 'node:v8';
import {runInNewContext} from 'node:vm';
import {UserError} from '../core/errors.ts';
import {EXIT} from '../core/exit-codes.ts';
import {count} from '../core/text/format.ts';
import {say as sentence} from '../core/text/text.ts';
import {systemClock} from '../monitor/clock.ts';
import type {Store} from '../state/store.ts';
import type {State} from '../state/watch/state.ts';

/** The used and the largest possible heap in bytes, and the garbage collector. */
export type Heap = {
	readonly used: () => number;
	readonly limit: number;
	readonly collect: () => void;
};

const MOST_USED = 0.9;
const MIB = 1024 * 1024;

/**
 * Watches the heap of a watch, at every answer: once 90 % is used that no collection frees, loading stops and caches are dropped; where
 * that is not enough, `leave` is called. V8 ends the process where its heap is full, and runs no code of ours then. Returns what ends the
 * watching.
 */
export function guardHeap(
	store: Store,
	leave: () => void,
	heap: Heap = processHeap(),
	now = systemClock.now,
): () => void {
	let before = store.getState();
	let isLooking = false;
	const isFull = () => heap.used() >= MOST_USED * heap.limit;
	const isFullOfUse = () => {
		heap.collect();
		return isFull();
	};

	function look(): void {
		const state = store.getState();
		const hasAnswer = isAnswered(before, state);
		before = state;
		if (!hasAnswer || isLooking || !isFull() || !isFullOfUse()) return;
		isLooking = true;
		store.dispatch({type: 'dropped-caches', at: now()});
		isLooking = false;
		if (isFullOfUse()) leave();
	}

	return store.subscribe(look);
}

/** Ends a command in order: its heap is nearly full. */
export class FullHeapError extends UserError {
	override readonly name = 'FullHeapError';

	constructor({limit}: Pick<Heap, 'limit'>) {
		const mib = count(Math.round(limit / MIB));
		super(
			sentence`sendwatch ended before its memory of ${mib} MiB was full. NODE_OPTIONS=--max-old-space-size=<MiB> allows more, and a filter loads fewer.`,
			EXIT.fault,
		);
	}
}

/** Throws {@link FullHeapError} if 90 % of the heap is used and no collection frees it; to be called after every answer. */
export function checkHeap(heap: Heap = processHeap()): void {
	const isFull = () => heap.used() >= MOST_USED * heap.limit;
	if (!isFull()) return;
	heap.collect();
	if (isFull()) throw new FullHeapError(heap);
}

/** Guards the heap of a watch without a screen: `full` rejects with {@link FullHeapError} once nothing more can be dropped. */
export function rejectOnFullHeap(
	store: Store,
	heap: Heap = processHeap(),
): {readonly full: Promise<never>; readonly stop: () => void} {
	const {promise: full, reject} = Promise.withResolvers<never>();
	// It may be full before anything awaits it.
	full.catch(() => {});
	return {full, stop: guardHeap(store, () => reject(new FullHeapError(heap)), heap)};
}

/** Whether something came in between: an answer for the operation, emails of the list, failures. */
function isAnswered(before: State, {watch, list, failures}: State): boolean {
	return watch !== before.watch || list.whole !== before.list.whole || failures !== before.failures;
}

/** The heap of this process: what is old, since what is young is gone or old soon. */
export function processHeap(): Heap {
	return {
		used: () =>
			getHeapSpaceStatistics().reduce(
				(sum, {space_name: name, space_used_size: bytes}) => (name.startsWith('new_') ? sum : sum + bytes),
				0,
			),
		limit: oldLimit(getHeapStatistics().heap_size_limit),
		collect: collectGarbage,
	};
}

/** What young objects may take at most, in V8 as Node 24 has it. */
const MOST_YOUNG_BYTES = 192 * MIB;

/** V8 only tells how large the whole heap may be. Of a small one somebody has chosen the size: then most of it is taken to be for old objects. */
function oldLimit(limit: number): number {
	return limit > MOST_YOUNG_BYTES ? limit - MOST_YOUNG_BYTES : (limit * 2) / 3;
}

/** V8's own collector, which can be had at run time. */
function collectGarbage(): void {
	setFlagsFromString('--expose-gc');
	const collect: unknown = runInNewContext('gc');
	if (typeof collect === 'function') collect();
}

/** How large the heap may be, as people write it. */
export function heapLimitMib(): number {
	return Math.round(processHeap().limit / MIB);
}
