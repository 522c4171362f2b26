/** Time as a parameter, so that a test can be in charge of it. */
export type Clock = {
	/** Epoch ms. */
	readonly now: () => number;
	/** Runs the task once after `ms`; the returned function cancels it. */
	readonly after: (ms: number, task: () => void) => () => void;
};
