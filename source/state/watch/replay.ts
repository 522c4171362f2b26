/** A recording being played in place of a watch. Times are epoch ms, in the recording's own time. */
export type Replay = {
	readonly startedAt: number;
	/** How many times faster than it happened. */
	readonly speed: number;
	readonly isPaused: boolean;
	/** The recording has been played to its end. */
	readonly isOver: boolean;
	/** Lines of the recording that made no sense. */
	readonly badLines: number;
};

/** The speeds that the keys go through. */
const SPEEDS = [0.1, 0.25, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

/** The speed after (1) or before (-1) this one. */
export function nextSpeed(speed: number, by: 1 | -1): number {
	const next = by === 1 ? SPEEDS.find((one) => one > speed) : SPEEDS.findLast((one) => one < speed);
	return next ?? speed;
}
