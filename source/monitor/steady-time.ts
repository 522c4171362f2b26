/** The clocks of a machine, in ms. */
export type MachineClocks = {
	/** The time of day (epoch ms), which can be set. */
	readonly wall: () => number;
	/** For how long the machine has been awake, since some moment. */
	readonly awake: () => number;
	/** For how long it has been on, asleep or not, since some moment; asked for only if the other two disagree. */
	readonly passed: () => number;
};

/** By less two clocks may disagree. */
const TOLERANCE_MS = 1000;

/**
 * The time (epoch ms) by the wall clock as it stood at first, moved on by the time that has passed since. A clock that is set is not time
 * that passes; an hour of sleep is.
 */
export function createSteadyTime({wall, awake, passed}: MachineClocks): () => number {
	const start = {wall: wall(), awake: awake(), passed: passed()};
	let ahead = start.wall - start.awake;
	let sleptMs = 0;
	return () => {
		const awakeMs = awake() - start.awake;
		const aheadNow = wall() - awake();
		if (Math.abs(aheadNow - ahead) > TOLERANCE_MS) {
			ahead = aheadNow;
			const asleepMs = passed() - start.passed - awakeMs;
			if (asleepMs > sleptMs + TOLERANCE_MS) sleptMs = asleepMs;
		}
		return Math.round(start.wall + awakeMs + sleptMs);
	};
}
