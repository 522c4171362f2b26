import type {EmailPage} from '../../../core/emails/email.ts';
import type {Problem} from '../../../core/network/problem.ts';
import {selectAtTop} from './cursor.ts';
import {loadTargetFor} from './goal.ts';
import {emailUnderCursor, type List} from './list.ts';
import {learnDirection} from './merge.ts';
import {pagesAtDomain, rowCount} from './pages.ts';
import {reachGoal} from './reach-goal.ts';
import {pagesAt, requestsOf} from './requests.ts';
import {appendTo, type PageRequest, refreshIn, type Stream, viewOf} from './streams.ts';

/** The pages that have to be loaded now. */
export function wantedPages(list: List): readonly PageRequest[] {
	if (list.problem?.kind === 'refused' || list.problem?.kind === 'malformed') return [];
	return requestsOf(list.streams, list.whole, loadTargetFor(list.goal, rowCount(list.pages) === 0));
}

/** The loaded pages that a poll refreshes: the one under the cursor, or with several statuses one a status. */
export function pagesUnderCursor(list: List): readonly PageRequest[] {
	return pagesAt(list.streams, emailUnderCursor(list), list.direction);
}

/** A page came in: it is added, and the cursor moves to its goal if that can be reached now. */
export function receivePage(list: List, request: PageRequest, page: EmailPage, at: number): List {
	const isOver = list.failed === undefined || list.failed === request.status;
	const rest = isOver ? clearFailures({...list, failures: 0}) : list;
	const direction = learnDirection(list.direction, page.emails);
	const streams = appendTo(list.streams, request, page);
	return reachGoal(withStreams({...withPieces(rest, page), direction, updatedAt: at}, streams));
}

/** A loaded page was refreshed. */
export function receiveRefresh(list: List, request: PageRequest, page: EmailPage, at: number): List {
	const {problem: _, ...rest} = list;
	const streams = refreshIn(list.streams, request, page);
	return withStreams({...withPieces(rest, page), updatedAt: at, failures: 0}, streams);
}

function withPieces({pieces: _, ...list}: List, {pieces}: EmailPage): List {
	return pieces === undefined ? list : {...list, pieces};
}

/** The list with these streams. As soon as there is a row, the cursor is on the first one. */
function withStreams(list: List, streams: readonly Stream[]): List {
	const whole = viewOf(streams, list.direction, list.pageSize, list.whole);
	const pages = pagesAtDomain(whole, list.filter.domains);
	const selection = list.selection.id === null ? selectAtTop(pages, 0, 1) : list.selection;
	return {...list, streams, whole, pages, selection};
}

/** A request for a page failed. What is loaded stays; before `retryAt` (epoch ms) no page is asked for again. */
export function failPage(list: List, {status}: Pick<PageRequest, 'status'>, problem: Problem, retryAt: number): List {
	const {failed: _, ...rest} = list;
	return {...rest, problem, failures: list.failures + 1, retryAt, ...(status === undefined ? {} : {failed: status})};
}

/** A refresh failed. The next poll asks again anyway. */
export function failRefresh(list: List, problem: Problem): List {
	return {...list, problem, failures: list.failures + 1};
}

/** The user asked to try again: earlier failures no longer hold anything back. */
export function clearFailures({problem: _, retryAt: __, failed: ___, ...rest}: List): List {
	return rest;
}
