import type {Clock} from '../core/time/clock.ts';

// Data must be fresh within 5 s of waking, and a tick may come that late.
const TICK_MS = 2000;
const GAP_MS = 30_000;

/**
 * Calls `wake` when the machine has slept, which shows in a tick more than 30 s late. Where someone has set its clock instead, a poll too many does
 * no harm. `wallTime` is what that clock says (epoch ms). Returns a function that stops it.
 */
export function watchForSleep(clock: Pick<Clock, 'after'>, wake: () => void, wallTime = () => Date.now()): () => void {
	let last = wallTime();
	let cancel = () => {};
	const tick = () => {
		const now = wallTime();
		const hasSlept = Math.abs(now - last - TICK_MS) > GAP_MS;
		last = now;
		cancel = clock.after(TICK_MS, tick);
		if (hasSlept) wake();
	};
	cancel = clock.after(TICK_MS, tick);
	return () => cancel();
}
