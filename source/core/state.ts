import {NO_REASONS, type Reason, type Reasons} from './clusters.ts';
import * as pane from './details.ts';
import type {EmailDetails, EmailPage} from './email.ts';
import * as exporting from './exporting.ts';
import {fruitlessText} from './failures.ts';
import type {FilterChange} from './filter.ts';
import {reduceFind} from './finding.ts';
import type {Freeze} from './freeze.ts';
import type {OperationId} from './ids.ts';
import type {Line, LineEdit} from './line-edit.ts';
import * as list from './list.ts';
import * as marks from './marks.ts';
import * as network from './network.ts';
import type {Operation} from './operation.ts';
import type {Problem} from './problem.ts';
import {reduceDetails} from './reduce-details.ts';
import type {Replay} from './replay.ts';
import {NOTHING_SEEN, type Sightings} from './sightings.ts';
import {STALL_AFTER_MS} from './stall.ts';
import type {EmailStatus} from './status.ts';
import type {PageWish} from './streams.ts';
import {type SafeText, say} from './text.ts';
import {reduceTriage} from './triage.ts';
import * as view from './view.ts';
import * as watch from './watch.ts';

/** Everything a watch knows. Times are epoch ms. */
export type State = {
	readonly operationId: OperationId;
	readonly startedAt: number;
	/** Until then a 404 only says that the operation is not visible yet. */
	readonly graceUntil: number;
	readonly intervalMs: number;
	/** How long nothing may move before that is said. */
	readonly stallAfterMs: number;
	/** When the next poll is due, or the one under way was; absent before the first has been answered. */
	readonly nextPollAt?: number;
	/** Why polling has stopped until somebody asks again. */
	readonly haltedBy?: Problem;
	/** Why there is nothing to watch: the very first answer was a refusal. */
	readonly fatal?: Problem;
	/** Whether the emails are listed too; a watch without a screen only counts them. */
	readonly isListed: boolean;
	/** The answers come over a TLS whose certificates nobody checks. */
	readonly isTlsUnchecked?: true;
	readonly network: network.Network;
	readonly watch: watch.Watch;
	readonly list: list.List;
	readonly marks: marks.Marks;
	readonly exports: exporting.Exports;
	/** Why emails failed, as far as the server told. */
	readonly reasons: Reasons;
	/** Whether recipients are hidden wherever the state is shown or handed over: read it through `shownState` there. */
	readonly isMasked: boolean;
	readonly view: view.View;
	/** The email that is open beside the list. */
	readonly details: pane.DetailsPane;
	readonly sightings: Sightings;
	/** Set while the list stands still. */
	readonly freeze?: Freeze;
	/** Present where a recording is played in place of a watch. */
	readonly replay?: Replay;
};

