import {isSameProblem, type Problem} from '../../../../core/network/problem.ts';
import type {Terms} from '../../../../core/operation/terms.ts';
import type {Overview} from './overview.ts';
import {stalledSince} from './stall.ts';
import {hasFailed} from './verdict.ts';

/** A change that a watch without a screen reports. Times are epoch ms. */
export type Change =
	/** A counter or the operation's status changed, or the first answer came. */
	| {readonly type: 'changed'}
	| {readonly type: 'trouble'; readonly problem: Problem}
	| {readonly type: 'recovered'}
	/** Nothing has changed since then although emails are under way. */
	| {readonly type: 'stalled'; readonly since: number}
	/** `failIf` holds now. */
	| {readonly type: 'threshold'};

/** What a threshold and a stall are judged by. */
export type ChangeOptions = {readonly terms: Terms; readonly stallAfterMs: number};

/** The changes from one state of a watch to a later one, in the order in which they are reported. */
export function changesBetween(before: Overview, after: Overview, options: ChangeOptions): readonly Change[] {
	const changes: Change[] = [];
	const {problem, changedAt} = after.watch;
	if (problem === undefined && before.watch.problem !== undefined) changes.push({type: 'recovered'});
	if (changedAt !== before.watch.changedAt) changes.push({type: 'changed'});
	if (hasFailed(after.watch, options.terms) && !hasFailed(before.watch, options.terms))
		changes.push({type: 'threshold'});
	const since = stalledSince(after.watch, options.stallAfterMs);
	if (since !== undefined && since !== stalledSince(before.watch, options.stallAfterMs))
		changes.push({type: 'stalled', since});
	if (problem !== undefined && !isSameProblem(problem, before.watch.problem)) changes.push({type: 'trouble', problem});
	return changes;
}
