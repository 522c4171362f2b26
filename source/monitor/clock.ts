/** Time as the monitor knows it, so that a test can be in charge of it. */
export type Clock = {
	/** Epoch ms. */
	readonly now: () => number;
	/** Runs the task once after `ms`; the returned function calls it off. */
	readonly after: (ms: number, task: () => void) => () => void;
};

/** The machine's clock. */
export const systemClock: Clock = {
	now: () => Date.now(),
	after(ms, task) {
		const timer = setTimeout(task, ms);
		return () => clearTimeout(timer);
	},
};
