import {isRefusal, type Problem} from '../../core/network/problem.ts';
import {failureCount} from '../../core/operation/counts.ts';
import {reduceTriage} from '../failures/reduce.ts';
import {reduceDetails} from './details/reduce.ts';
import type {Event} from './event.ts';
import * as exporting from './exports.ts';
import {reduceFind, withMatches} from './find/find.ts';
import {fruitlessText} from './list/failure-rows.ts';
import type * as list from './list/list.ts';
import {reduceList} from './list/reduce.ts';
import * as marks from './marks.ts';
import * as network from './network.ts';
import {newWatch} from './new-watch.ts';
import * as watch from './operation.ts';
import type {State} from './state.ts';
import {reduceView} from './view/reduce.ts';
import type * as view from './view/view.ts';

/** The state after an event. Pure: every time it needs is in the event. */
export function reduce(state: State, event: Event): State {
	return withMatches(state, handle(state, event));
}

function handle(state: State, event: Event): State {
	switch (event.type) {
		case 'asked-operation': {
			const {haltedBy: _, ...rest} = state;
			return {...rest, watch: watch.askOperation(state.watch)};
		}
		case 'received-operation':
			return {
				...state,
				network: network.settleNetwork(state.network, event.at),
				watch: watch.receiveOperation(state.watch, event.operation, event.at),
			};
		case 'failed-operation':
			return stop(
				{
					...state,
					network: network.settleNetwork(state.network, event.at),
					watch: watch.failOperation(state.watch, event.problem),
				},
				event.problem,
				event.at,
			);
		case 'scheduled-poll':
			return {...state, nextPollAt: event.at};
		case 'held-back':
		case 'released':
		case 'retries-later':
			return {...state, network: network.receiveNetwork(state.network, event)};
		case 'changed-interval':
			return {...state, intervalMs: event.intervalMs};
		case 'changed-replay':
			return {...state, replay: event.replay};
		case 'restarted':
			return {...newWatch(event.options), ...whatIsSeen(state)};
		case 'began-export':
		case 'moved-export':
		case 'ended-export':
		case 'wrote-file':
			return {...state, exports: exporting.reduceExports(state.exports, event)};
		case 'toggled-mask':
			return {...state, isMasked: !state.isMasked};
		case 'noticed':
			return {...state, view: {...state.view, notice: noticeOf(event)}};
		case 'cleared-notice': {
			const {notice: _, ...rest} = state.view;
			return {...state, view: rest};
		}
		case 'refreshed-page':
			return state.freeze === undefined ? reduceAll(state, event) : state;
		case 'looked-for':
		case 'went-to-match':
		case 'ended-find':
			return reduceFind(state, event);
		default:
			return reduceAll(state, event);
	}
}

/** What more than one part of the state may care about. */
function reduceAll(state: State, event: Event): State {
	const listed = reduceDetails(reduceList(reduceView(state, event), event), event);
	return reduceTriage(reduceSearch(reduceMarks(listed, event, state.list), event, state.list), event, state.view);
}

/** A search for a failure that has ended where it began is told so. */
function reduceSearch(state: State, event: Event, before: list.List): State {
	const isSought = event.type === 'sought-failure';
	if (!isSought && !(event.type === 'received-page' && before.goal?.kind === 'failure')) return state;
	if (state.list.goal !== undefined || state.list.selection.id !== before.selection.id) return state;
	const {counts} = state.watch;
	const isWhole = state.list.filterOrder.length === 0;
	const counted = isWhole && counts !== undefined ? failureCount(counts) : 0;
	const text = fruitlessText(state.list.pages, isSought ? event.by : 1, counted);
	return {...state, view: {...state.view, notice: {text, at: event.at}}};
}

/** A list that begins anew ends the range that was marked on it. */
function reduceMarks(state: State, event: Event, before: list.List): State {
	const next = (changed: marks.Marks): State => ({...state, marks: changed});
	if (state.list.generation !== before.generation) return next(marks.settleRange(state.marks, before));
	switch (event.type) {
		case 'toggled-mark':
			return next(marks.toggleMark(state.marks, state.list));
		case 'toggled-range':
			return next(marks.toggleRange(state.marks, state.list));
		case 'stepped-back-marks':
			return next(marks.stepBack(state.marks, state.list));
		default:
			return state;
	}
}

/** What the one who looks has chosen, whatever is watched. */
function whatIsSeen({view, details, isMasked, stallAfterMs, replay}: State): Partial<State> {
	return {view, details, isMasked, stallAfterMs, ...(replay === undefined ? {} : {replay})};
}

/** Whether a refusal ends the watch (nothing was ever shown), halts polling (data stays), or passes by itself. */
function stop(state: State, problem: Problem, at: number): State {
	const isNotYetVisible = problem.kind === 'absent' && at < state.graceUntil && state.watch.operation === undefined;
	if (!isRefusal(problem) || isNotYetVisible) return state;
	return state.watch.operation === undefined ? {...state, fatal: problem} : {...state, haltedBy: problem};
}

function noticeOf({type: _, ...rest}: Extract<Event, {type: 'noticed'}>): NonNullable<view.View['notice']> {
	return rest;
}
