import {Text} from 'ink';
import {momentText} from '../../../core/text/format.ts';
import type {Replay} from '../../../state/watch/replay.ts';
import {paint, type Theme} from '../../theme/theme.ts';

/**
 * What tells a replay from a watch: the moment that is shown, and how fast it goes, as far as there is room for it (in columns);
 * empty where there is none at all.
 */
export function replayMark({speed, isPaused, isOver}: Replay, now: number, room: number): string {
	const pace = isOver ? 'ended' : isPaused ? 'paused' : `×${speed}`;
	const moment = momentText(now);
	const time = moment.slice(-8);
	const marks = [` REPLAY ${moment} ${pace} `, ` REPLAY ${time} ${pace} `, ` REPLAY ${pace} `, ' REPLAY '];
	return marks.find((mark) => mark.length <= room) ?? '';
}

/** The mark in the header. */
export function ReplayMark({text, theme}: {readonly text: string; readonly theme: Theme}) {
	return (
		<Text bold inverse {...paint(theme.warning)}>
			{text}
		</Text>
	);
}
