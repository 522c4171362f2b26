import {kept} from '../../../core/kept.ts';
import {isRefusal, type Problem} from '../../../core/network/problem.ts';
import {isOver, type Operation} from '../../../core/operation/operation.ts';
import {askFailuresAgain} from '../../failures/again.ts';
import {withoutOldTrend} from '../../failures/trend.ts';
import {clearPaneFailure} from '../details/pane.ts';
import type {Handlers} from '../handlers.ts';
import {withoutOldChanges} from '../list/changed-rows.ts';
import {askAgain, clearFailures, clearRefusal} from '../list/loading.ts';
import {NO_POLL, settleNetwork} from '../network.ts';
import {failOperation, receiveOperation} from '../operation.ts';
import {lagOf} from '../select/lag.ts';
import type {State} from '../state.ts';

/** The polls for the operation: when they come, and how they are answered. */
export type PollEvent =
	| {readonly type: 'asked-operation'; readonly at: number}
	| {readonly type: 'received-operation'; readonly at: number; readonly operation: Operation}
	| {readonly type: 'failed-operation'; readonly at: number; readonly problem: Problem}
	| {readonly type: 'scheduled-poll'; readonly at: number}
	| {readonly type: 'changed-interval'; readonly intervalMs: number}
	/** The user asks to try again whatever has failed. */
	| {readonly type: 'asked-again'};

/** What each of these events does to the operation, the connection and the list. */
export const POLL_HANDLERS: Handlers<State, PollEvent> = {
	'asked-operation': ({haltedBy: _, ...state}) => ({...state, poll: {isAsking: true, showsOldChanges: true}}),
	'received-operation': ({refusals: _, ...state}, {operation, at}) => {
		const watch = receiveOperation(state.watch, operation, at);
		return {
			...state,
			network: settleNetwork(state.network, at),
			watch,
			list: withoutOldChanges(state.poll, wasRefused(state) ? clearRefusal(state.list) : state.list),
			failures: withoutOldTrend(state.failures, watch),
			poll: NO_POLL,
		};
	},
	'failed-operation': ({refusals, ...state}, {problem, at}) => ({
		...state,
		...endedBy(problem, at, refusals === undefined ? state : {...state, refusals}),
		network: settleNetwork(state.network, at),
		watch: failOperation(state.watch, problem),
		list: withoutOldChanges(state.poll, state.list),
		poll: NO_POLL,
	}),
	'scheduled-poll': (state, {at}) => ({...state, nextPollAt: at}),
	'changed-interval': (state, {intervalMs}) => ({...state, intervalMs}),
	'asked-again': (state) => ({
		...state,
		list: kept(state.list, listAskedAgain(state)),
		details: kept(state.details, clearPaneFailure(state.details)),
		failures: kept(state.failures, askFailuresAgain(state.failures)),
	}),
};

/** A frozen list keeps its rows. */
function listAskedAgain(state: State): State['list'] {
	return state.freeze === undefined ? askAgain(state.list, isShort(state)) : clearRefusal(clearFailures(state.list));
}

/**
 * Whether all pages are loaded, but the counters know of more emails, though none is created any more: a page may have been a copy of
 * another.
 */
function isShort(state: State): boolean {
	const {operation} = state.watch;
	return operation !== undefined && isOver(operation) && lagOf(state)?.behind === 'list';
}

/** Whether the operation was refused: then the list was refused with it, and is requested again once the operation answers. */
function wasRefused({watch}: Pick<State, 'watch'>): boolean {
	return watch.problem !== undefined && isRefusal(watch.problem);
}

/** How many refusals in a row, over how long, are believed once there was a good answer: one bad answer proves nothing (api.md, "Errors"). */
const REFUSALS = 3;
const REFUSED_FOR_MS = 30_000;

/**
 * A refusal ends the watch before the first answer (`fatal`); after it, polling halts once three in a row over 30 s agree. A 404 within the
 * grace period does neither.
 */
function endedBy(problem: Problem, at: number, state: State): Pick<State, 'fatal' | 'haltedBy' | 'refusals'> {
	const {watch, graceUntil, refusals: before} = state;
	const isNew = watch.operation === undefined;
	const isNotYetVisible = problem.kind === 'absent' && at < graceUntil && isNew;
	if (!isRefusal(problem) || isNotYetVisible) return {};
	if (isNew) return {fatal: problem};
	const isAgain = before?.kind === problem.kind;
	const refusals = {kind: problem.kind, count: isAgain ? before.count + 1 : 1, since: isAgain ? before.since : at};
	const isBelieved = refusals.count >= REFUSALS && at - refusals.since >= REFUSED_FOR_MS;
	return {refusals, ...(isBelieved ? {haltedBy: problem} : {})};
}
