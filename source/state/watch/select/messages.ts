import {isSameProblem, type Problem} from '../../../core/network/problem.ts';
import type {State} from '../state.ts';
import type {Notice} from '../view/view.ts';

/** What has been said, to be read in full: what is wrong now, what was wrong last but has passed, and the last notice. */
export type Messages = {
	readonly problems: readonly Problem[];
	readonly passed: Problem | undefined;
	readonly notice: Notice | undefined;
};

type MessageFacts = Pick<
	State,
	'haltedBy' | 'network' | 'watch' | 'list' | 'details' | 'failures' | 'lastProblem' | 'view'
>;

/** The messages there are. A problem of several requests is listed once. */
export function messagesOf(state: MessageFacts): Messages {
	const {haltedBy, network, watch, list, details, failures, lastProblem, view} = state;
	const all = [
		haltedBy,
		network.held?.problem,
		network.retry?.problem,
		watch.problem,
		list.problem,
		details.failed?.problem,
		failures.problem,
		failures.refusal,
	].filter((problem) => problem !== undefined);
	const problems = all.filter((one, index) => all.findIndex((other) => isSameProblem(one, other)) === index);
	const isOver = lastProblem !== undefined && !problems.some((problem) => isSameProblem(problem, lastProblem));
	return {problems, passed: isOver ? lastProblem : undefined, notice: view.notice ?? view.clearedNotice};
}

/** Whether there is any message. */
export function hasMessages(state: MessageFacts): boolean {
	const {problems, passed, notice} = messagesOf(state);
	return problems.length > 0 || passed !== undefined || notice !== undefined;
}
