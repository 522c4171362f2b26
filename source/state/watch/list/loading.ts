import {compact} from '../../../core/compact.ts';
import type {Email, EmailPage} from '../../../core/emails/email.ts';
import {isRefusal, type Problem} from '../../../core/network/problem.ts';
import {cursorRow, NOTHING_SELECTED, type Selection, selectAtTop} from './cursor.ts';
import {loadTargetFor} from './goal.ts';
import {isOfFailures, type List, restartList} from './list.ts';
import {learnDirection} from './merge.ts';
import {pageIndexOf, pagesAtDomain, rowCount, rowsFrom, withoutMissing} from './pages.ts';
import {learnWeight, type SizedRequest, sizeOfNext} from './paging/page-size.ts';
import type {RefreshPace} from './paging/refresh-pace.ts';
import {requestsOf} from './paging/requests.ts';
import {rowsAhead} from './paging/travel.ts';
import {reachGoal} from './reach-goal.ts';
import {appendTo, breakIn, type PageRequest, refreshIn, refuseIn, type Stream, viewOf} from './streams.ts';

/** The pages that have to be loaded now. */
export function wantedPages(list: List): readonly SizedRequest[] {
	if (list.refusal !== undefined || isOfFailures(list)) return [];
	return sized(list, requestsOf(list.streams, list.whole, loadTargetFor(list.goal, rowCount(list.pages) === 0)));
}

/**
 * The pages to load ahead of the cursor: the second one right after the first, then the next one whenever the loaded rows below the
 * cursor would not last. A page that brought nothing is followed no further.
 */
export function pagesAhead(list: List): readonly SizedRequest[] {
	const {pages, pageSize, selection, travel} = list;
	const rows = rowCount(pages);
	const isNarrowedHere = list.filter.domains.length > 0 || isOfFailures(list);
	const isIdle = list.goal === undefined && list.refusal === undefined && !isNarrowedHere;
	const below = rows - 1 - cursorRow(pages, selection);
	if (!isIdle || rows === 0 || below >= Math.max(pageSize, rowsAhead(travel))) return [];
	const going = list.streams.filter((stream) => stream.pages.loaded.at(-1)?.emails.length !== 0);
	return sized(list, requestsOf(going, list.whole, 'more'));
}

/**
 * The page to ask for as soon as an answer is there, before it is added to the list: on the way to the end nothing in it can change what
 * comes next. If it leads back, the list ignores the answer.
 */
export function pageAfter(list: List, request: PageRequest, {next}: EmailPage): SizedRequest | undefined {
	const isOnTheWay = loadTargetFor(list.goal, false) === 'all' && list.refusal === undefined;
	const stream = list.streams.find(({status}) => status === request.status);
	const isNew = stream?.pages.loaded.every(({token}) => token !== next) === true && next !== request.token;
	if (!isOnTheWay || !isNew || next === null) return undefined;
	const place = compact({status: request.status, token: next});
	return {...place, size: sizeOfNext(list, place)};
}

function sized(list: List, requests: readonly PageRequest[]): readonly SizedRequest[] {
	return requests.map((request) => ({...request, size: sizeOfNext(list, request)}));
}

/** A page came in: it is added, and the cursor moves to its goal if that can be reached now. */
export function receivePage(list: List, request: PageRequest, page: EmailPage, at: number): List {
	const isOver = list.failed === undefined || list.failed === request.status;
	const rest = isOver ? clearFailures({...list, failures: 0}) : list;
	const direction = learnDirection(list.direction, page.emails);
	const streams = appendTo(list.streams, request, page, at);
	return reachGoal(withStreams({...withWeight(rest, page), direction, updatedAt: at}, streams));
}

/** Rows were refreshed, from the first of a loaded page on. If a further page keeps failing, that is still so. */
export function receiveRefresh(list: List, request: PageRequest, page: EmailPage, at: number): List {
	const {refreshAt: _, ...failing} = list;
	const {problem: __, ...fine} = failing;
	const rest = list.retryAt === undefined ? {...fine, failures: 0} : failing;
	const streams = refreshIn(list.streams, request, page, at);
	return withStreams({...withWeight(rest, page), updatedAt: at}, streams);
}

function withWeight(list: List, page: EmailPage): List {
	const bytesPerEmail = learnWeight(list.bytesPerEmail, page);
	return bytesPerEmail === undefined ? list : {...list, bytesPerEmail};
}

