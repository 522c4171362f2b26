import {ciVariable, type Environment} from '../../core/environment.ts';
import {systemClock} from '../../monitor/clock.ts';
import {progressLine} from '../../output/progress-line.ts';
import type {Overview} from '../../state/watch/select/send/overview.ts';
import {ERASE_LINE} from '../../terminal/sequences.ts';

/** A line on stderr that is rewritten in place. It does nothing if stderr is not a terminal. */
export type Progress = {
	readonly isShown: boolean;
	readonly draw: () => void;
	/** Erases the line while something else is written. */
	readonly aside: (write: () => void) => void;
	readonly close: () => void;
};

const TICK_MS = 1000;

/** What is drawn. */
export type ProgressOptions = {
	readonly getState: () => Overview;
	readonly now: () => number;
	readonly isAscii: boolean;
	readonly env: Environment;
	readonly isSpoken: boolean;
};

/** Whether a line on stderr can be rewritten in place. A screen reader would read it again each time. */
export function canRewrite(env: Environment, isSpoken = env.INK_SCREEN_READER === 'true'): boolean {
	return !isSpoken && process.stderr.isTTY === true && env.TERM !== 'dumb' && ciVariable(env) === undefined;
}

/** Draws the progress of a watch at every change, and once a second. */
export function createProgress({getState, now, isAscii, env, isSpoken}: ProgressOptions): Progress {
	const line = () => progressLine(getState(), now(), (process.stderr.columns ?? 80) - 1, isAscii);
	return createRewritten(line, canRewrite(env, isSpoken));
}

/** Draws a line again and again, at least once a second, until it is closed. */
export function createRewritten(line: () => string, isShown: boolean): Progress {
	let isOpen = isShown;
	let cancel = () => {};
	const draw = () => {
		if (!isOpen) return;
		process.stderr.write(ERASE_LINE + line());
		cancel();
		cancel = systemClock.after(TICK_MS, draw);
	};
	const aside = (write: () => void) => {
		if (isOpen) process.stderr.write(ERASE_LINE);
		write();
		draw();
	};
	return {
		isShown,
		draw,
		aside,
		close() {
			if (isOpen) process.stderr.write(ERASE_LINE);
			isOpen = false;
			cancel();
		},
	};
}
