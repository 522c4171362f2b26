import type {Clock} from '../core/time/clock.ts';

// Fresh data within 5 s of waking: the tick itself may come that late.
const TICK_MS = 2000;
const GAP_MS = 30_000;

/** Calls `wake` after the machine has slept: when a tick comes more than 30 s late. The returned function stops that. */
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