/** All that can happen in a watch: what the poller learns and what the watcher's keys ask for. */
export type Event =
	| {readonly type: 'asked-operation'; readonly at: number}
	| {readonly type: 'received-operation'; readonly at: number; readonly operation: Operation}
	| {readonly type: 'failed-operation'; readonly at: number; readonly problem: Problem}
	| {readonly type: 'scheduled-poll'; readonly at: number}
	| {readonly type: 'asked-again'}
	| network.NetworkEvent
	| {readonly type: 'asked-page'; readonly at: number}
	| {
			readonly type: 'received-page' | 'refreshed-page';
			readonly at: number;
			readonly generation: number;
			/** Whose page it is, where the list has a stream a status. */
			readonly status?: EmailStatus;
			readonly token: string | null;
			readonly page: EmailPage;
	  }
	| {
			readonly type: 'failed-page';
			readonly at: number;
			readonly generation: number;
			readonly status?: EmailStatus;
			readonly problem: Problem;
			readonly retryAt: number;
	  }
	| {readonly type: 'failed-refresh'; readonly at: number; readonly generation: number; readonly problem: Problem}
	| {
			readonly type: 'received-details';
			readonly at: number;
			readonly wish: pane.DetailsWish;
			readonly details: EmailDetails;
	  }
	| {readonly type: 'failed-details'; readonly wish: pane.DetailsWish; readonly problem: Problem}
	| {readonly type: 'received-reasons'; readonly reasons: readonly Reason[]}
	| {readonly type: 'failed-reasons'}
	| {readonly type: 'changed-interval'; readonly at: number; readonly intervalMs: number}
	| {readonly type: 'moved-cursor'; readonly by: number; readonly height: number}
	| {readonly type: 'went-to-start'; readonly height: number}
	| {readonly type: 'went-to-end'; readonly height: number}
	| {readonly type: 'jumped-page'; readonly by: 1 | -1; readonly height: number}
	| {readonly type: 'sought-failure'; readonly at: number; readonly by: 1 | -1; readonly height: number}
	| {readonly type: 'looked-for'; readonly at: number; readonly text: string; readonly height: number}
	| {readonly type: 'went-to-match'; readonly at: number; readonly by: 1 | -1; readonly height: number}
	| {readonly type: 'ended-find'}
	| {readonly type: 'dropped-goal'}
	| {readonly type: 'toggled-mask'}
	| exporting.ExportEvent
	| {readonly type: 'toggled-mark' | 'toggled-range' | 'stepped-back-marks'}
	| {readonly type: 'changed-filter'; readonly change: FilterChange}
	| {readonly type: 'opened-prompt'; readonly prompt: view.PromptName; readonly text: string}
	| {readonly type: 'edited-prompt'; readonly edit: LineEdit}
	| {readonly type: 'replaced-prompt'; readonly line: Line}
	| {readonly type: 'remembered-entry'; readonly prompt: view.PromptName; readonly text: string}
	| {readonly type: 'recalled-entry'; readonly by: 1 | -1}
	| {readonly type: 'opened-menu'; readonly menu: view.MenuName; readonly chosen?: ReadonlySet<string>}
	| {readonly type: 'moved-in-menu'; readonly by: number; readonly count: number}
	| {readonly type: 'toggled-in-menu'; readonly key: string}
	| {readonly type: 'opened-help'}
	| {readonly type: 'opened-details' | 'closed-details'}
	| {readonly type: 'scrolled-details'; readonly by: number}
	| {readonly type: 'turned-details'; readonly form: pane.BodyForm}
	| {readonly type: 'toggled-freeze'; readonly at: number}
	| {readonly type: 'copied'; readonly text: string}
	| {readonly type: 'opened-copied'}
	| {readonly type: 'scrolled-overlay'; readonly by: number}
	| {readonly type: 'closed-overlay'}
	| {readonly type: 'changed-replay'; readonly replay: Replay}
	| {readonly type: 'began-again'; readonly beginning: Beginning}
	| {readonly type: 'noticed'; readonly at: number; readonly text: SafeText; readonly isLasting?: true}
	| {readonly type: 'cleared-notice'};

/** What a watch starts from. */
export type Beginning = {
	readonly operationId: OperationId;
	readonly now: number;
	readonly intervalMs: number;
	readonly pageSize: number;
	readonly filter: list.Filter;
	/** Recipients are hidden from the start. */
	readonly isMasked?: boolean;
	/** How long a 404 is waited out, in ms: an operation that was just created may not be visible yet. */
	readonly graceMs?: number;
	/** False where nobody looks at the emails themselves. */
	readonly isListed?: boolean;
	/** How long nothing may move before that is said; a minute unless given. */
	readonly stallAfterMs?: number;
};

/** The state before anything happened. */
export function beginWatch({
	operationId,
	now,
	intervalMs,
	pageSize,
	filter,
	graceMs = 0,
	isListed = true,
	isMasked = false,
	stallAfterMs = STALL_AFTER_MS,
}: Beginning): State {
	return {
		operationId,
		startedAt: now,
		graceUntil: now + graceMs,
		intervalMs,
		isListed,
		network: network.FREE_NETWORK,
		stallAfterMs,
		watch: watch.NEW_WATCH,
		list: list.newList(filter, pageSize),
		marks: marks.NO_MARKS,
		exports: exporting.NO_EXPORTS,
		reasons: NO_REASONS,
		isMasked,
		view: view.NEW_VIEW,
		details: pane.CLOSED_PANE,
		sightings: NOTHING_SEEN,
	};
}