/** The server refused a larger page than that, so no larger one is requested again; if it accepts only the first size, no other. */
export function limitSize(list: List, largestSize: number): List {
	return largestSize === list.pageSize ? {...list, hasFixedSize: true} : {...list, largestSize};
}

/** Says how often the rows are refreshed from now on; without a pace, at every poll. */
export function paceRefresh({refreshPace: _, ...list}: List, pace: RefreshPace | undefined): List {
	return pace === undefined ? list : {...list, refreshPace: pace};
}

/** The list with these streams. As soon as there is a row, the cursor is on the first one. */
function withStreams(list: List, streams: readonly Stream[]): List {
	const whole = viewOf(streams, list.direction, list.pageSize, list.whole);
	const pages = pagesAtDomain(whole, list.filter.domains);
	const {id} = list.selection;
	const isLoaded = id !== null && pageIndexOf(pages, id) !== undefined;
	const selection = isLoaded ? list.selection : selectAtTop(pages, 0, 1);
	return {...list, streams, whole, pages, selection};
}

/**
 * A request for a page failed. What is loaded stays. A refusal ends the requests for the list, or for that page token, until the user
 * asks again, and so does a further page that cannot be read; after any other problem no page is requested before `retryAt` (epoch ms).
 */
export function failPage(list: List, request: PageRequest, problem: Problem, retryAt: number): List {
	if (isRefusal(problem)) return refuse(list, request, problem);
	const {token} = request;
	if (problem.isUnreadable === true && token !== null) return breakOff(list, {...request, token}, problem);
	const {failed: _, ...rest} = list;
	const {status} = request;
	return {...rest, problem, failures: list.failures + 1, retryAt, ...(status === undefined ? {} : {failed: status})};
}

/** A refresh failed. Unless it was refused, it is requested again after `retryAt` (epoch ms), or with the next poll. */
export function failRefresh(list: List, request: PageRequest, problem: Problem, retryAt?: number): List {
	if (isRefusal(problem)) return refuse(list, request, problem);
	return {...list, problem, failures: list.failures + 1, ...(retryAt === undefined ? {} : {refreshAt: retryAt})};
}

/** A 400 for a page with a token is taken for a refused token: the list without it may go on. */
function refuse(list: List, {status, token}: PageRequest, problem: Problem): List {
	if (token !== null && problem.kind === 'malformed') return breakOff(list, {...compact({status}), token}, problem);
	return {...clearFailures({...list, failures: 0}), refusal: problem};
}

/** The list, or that of one status, goes no further than to this token, and a goal is reached as far as that goes. */
function breakOff(list: List, place: PageRequest & {readonly token: string}, problem: Problem): List {
	const rest = clearFailures({...list, failures: 0});
	return reachGoal(withStreams(rest, refuseIn(list.streams, place, problem)));
}

/** Earlier failures no longer delay anything. */
export function clearFailures({problem: _, retryAt: __, failed: ___, refreshAt: ____, ...rest}: List): List {
	return rest;
}

/** The list is requested again, though it was refused. */
export function clearRefusal({refusal: _, ...rest}: List): List {
	return rest;
}

/** The user asked to try again: a list that broke off or `isShort` starts again; in any other the dimmed rows are removed. */
export function askAgain(list: List, isShort = false): List {
	if (isShort || breakIn(list.streams) !== undefined || isOfFailures(list)) return restartList(list);
	return paceRefresh(removeMissing(clearRefusal(clearFailures(list))), undefined);
}

/** The list without its dimmed rows. A cursor on one of them moves to the next row that stays. */
function removeMissing(list: List): List {
	if (list.streams.every(({pages}) => pages.missing.size === 0)) return list;
	const streams = list.streams.map((stream) => ({...stream, pages: withoutMissing(stream.pages)}));
	return withStreams({...list, whole: withoutMissing(list.whole), selection: selectionAfterRemoval(list)}, streams);
}

function selectionAfterRemoval({pages, selection}: List): Selection {
	const row = cursorRow(pages, selection);
	const isKept = ({id}: Email) => !pages.missing.has(id.raw);
	const kept = rowsFrom(pages, row, rowCount(pages)).find(isKept) ?? rowsFrom(pages, 0, row).findLast(isKept);
	return kept === undefined ? NOTHING_SELECTED : {...selection, id: kept.id.raw};
}
