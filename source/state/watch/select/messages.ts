import {isSameProblem, type Problem} from '../../../core/network/problem.ts';
import type {SafeText} from '../../../core/text/text.ts';
import type {State} from '../state.ts';
import type {Notice} from '../view/view.ts';
import {stateTexts} from './send/state-texts.ts';

/** The messages in full: the state of the send, the current problem, the last problem that has passed, and the last notice. */
export type Messages = {
	readonly texts: readonly SafeText[];
	readonly problems: readonly Problem[];
	readonly passed: Problem | undefined;
	readonly notice: Notice | undefined;
};

/** The messages there are. A problem of several requests is listed once. `now` in epoch ms; `dot` stands between parts of a text. */
export function messagesOf(state: State, now: number, dot: string): Messages {
	const {haltedBy, network, watch, list, details, failures, lastProblem, view} = state;
	const all = [
		haltedBy,
		...refusalsIn(list),
		details.refused.get(list.selection.id ?? ''),
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
	return {
		texts: stateTexts(state, now, dot),
		problems,
		passed: isOver ? lastProblem : undefined,
		notice: view.notice ?? view.clearedNotice,
	};
}

/** Why the server refused the list, or a page of it. */
function refusalsIn({refusal, streams}: State['list']): readonly (Problem | undefined)[] {
	return [refusal, ...streams.flatMap(({pages}) => [...pages.refused.values()])];
}

/** Whether there is any message. */
export function hasMessages(state: State, now: number): boolean {
	const {texts, problems, passed, notice} = messagesOf(state, now, '');
	return texts.length > 0 || problems.length > 0 || passed !== undefined || notice !== undefined;
}