/** The state after an event. Pure: every time it needs is in the event. */
export function reduce(state: State, event: Event): State {
	switch (event.type) {
		case 'asked-operation': {
			const {haltedBy: _, ...rest} = state;
			return {...rest, watch: watch.askOperation(state.watch, event.at)};
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
		case 'began-again':
			return {...beginWatch(event.beginning), ...whatIsSeen(state)};
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
	const {standing} = state.watch;
	const isWhole = state.list.filterOrder.length === 0;
	const counted = isWhole && standing !== undefined ? standing.failed + standing.undelivered : 0;
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
	const isFinal = problem.kind === 'refused' || problem.kind === 'absent' || problem.kind === 'malformed';
	if (!isFinal || isNotYetVisible) return state;
	return state.watch.operation === undefined ? {...state, fatal: problem} : {...state, haltedBy: problem};
}

function reduceList(state: State, event: Event): State {
	const next = (changed: list.List): State => ({...state, list: changed});
	switch (event.type) {
		case 'asked-page':
			return next(list.askPage(state.list, event.at));
		case 'received-page':
			return event.generation === state.list.generation
				? next(list.receivePage(state.list, event, event.page, event.at))
				: state;
		case 'refreshed-page':
			return event.generation === state.list.generation
				? next(list.receiveRefresh(state.list, event, event.page, event.at))
				: state;
		case 'failed-page':
			return event.generation === state.list.generation
				? next(list.failPage(state.list, event, event.problem, event.retryAt))
				: state;
		case 'failed-refresh':
			return event.generation === state.list.generation ? next(list.failRefresh(state.list, event.problem)) : state;
		case 'asked-again':
			return next(list.forgive(state.list));
		case 'moved-cursor':
			return next(list.moveCursor(state.list, event.by, event.height));
		case 'went-to-start':
			return next(list.goToRow(state.list, 0, event.height));
		case 'went-to-end':
			return next(list.goToEnd(state.list, event.height));
		case 'jumped-page':
			return next(list.jumpPage(state.list, event.by, event.height));
		case 'sought-failure':
			return next(list.seekFailure(state.list, event.by, event.height));
		case 'dropped-goal':
			return next(list.dropGoal(state.list));
		case 'changed-filter':
			return next(list.refilter(state.list, event.change));
		default:
			return state;
	}
}

function reduceView(state: State, event: Event): State {
	const next = (changed: view.View): State => ({...state, view: changed});
	switch (event.type) {
		case 'opened-prompt':
			return next(view.openPrompt(state.view, event.prompt, event.text));
		case 'edited-prompt':
			return next(view.editPrompt(state.view, event.edit));
		case 'replaced-prompt':
			return next(view.replacePrompt(state.view, event.line));
		case 'remembered-entry':
			return next(view.rememberEntry(state.view, event.prompt, event.text));
		case 'recalled-entry':
			return next(view.recallEntry(state.view, event.by));
		case 'opened-menu':
			return next(view.openMenu(state.view, event.menu, event.chosen ?? new Set()));
		case 'moved-in-menu':
			return next(view.moveInMenu(state.view, event.by, event.count));
		case 'toggled-in-menu':
			return next(view.toggleInMenu(state.view, event.key));
		case 'opened-help':
			return next({...state.view, overlay: {kind: 'help', top: 0}});
		case 'copied':
			return next({...state.view, copied: event.text});
		case 'opened-copied':
			return next({...state.view, overlay: {kind: 'copied', top: 0}});
		case 'scrolled-overlay':
			return next(view.scrollOverlay(state.view, event.by));
		case 'closed-overlay':
		case 'changed-filter':
			return next({...state.view, overlay: {kind: 'none'}});
		default:
			return state;
	}
}

/** What the poller has to fetch besides its polls, as a function of the state. */
export type Demand = {
	/** Pages of the list to load. */
	readonly pages: readonly PageWish[];
	/** An email to fetch whole. */
	readonly detailsOf?: pane.DetailsWish;
	/** Why emails failed is to be asked for. */
	readonly isReasonsWanted?: true;
};

/** Reads the demand off the state. */
export function demandOf(state: State): Demand {
	const {details} = state;
	const detailsOf = details.isOpen ? pane.wantedDetails(details, list.emailUnderCursor(state.list)) : undefined;
	return {
		pages: state.isListed && state.fatal === undefined ? list.wantedPages(state.list) : [],
		...(detailsOf === undefined ? {} : {detailsOf}),
		...(state.reasons.isWanted ? {isReasonsWanted: true as const} : {}),
	};
}

/** A notice, said now; one that is lasting stays longer, to be read in full. */
export function notice(at: number, text: string, isLasting?: true): Event {
	return {type: 'noticed', at, text: say`${text}`, ...(isLasting === true ? {isLasting} : {})};
}

function noticeOf({type: _, ...rest}: Extract<Event, {type: 'noticed'}>): NonNullable<view.View['notice']> {
	return rest;
}
