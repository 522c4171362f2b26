import type {Problem} from '../../../core/network/problem.ts';
import type {State} from '../state.ts';
import {stalledSince} from './stall.ts';
import {hasFailed, type Terms} from './verdict.ts';

/** What is worth telling of a watch without a screen. Times are epoch ms. */
export type Happening =
	/** Emails moved, the operation's status changed, or the first answer came. */
	| {readonly type: 'changed'}
	| {readonly type: 'trouble'; readonly problem: Problem}
	| {readonly type: 'recovered'}
	/** Nothing has moved since then although emails are under way. */
	| {readonly type: 'stalled'; readonly since: number}
	/** `failIf` holds now. */
	| {readonly type: 'threshold'};

/** What makes a happening, besides the change itself. */
export type HappeningOptions = {readonly terms: Terms; readonly stallAfterMs: number};

/** What happened from one state of a watch to a later one, in the order in which it is told. */
export function happeningsBetween(before: State, after: State, options: HappeningOptions): readonly Happening[] {
	const happenings: Happening[] = [];
	const {problem, movedAt} = after.watch;
	if (problem === undefined && before.watch.problem !== undefined) happenings.push({type: 'recovered'});
	if (movedAt !== before.watch.movedAt) happenings.push({type: 'changed'});
	if (hasFailed(after.watch, options.terms) && !hasFailed(before.watch, options.terms))
		happenings.push({type: 'threshold'});
	const since = stalledSince(after.watch, options.stallAfterMs);
	if (since !== undefined && since !== stalledSince(before.watch, options.stallAfterMs))
		happenings.push({type: 'stalled', since});
	if (problem !== undefined && problem.sentence !== before.watch.problem?.sentence)
		happenings.push({type: 'trouble', problem});
	return happenings;
}
