import {NO_TEXT} from '../../../core/text/compose.ts';
import {textBetween, widthOf} from '../../../core/text/drawing/width.ts';
import {momentText} from '../../../core/text/format.ts';
import {type SafeText, safe} from '../../../core/text/text.ts';
import type {Replay} from '../../../state/watch/replay.ts';

/**
 * What tells a replay from a watch: the moment that is shown, and how fast it goes, as far as there is room for it (in columns);
 * empty where there is none at all.
 */
export function replayMark({speed, isPaused, isOver}: Replay, now: number, room: number): SafeText {
	const pace = isOver ? safe`ended` : isPaused ? safe`paused` : safe`×${speed}`;
	const moment = momentText(now);
	const time = textBetween(moment, -8, moment.length);
	const marks = [
		safe` REPLAY ${moment} ${pace} `,
		safe` REPLAY ${time} ${pace} `,
		safe` REPLAY ${pace} `,
		safe` REPLAY `,
	];
	return marks.find((mark) => widthOf(mark) <= room) ?? NO_TEXT;
}
