import type {Email, EmailPage} from '../../source/core/emails/email.ts';
import {NO_FILTER} from '../../source/core/emails/filter.ts';
import type {Problem, ProblemKind} from '../../source/core/network/problem.ts';
import {type OperationId, parseOperationId} from '../../source/core/operation/ids.ts';
import type {Operation} from '../../source/core/operation/operation.ts';
import type {Stats} from '../../source/core/operation/stats.ts';
import {statusText} from '../../source/core/operation/status.ts';
import {say, untrusted} from '../../source/core/text/text.ts';
import type {Event} from '../../source/state/watch/event.ts';
import type {List} from '../../source/state/watch/list/list.ts';
import {wantedPages} from '../../source/state/watch/list/loading.ts';
import {newWatch, type WatchOptions} from '../../source/state/watch/new-watch.ts';
import {reduce} from '../../source/state/watch/reduce.ts';
import type {State} from '../../source/state/watch/state.ts';

export const OPERATION_ID = parseOperationId('comms_operation_01h2xcejqtf2nbrexx3vqjhp41') as OperationId;

/** Counters that are all 0 but for those given; the total is unknown unless given. */
export function statsOf(counters: Partial<Stats> = {}): Stats {
	const zeros = {queued: 0, sent: 0, scheduled: 0, delivered: 0, opened: 0, undelivered: 0, failed: 0, canceled: 0};
	return {...zeros, ...counters};
}

export function operationOf(
	status: string,
	counters: Partial<Stats> = {},
	times: Pick<Operation, 'createdAt' | 'updatedAt'> = {},
): Operation {
	return {status: statusText(status), stats: statsOf(counters), ...times};
}

export function emailOf(id: string, {status = 'QUEUED', ...rest}: {status?: string; updatedAt?: number} = {}): Email {
	return {id: untrusted(id), status: statusText(status), to: [], tags: [], ...rest};
}

/** A page as the server gives it: its emails by id, and the token of the page after it. */
export function pageOf(ids: readonly string[], next: string | null = null): EmailPage {
	return {emails: ids.map((id) => emailOf(id)), next};
}

export function problemOf(kind: ProblemKind, retryAfterMs?: number): Problem {
	return {kind, sentence: say`It was ${kind}.`, ...(retryAfterMs === undefined ? {} : {retryAfterMs})};
}

/** A watch after these events. */
export function stateAfter(events: readonly Event[], options: Partial<WatchOptions> = {}): State {
	const start = {operationId: OPERATION_ID, now: 0, intervalMs: 2000, pageSize: 3, filter: NO_FILTER};
	return events.reduce(reduce, newWatch({...start, ...options}));
}

/** The token of the page that a list of one stream wants now, null being the first; undefined when it wants none. */
export function wantedToken(list: List): string | null | undefined {
	return wantedPages(list)[0]?.token;
}
