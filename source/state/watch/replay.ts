import {plural} from '../../core/text/format.ts';
import {type SafeText, say} from '../../core/text/text.ts';

/** A recording that is played in place of a watch. */
export type Replay = {
	/** How many times faster than it was recorded. */
	readonly speed: number;
	readonly isPaused: boolean;
	/** The recording has been played to its end. */
	readonly isOver: boolean;
	/** How many lines of the recording could not be read so far. */
	readonly badLines: number;
};

/** Says how many lines of a recording could not be read; undefined if all could. */
export function badLinesText(badLines: number): SafeText | undefined {
	return badLines === 0 ? undefined : say`${plural(badLines, 'line')} of the recording could not be read`;
}

/** The speeds to choose from. */
const SPEEDS = [0.1, 0.25, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

/** The speed after (1) or before (-1) this one. */
export function nextSpeed(speed: number, by: 1 | -1): number {
	const next = by === 1 ? SPEEDS.find((one) => one > speed) : SPEEDS.findLast((one) => one < speed);
	return next ?? speed;
}
