import {expect, test} from 'vitest';
import {checkHeap, guardHeap, processHeap, rejectOnFullHeap} from '../../../source/app/memory/heap-guard.ts';
import {createStore} from '../../../source/state/store.ts';
import type {Event} from '../../../source/state/watch/event.ts';
import {stateAfter} from '../../helpers/builders.ts';
import {email, operation, page, range} from '../../helpers/emails.ts';
import {noticeIn} from '../../helpers/notices.ts';

const PAGE = {
	type: 'received-page',
	at: 1,
	generation: 0,
	token: null,
	page: page(range(0, 3), 'second'),
} as const satisfies Event;
const END: Event = {type: 'went-to-end', height: 4};
const POLL: Event = {type: 'received-operation', at: 2, operation: operation('PROCESSING', {total: 9})};
const MOVE: Event = {type: 'moved-cursor', at: 2, by: 1, height: 4};
const NO_BODY = {attachments: [], bodies: {json: ''}} as const;
const DETAILS = [0, 1].map(
	(number): Event => ({
		type: 'received-details',
		at: 1,
		request: {id: email(number).id.raw, asOf: 0},
		details: {email: email(number), ...NO_BODY} as never,
	}),
);

const MIB = 1024 * 1024;

/** A watch on its way to the end of its list, with two opened emails; what is used is in MiB, of 100 unless said otherwise. */
function guarded(used: {live: number; garbage: number; caches: number; limit?: number; bytes?: number}) {
	const page = {...PAGE.page, ...(used.bytes === undefined ? {} : {bytes: used.bytes})};
	const store = createStore(stateAfter([{...PAGE, page}, ...DETAILS, END]));
	const seen = {collections: 0, hasLeft: false};
	const heap = {
		limit: (used.limit ?? 100) * MIB,
		used: () => (used.live + used.garbage + (store.getState().details.fetched.size > 1 ? used.caches : 0)) * MIB,
		collect() {
			seen.collections += 1;
			used.garbage = 0;
		},
	};
	guardHeap(
		store,
		() => {
			seen.hasLeft = true;
		},
		heap,
		() => 3,
	);
	return {store, seen};
}

test('below 90 % nothing happens', () => {
	const {store, seen} = guarded({live: 89, garbage: 0, caches: 0});
	store.dispatch(POLL);
	expect([seen, store.getState().list.goal?.kind]).toEqual([{collections: 0, hasLeft: false}, 'end']);
});

test('what a collection frees is no reason to let go of anything', () => {
	const {store, seen} = guarded({live: 50, garbage: 45, caches: 0});
	store.dispatch(POLL);
	expect([seen, store.getState().list.goal?.kind]).toEqual([{collections: 1, hasLeft: false}, 'end']);
});

test('at 90 % loading stops, opened emails are let go but for the one under the cursor, and says so', () => {
	const {store, seen} = guarded({live: 80, garbage: 0, caches: 15});
	store.dispatch(POLL);
	expect(seen.hasLeft).toBe(false);
	const state = store.getState();
	expect(state.list.goal).toBeUndefined();
	expect([...state.details.fetched.keys()]).toEqual([email(0).id.raw]);
	expect(noticeIn(state)).toBe(
		'Memory is nearly full: loading has stopped, and opened emails will be requested again.',
	);
});

test('where that is not enough the app is left', () => {
	const {store, seen} = guarded({live: 90, garbage: 0, caches: 5});
	store.dispatch(POLL);
	expect(seen.hasLeft).toBe(true);
});

test.each([
	[18.5, 24],
	[22.5, 28],
	[26.5, 32],
])('with %d MiB live of %d, where V8 would soon give up, the app is left', (live, limit) => {
	const {store, seen} = guarded({live, garbage: 0, caches: 0, limit});
	store.dispatch(POLL);
	expect(seen.hasLeft).toBe(true);
});

test('without room for the pages on the way to the end, loading stops as it is asked for, and the app stays', () => {
	const {store, seen} = guarded({live: 18, garbage: 0, caches: 0, limit: 28, bytes: 1.5 * MIB});
	store.dispatch({type: 'dropped-goal'});
	store.dispatch(END);
	const {list} = store.getState();
	expect([seen.hasLeft, list.goal, list.stops]).toEqual([false, undefined, 1]);
});

test('only answers are a reason to look, not keys', () => {
	const {store, seen} = guarded({live: 99, garbage: 0, caches: 0});
	store.dispatch(MOVE);
	expect(seen.hasLeft).toBe(false);
});

test('this process has room left, and its garbage can be collected', () => {
	const heap = processHeap();
	heap.collect();
	expect(heap.used()).toBeGreaterThan(0);
	expect(heap.used()).toBeLessThan(heap.limit);
});

const FULL =
	'sendwatch ended before its memory of 100 MiB was full. NODE_OPTIONS=--max-old-space-size=<MiB> allows more, and a filter loads fewer.';

/** A heap of 100 MiB, of which so many are live and garbage. */
function heapOf(live: number, garbage: number) {
	let used = live + garbage;
	return {
		limit: 100 * MIB,
		used: () => used * MIB,
		collect() {
			used = live;
		},
	};
}

test.each([
	[89, 0],
	[60, 39],
])('a command with %i %% live and %i %% garbage goes on', (live, garbage) => {
	expect(() => checkHeap(heapOf(live, garbage))).not.toThrow();
});

test('a command whose heap no collection frees ends in order, with exit code 70 and what allows more', () => {
	expect(() => checkHeap(heapOf(90, 9))).toThrow(expect.objectContaining({message: FULL, exitCode: 70}));
});

test('a wait ends in the same way, at its next answer', async () => {
	const store = createStore(stateAfter([PAGE]));
	const {full, stop} = rejectOnFullHeap(store, heapOf(95, 0));
	store.dispatch(POLL);
	await expect(full).rejects.toMatchObject({message: FULL, exitCode: 70});
	stop();
});
