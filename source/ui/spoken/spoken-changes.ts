import {clockTime, count} from '../../core/text/format.ts';
import {type SafeText, safe} from '../../core/text/text.ts';
import type {Goal} from '../../state/watch/list/goal.ts';
import {rowCount} from '../../state/watch/list/pages.ts';
import {markCount} from '../../state/watch/marks.ts';
import {countedRows} from '../../state/watch/select/lag.ts';
import type {State} from '../../state/watch/state.ts';
import {situationBeneath} from '../keys/context.ts';
import {keysIn} from '../keys/shown-keys.ts';
import type {Speak, SpokenFacts} from './facts.ts';

/** What has begun or ended that the screen shows by a sign alone: a long pause, a frozen list, a range, a find. */
export const newsOfChanges: Speak = (before, after, facts) => [
	...pauseNews(before, after, facts),
	...loadingNews(before, after, facts),
	...(before.freeze !== undefined && after.freeze === undefined ? [safe`The list is live again.`] : []),
	...(before.marks.anchor !== undefined && after.marks.anchor === undefined
		? [safe`The range has ended: ${count(markCount(after.marks, after.list))} marked.`]
		: []),
	...(before.view.find !== undefined && after.view.find === undefined ? [safe`Search closed.`] : []),
];

/** What pages are being loaded for. */
const SOUGHT: Readonly<Partial<Record<Goal['kind'], SafeText>>> = {
	end: safe`Loading the rest of the list`,
	all: safe`Loading the rest of the list`,
	marks: safe`Loading the rest of the list to mark it`,
	failure: safe`Looking for the next failure`,
	match: safe`Looking for a match`,
};

/** It takes a while to load what the user goes to: how far that is, and which key stops it. */
function loadingNews(before: State, after: State, {keys}: SpokenFacts): readonly SafeText[] {
	const {goal, refusal, pages} = after.list;
	const what = goal === undefined ? undefined : SOUGHT[goal.kind];
	if (what === undefined || refusal !== undefined || goal?.kind === before.list.goal?.kind) return [];
	const loaded = rowCount(pages);
	const all = countedRows(after);
	const far =
		all === undefined || all < loaded
			? safe`${count(loaded)} loaded so far`
			: safe`${count(loaded)} of ${count(all)} loaded so far`;
	const keyOf = keysIn(keys, situationBeneath(after));
	const stop = keyOf('stop') ?? keyOf('back');
	return [safe`${what}: ${far}${stop === undefined ? safe`` : safe`; ${stop} stops`}.`];
}

/** The server asked for a long pause: until when, and which key ends it. */
function pauseNews(before: State, after: State, {now, keys}: SpokenFacts): readonly SafeText[] {
	const {held} = after.network;
	if (held?.isPause !== true || held.until === before.network.held?.until) return [];
	const key = keysIn(keys, situationBeneath(after))('refresh');
	const way = key === undefined ? safe`` : safe` ${key} ends the pause.`;
	return [safe`No request is sent until ${clockTime(held.until, now)}.${way}`];
}
