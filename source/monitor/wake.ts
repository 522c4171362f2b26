import type {Clock} from '../core/time/clock.ts';

// Data must be fresh within 5 s of waking, and a tick may come that late.
const TICK_MS = 2000;
const GAP_MS = 30_000;

/** Calls `wake` when the machine has slept, which shows in a tick more than 30 s late. Returns a function that stops it. */
export function watchForSleep(clock: Clock, wake: () => void): () => void {
	let last = clock.now();
	let cancel = () => {};
	const tick = () => {
		const now = clock.now();
		const hasSlept = now - last > GAP_MS + TICK_MS;
		last = now;
		cancel = clock.after(TICK_MS, tick);
		if (hasSlept) wake();
	};
	cancel = clock.after(TICK_MS, tick);
	return () => cancel();
}
