import type {Environment} from '../../core/environment.ts';
import {toAscii} from '../../core/text/drawing/ascii.ts';
import {truncate} from '../../core/text/drawing/width.ts';
import {type SafeText, safeLine} from '../../core/text/text.ts';
import {systemClock} from '../../monitor/clock.ts';
import {stamped} from '../../output/plain.ts';
import type {Overview} from '../../state/watch/select/send/overview.ts';
import {canRewrite, createRewritten} from './progress.ts';
import {createThinnedLines} from './thinned-lines.ts';

/** The progress of several waits, on stderr. */
export type SeveralProgress = {
	readonly update: (state: Overview) => void;
	/** One of them has ended; `write` says how. */
	readonly end: (state: Overview, write: () => void) => void;
	/** A sentence about the program itself. */
	readonly say: (sentence: string) => void;
	readonly close: () => void;
};

/** How the progress is shown. */
export type SeveralProgressOptions = {
	readonly isQuiet: boolean;
	readonly isAscii: boolean;
	/** For a screen reader: lines are only appended. */
	readonly isSpoken: boolean;
	readonly hooks: {readonly env: Environment};
};

/** Creates the progress of several waits: one line that is rewritten in place where stderr is a terminal, else a line now and then; quiet, nothing. */
export function openSeveralProgress(
	waits: number,
	lineOf: (states: readonly Overview[], ended: number) => SafeText,
	{isQuiet, isAscii, isSpoken, hooks}: SeveralProgressOptions,
): SeveralProgress {
	const states = new Map<string, Overview>();
	const ended = new Set<string>();
	const current = () => lineOf([...states.values()], ended.size);
	const update = (state: Overview) => states.set(state.operationId, state);
	const err = (line: string) => void process.stderr.write(`${line}\n`);
	if (isQuiet) return {update, end: (_, write) => write(), say: err, close: () => {}};
	if (canRewrite(hooks.env, isSpoken)) {
		const fitted = () => {
			const line = truncate(current(), (process.stderr.columns ?? 80) - 1);
			return isAscii ? toAscii(line) : line;
		};
		const {draw, aside, close} = createRewritten(fitted, true);
		return {
			update(state) {
				update(state);
				if (states.size === waits) draw();
			},
			end({operationId}, write) {
				ended.add(operationId);
				aside(write);
			},
			say: (sentence) => aside(() => err(sentence)),
			close,
		};
	}
	// The first line of a log waits until it has something to tell of each.
	const isHeard = () => states.size === waits && [...states.values()].every(({watch}) => watch.counts !== undefined);
	const write = (text: string) => err(stamped(safeLine(text), systemClock.now()));
	const {mark, close} = createThinnedLines({clock: systemClock, current, write});
	return {
		update(state) {
			const before = states.get(state.operationId)?.watch.changedAt;
			update(state);
			if (state.watch.changedAt !== before && isHeard()) mark();
		},
		end({operationId}, tell) {
			ended.add(operationId);
			tell();
		},
		say: err,
		close,
	};
}
