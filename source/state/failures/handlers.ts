import type {DomainFigures} from '../../core/emails/domain-figures.ts';
import type {Email, EmailPage} from '../../core/emails/email.ts';
import type {ReasonPage} from '../../core/emails/failure.ts';
import type {Grouping} from '../../core/emails/failure-groups.ts';
import type {FailureStatus} from '../../core/emails/filter.ts';
import {isRefusal, type Problem} from '../../core/network/problem.ts';
import type {CoursePoint} from '../../core/operation/course.ts';
import type {Handlers} from '../watch/handlers.ts';
import type {State} from '../watch/state.ts';
import {type AwaitedFigures, afterAwaited, awaitFailures, dropAwaited} from './awaited.ts';
import {failDomains, receiveDomains} from './domains.ts';
import {isMostlyUnread, withAnswer} from './due.ts';
import {
	type CountedFailures,
	countedIn,
	type Failures,
	type FailuresRead,
	type KnownFailures,
	type LastRead,
	type ReasonsRead,
	sumOf,
} from './failures.ts';
import {replaceKnown} from './found.ts';
import {regroup} from './groups.ts';
import {
	ALL_REASONS,
	addPage,
	addReasonPage,
	beginRead,
	breakOff,
	failuresFound,
	NO_REASONS_LEFT,
	requestsLeft,
} from './read.ts';
import {addReasons} from './reasons.ts';
import {withoutOldTrend} from './trend.ts';
import {areReasonsRead} from './why.ts';

/** A request for a page of the failures of one status. */
type PagePlace = {readonly at: number; readonly status: FailureStatus; readonly token: string | null};

/** How requests for the failures, their reasons and the domains of the whole send ended, and how the user groups the failures. */
export type FailuresEvent =
	| (PagePlace & {readonly type: 'received-failures'; readonly page: EmailPage})
	| (PagePlace & {readonly type: 'failed-failures'; readonly problem: Problem; readonly retryAt: number})
	| {readonly type: 'received-reasons'; readonly at: number; readonly token: string | null; readonly page: ReasonPage}
	| {readonly type: 'failed-reasons'; readonly at: number; readonly problem: Problem; readonly retryAt?: number}
	| {
			readonly type: 'received-domains';
			readonly at: number;
			readonly since?: number;
			readonly figures: readonly DomainFigures[];
			/** By the times of the emails; absent if one of these is unknown. Recordings do without. */
			readonly course?: readonly CoursePoint[];
	  }
	| {readonly type: 'found-failures'; readonly at: number; readonly since: number; readonly emails: readonly Email[]}
	| {readonly type: 'failed-domains'; readonly problem: Problem}
	| {readonly type: 'awaited-failures'; readonly figures?: AwaitedFigures}
	| {readonly type: 'dropped-awaited'}
	| {readonly type: 'grouped-failures'; readonly grouping: Grouping};

/** What each of these events does to the failures. */
export const FAILURES_HANDLERS: Handlers<State, FailuresEvent> = {
	'received-failures': (state, event) =>
		afterAnswer(state, event, (failures) => {
			const {status, token, page, at} = event;
			const read = readFor(failures, countedIn(state.watch.counts), token);
			return read === undefined ? failures : {...calm(failures), read: addPage(read, status, token, page, at)};
		}),
	'failed-failures': (state, event) => afterAnswer(state, event, (failures) => failRequest(failures, event, state)),
	'received-reasons': (state, event) =>
		afterAnswer(state, event, (failures) => {
			const {token, page, at} = event;
			const reasons = addReasons(failures.reasons, page.reasons);
			const known = regroup({...answerReasons(failures), reasons, reasonsAt: at});
			return withReasonsRead(known, state, token, (read) => addReasonPage(read, token, page));
		}),
	// What is known stays: only this read does without, unless they are requested once more.
	'failed-reasons': (state, event) =>
		afterAnswer(state, event, (failures) => {
			const {problem, at, retryAt} = event;
			if (retryAt !== undefined) return {...failures, problem, failed: failures.failed + 1, retryAt};
			const reasons = {...failures.reasons, ...(isRefusal(problem) ? {refusal: problem} : {missing: problem})};
			const known = {...answerReasons(failures), reasons, reasonsAt: at};
			return withReasonsRead(known, state, null, () => NO_REASONS_LEFT);
		}),
	'received-domains': (state, {at, since = at, ...read}) =>
		withFailures(state, receiveDomains(state.failures, read, since)),
	'found-failures': (state, {since, emails}) =>
		withFailures(state, explain(replaceKnown(state.failures, emails, since, state.watch))),
	'failed-domains': (state, {problem}) => withFailures(state, failDomains(state.failures, problem)),
	'awaited-failures': (state, {figures}) => withFailures(state, awaitFailures(state.failures, state.watch, figures)),
	'dropped-awaited': (state) => withFailures(state, dropAwaited(state.failures)),
	'grouped-failures': (state, {grouping}) => withFailures(state, regroup({...state.failures, grouping})),
};

function withFailures(state: State, changed: Failures): State {
	const failures = withoutOldTrend(changed, state.watch);
	return failures === state.failures ? state : {...state, failures};
}

/**
 * Notes that a request was answered, and ends the read if it was its last. Those of the first read, its reasons included, and those that
 * the user waits for do not count towards the budget.
 */
