import {getHeapSpaceStatistics, getHeapStatistics, setFlagsFromString} from 'node:v8';
import {runInNewContext} from 'node:vm';
import {UserError} from '../../core/errors.ts';
import {EXIT} from '../../core/exit-codes.ts';
import {count} from '../../core/text/format.ts';
import {say as sentence} from '../../core/text/text.ts';
import {systemClock} from '../../monitor/clock.ts';
import type {Store} from '../../state/store.ts';
import {demandOf} from '../../state/watch/select/demand.ts';
import type {State} from '../../state/watch/state.ts';

/** The used and the largest possible heap in bytes, and the garbage collector. */
export type Heap = {
	readonly used: () => number;
	readonly limit: number;
	readonly collect: () => void;
};

const MIB = 1024 * 1024;
const LEAST_FREE = 0.1;
/** V8 gives up where it collects all the time and frees little, which it does from 80 % of a small heap on. */
const LEAST_FREE_BYTES = 6 * MIB;
/** Beside what is to come, so much stays free. */
const SPARE_BYTES = 2 * MIB;
/** What an email takes for each of its bytes in an answer, until all of it is read: the text, its JSON, and what is kept of it. */
const BYTES_PER_BYTE = 6;
/** An email of which nothing is known yet. */
const USUAL_BYTES = 1024;

/** Whether too little is free, and less than is to come. */
function isFull({used, limit}: Heap, toCome = 0): boolean {
	return used() + Math.max(LEAST_FREE * limit, LEAST_FREE_BYTES, toCome + SPARE_BYTES) >= limit;
}

/**
 * Watches the heap of a watch, at every answer and before pages are loaded: once there is less than 10 % or 6 MiB free after a collection, or
 * no room for the next page, loading stops and caches are dropped; if that is not enough, `leave` is called. V8 ends the process where its heap is full, and runs no code of ours then. Returns what ends the
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
	const isFullOfUse = (toCome: number) => {
		if (!isFull(heap, toCome)) return false;
		heap.collect();
		return isFull(heap, toCome);
	};

	function look(): void {
		const state = store.getState();
		const isDue = isAnswered(before, state) || beginsToLoad(before, state);
		before = state;
		if (!isDue || isLooking || !isFullOfUse(bytesToCome(state))) return;
		isLooking = true;
		store.dispatch({type: 'dropped-caches', at: now()});
		isLooking = false;
		before = store.getState();
		if (isFullOfUse(bytesToCome(before))) leave();
	}

	return store.subscribe(look);
}

/** Whether the user wants what needs pages: another place of the list, or the triage. */
function beginsToLoad(before: State, {list, triage}: State): boolean {
	return (
		(list.goal !== undefined && list.goal !== before.list.goal) || (triage !== undefined && before.triage === undefined)
	);
}

/** What the pages that are loaded next may take. */
function bytesToCome(state: State): number {
	const {pages, failures} = demandOf(state);
	const emails = pages.reduce((sum, {size}) => sum + size, 0) + (failures?.pageSize ?? 0);
	return emails * (state.list.bytesPerEmail ?? USUAL_BYTES) * BYTES_PER_BYTE;
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

/** Throws {@link FullHeapError} if less than 10 % or 6 MiB of the heap is free after a collection; to be called after every answer. */
export function checkHeap(heap: Heap = processHeap()): void {
	if (!isFull(heap)) return;
	heap.collect();
	if (isFull(heap)) throw new FullHeapError(heap);
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

/** The heap of this process. What is young counts: all of it may be in use. */
export function processHeap(): Heap {
	const limit = oldLimit(getHeapStatistics().heap_size_limit);
	// The collector needs a separate context, for which a small heap has no room once it is full.
	if (limit < SMALL_BYTES) collector();
	return {
		used: () => getHeapSpaceStatistics().reduce((sum, {space_used_size: bytes}) => sum + bytes, 0),
		limit,
		collect: () => collector()(),
	};
}

const SMALL_BYTES = 64 * MIB;

/** What young objects may take at most, in V8 as Node 24 has it. */
const MOST_YOUNG_BYTES = 192 * MIB;

/** V8 only tells how large the whole heap may be. A small one was sized by the user, and most of it is assumed to hold old objects. */
function oldLimit(limit: number): number {
	return limit > MOST_YOUNG_BYTES ? limit - MOST_YOUNG_BYTES : (limit * 2) / 3;
}

let known: (() => void) | undefined;

/** V8's own collector, which can be had at run time. */
function collector(): () => void {
	if (known !== undefined) return known;
	setFlagsFromString('--expose-gc');
	const collect: unknown = runInNewContext('gc');
	known = typeof collect === 'function' ? () => void collect() : () => {};
	return known;
}

/** How large the heap may be, as people write it. */
export function heapLimitMib(): number {
	return Math.round(processHeap().limit / MIB);
}
