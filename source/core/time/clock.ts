/** The time and timers as a parameter, so that a test can control them. */
export type Clock = {
	/** Epoch ms. */
	readonly now: () => number;
	/** Runs a task once after `ms`. Returns a function that cancels it. */
	readonly after: (ms: number, task: () => void) => () => void;
};
