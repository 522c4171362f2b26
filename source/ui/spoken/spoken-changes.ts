import {clockTime, count} from '../../core/text/format.ts';
import {type SafeText, safe} from '../../core/text/text.ts';
import {markCount} from '../../state/watch/marks.ts';
import type {State} from '../../state/watch/state.ts';
import {situationBeneath} from '../keys/context.ts';
import {keysIn} from '../keys/shown-keys.ts';
import type {Speak, SpokenFacts} from './facts.ts';

/** What has begun or ended that the screen shows by a sign alone: a long pause, a frozen list, a range, a find. */
export const newsOfChanges: Speak = (before, after, facts) => [
	...pauseNews(before, after, facts),
	...(before.freeze !== undefined && after.freeze === undefined ? [safe`The list is live again.`] : []),
	...(before.marks.anchor !== undefined && after.marks.anchor === undefined
		? [safe`The range has ended: ${count(markCount(after.marks, after.list))} marked.`]
		: []),
	...(before.view.find !== undefined && after.view.find === undefined ? [safe`The find has ended.`] : []),
];

/** The server asked for a long pause: until when, and which key ends it. */
function pauseNews(before: State, after: State, {now, keys}: SpokenFacts): readonly SafeText[] {
	const {held} = after.network;
	if (held?.isPause !== true || held.until === before.network.held?.until) return [];
	const key = keysIn(keys, situationBeneath(after))('refresh');
	const way = key === undefined ? safe`` : safe` ${key} ends the pause.`;
	return [safe`No request is sent until ${clockTime(held.until, now)}.${way}`];
}
