/** The cursor's travel: over how many visible rows, and how fast it was going down at `at` (epoch ms). */
export type Travel = {
	/** 0 before the first move, when it is not known yet. */
	readonly height: number;
	readonly rowsPerSecond: number;
	readonly at: number;
};

/** The cursor has not moved yet. */
export const AT_REST: Travel = {height: 0, rowsPerSecond: 0, at: 0};

const SECOND_MS = 1000;
const SECONDS_AHEAD = 2;

/** The travel after a move by a number of rows. The speed is that of the last second or so: it decays while nothing moves, and a move up ends it. */
export function travelled(travel: Travel, {by, height, at}: Pick<Travel, 'height' | 'at'> & {by: number}): Travel {
	if (by < 0) return {height, rowsPerSecond: 0, at};
	const passed = Math.max(0, at - travel.at) / SECOND_MS;
	return {height, rowsPerSecond: travel.rowsPerSecond * Math.exp(-passed) + by, at};
}

/** How many rows below the cursor have to be loaded so that moving on does not wait: a screen, and two seconds of travel. */
export function rowsAhead({height, rowsPerSecond}: Travel): number {
	return Math.max(height, SECONDS_AHEAD * rowsPerSecond);
}
