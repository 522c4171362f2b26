import {textBetween} from '../../../../core/text/drawing/width.ts';
import {momentText} from '../../../../core/text/format.ts';
import {type SafeText, safe} from '../../../../core/text/text.ts';
import type {Replay} from '../../../../state/watch/replay.ts';

/** What distinguishes a replay from a watch, the longest form first: the moment that is shown, and how fast it goes. */
export function replayMarks({speed, isPaused, isOver}: Replay, now: number): readonly SafeText[] {
	const pace = isOver ? safe`ended` : isPaused ? safe`paused` : safe`×${speed}`;
	const moment = momentText(now);
	return [safe`${moment} ${pace}`, safe`${textBetween(moment, -8, moment.length)} ${pace}`, pace];
}
