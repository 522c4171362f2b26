import type {Clock} from '../../source/core/time/clock.ts';

/** A clock that a test winds on by hand. */
export type FakeClock = Clock & {
	/** Lets time pass: what falls due on the way is run, in order. */
	readonly advance: (ms: number) => void;
	/** In how many ms the next task is due; undefined when none is. */
	readonly nextDue: () => number | undefined;
};

/** Makes a clock that is at a moment (epoch ms). */
export function createFakeClock(start = Date.UTC(2026, 3, 5, 6, 20)): FakeClock {
	let time = start;
	const tasks = new Map<symbol, {readonly at: number; readonly task: () => void}>();
	const earliest = () => [...tasks].toSorted(([, a], [, b]) => a.at - b.at)[0];
	return {
		now: () => time,
		after(ms, task) {
			const key = Symbol('task');
			tasks.set(key, {at: time + ms, task});
			return () => tasks.delete(key);
		},
		advance(ms) {
			const end = time + ms;
			for (let due = earliest(); due !== undefined && due[1].at <= end; due = earliest()) {
				tasks.delete(due[0]);
				time = due[1].at;
				due[1].task();
			}
			time = end;
		},
		nextDue() {
			const due = earliest();
			return due === undefined ? undefined : due[1].at - time;
		},
	};
}