function afterAnswer(
	state: State,
	{at, type}: {readonly at: number; readonly type: FailuresEvent['type']},
	change: (failures: Failures) => Failures,
): State {
	const {failures} = state;
	const isOfReasons = type === 'received-reasons' || type === 'failed-reasons';
	const {last, reasonsLeft} = failures;
	const isLeftOfFirst = reasonsLeft?.isFirst === true && reasonsLeft.next !== undefined;
	const isFirst = last === undefined || (isOfReasons && isLeftOfFirst);
	const isFree = isFirst || failures.awaited !== undefined;
	const changed = change(failures);
	const settled = settle(isFree ? changed : withCounted(changed, at, isOfReasons), at, countedIn(state.watch.counts));
	return withFailures(state, afterAwaited(explain(settled)));
}

/** Notes for which failures all reasons have been read. */
function explain(failures: Failures): Failures {
	const {known, explained, read} = failures;
	const isExplained = read === undefined && areReasonsRead(failures);
	return !isExplained || explained === known.emails ? failures : {...failures, explained: known.emails};
}

/** Counts a request towards the budget, and as one of the read it belongs to: later reads wait the longer for it. */
function withCounted(failures: Failures, at: number, isOfReasons: boolean): Failures {
	const {read, last} = failures;
	const counted = {...failures, answeredAt: withAnswer(failures.answeredAt, at)};
	if (read !== undefined) return {...counted, read: {...read, requests: read.requests + 1}};
	if (last === undefined || !isOfReasons) return counted;
	return {...counted, last: {...last, requests: last.requests + 1}};
}

/** Changes the reasons of the read under way, else those that are left of the last one; a first page may begin either. */
function withReasonsRead(
	failures: Failures,
	{watch}: State,
	token: string | null,
	change: (read: ReasonsRead) => ReasonsRead,
): Failures {
	const {last, reasonsLeft} = failures;
	if (last !== undefined && failures.read === undefined) {
		const left = reasonsLeft ?? (token === null ? ALL_REASONS : NO_REASONS_LEFT);
		return {...failures, reasonsLeft: change(left)};
	}
	const read = readFor(failures, countedIn(watch.counts), token);
	return read === undefined ? failures : {...failures, read: {...read, reasons: change(read.reasons)}};
}

/** The read that an answer belongs to: a first page begins one. */
function readFor(failures: Failures, counted: CountedFailures, token: string | null): FailuresRead | undefined {
	return failures.read ?? (token === null ? beginRead(failures, counted) : undefined);
}

/** Reasons were answered for: between two reads no other request waits to be repeated. */
function answerReasons(failures: Failures): Failures {
	return failures.last !== undefined && failures.read === undefined ? calm(failures) : failures;
}

function calm({problem: _, retryAt: __, ...failures}: Failures): Failures {
	return {...failures, failed: 0};
}

type Failure = Omit<PagePlace, 'at'> & {readonly problem: Problem; readonly retryAt: number};

/** A smaller page is requested where the page was too large, for the client or for the server; else the request is repeated later. */
function failRequest(failures: Failures, {status, token, problem, retryAt}: Failure, {list}: State): Failures {
	const {pageSize, read} = failures;
	if (problem.kind === 'heavy' && pageSize > 1) return anew(failures, Math.ceil(pageSize / 2));
	if (problem.kind === 'malformed' && pageSize > list.pageSize) return anew(failures, list.pageSize);
	if (problem.kind === 'malformed' && token !== null && read !== undefined)
		return {...calm(failures), read: breakOff(read, status, token, problem)};
	if (isRefusal(problem) || problem.kind === 'heavy') {
		const {read: _, ...rest} = calm(failures);
		return {...rest, refusal: problem};
	}
	return {...failures, problem, failed: failures.failed + 1, retryAt};
}

/** The read begins again: a server may refuse a page of another size than the first. */
function anew({read: _, ...failures}: Failures, pageSize: number): Failures {
	return {...failures, pageSize};
}

/**
 * A read replaces the one before when all of its emails have come, be its reasons still to come. What has come so far is shown in the first
 * one, and where the one before says little.
 */
function settle(failures: Failures, at: number, countedNow: CountedFailures): Failures {
	const {read, last} = failures;
	if (read === undefined) return failures;
	const isOver = requestsLeft(read).every(({of}) => of !== 'emails');
	if (!isOver && last !== undefined && !isMostlyUnread(failures, countedNow)) return failures;
	const found = failuresFound(read, failures.known.emails);
	if (!isOver)
		return regroup({...failures, known: last === undefined ? found : withFound(failures.known, found.emails)});
	const {read: _, isAsked: __, ...rest} = failures;
	const isKept = found.brokenBy === undefined || last === undefined || failures.known.brokenBy !== undefined;
	const isShort = !isKept || found.emails.length < sumOf(read.counted);
	const {counted, requests, reasons} = read;
	const isAwaited = rest.awaited !== undefined && rest.awaited !== 'list';
	const ended = {
		...rest,
		last: {at, counted, requests, short: isShort ? shortBefore(last, read) + 1 : 0},
		reasonsLeft: isAwaited && rest.reasons.missing !== undefined ? ALL_REASONS : reasons,
		...(isAwaited ? {awaited: 'reasons' as const} : {}),
	};
	if (!isKept) return ended;
	return regroup({...ended, known: found, ...(last === undefined ? {} : {before: failures.known.emails})});
}

/** What is known, with what a read that goes on has found. */
function withFound(known: KnownFailures, found: readonly Email[]): KnownFailures {
	const byId = new Map([...known.emails, ...found].map((email) => [email.id.raw, email]));
	return {...known, emails: [...byId.values()]};
}

/** How many reads in a row fell short of the same counters. */
function shortBefore(last: LastRead | undefined, {counted}: FailuresRead): number {
	return last !== undefined && sumOf(last.counted) === sumOf(counted) ? last.short : 0;
}
