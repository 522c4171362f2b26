import type {State} from '../watch/state.ts';
import {
	type CountedFailures,
	countedIn,
	type Failures,
	type FailuresRead,
	type FailuresRequest,
	sumOf,
} from './failures.ts';
import {beginRead, requestsLeft} from './read.ts';

/** Which pages of the failures to ask for, and how many emails to a page, not before a time (epoch ms). */
export type FailuresDemand = {
	readonly requests: readonly FailuresRequest[];
	readonly pageSize: number;
	readonly notBefore: number;
};

/** So many requests may be sent in any minute once the failures have been read. */
const MOST_A_MINUTE = 6;
const MINUTE_MS = 60_000;
/** A read that nobody waits for leaves room for so many more, as far as there is room. */
const SPARE = 2;
/** So many at once are sent in the first read. With those of a poll they are four, as many as there may be. */
const AT_ONCE = 2;
/** At this growth they are read again at once, at any other after a while. */
const GROWTH = 1.1;
const REST_MS = 10_000;
/** The list may lag behind the counters, or never reach them: it is asked ever more rarely. */
const MOST_DOUBLINGS = 5;
/** How many reasons come in a page. */
const REASONS_PAGE = 1000;

/**
 * What has to be asked for now or later; undefined where nothing has. The first read sends two requests at once; those after it send
 * one request at a time, at most six a minute, and begin only once there is room for all of them, if six are enough. While nobody looks
 * at the clusters (`isLookedAt`), they leave some room, so that whoever opens them need not wait.
 */
export function failuresDemand(
	failures: Failures,
	counted: CountedFailures,
	isLookedAt: boolean,
): FailuresDemand | undefined {
	const {last, read, refusal, retryAt = 0, pageSize} = failures;
	const due = read === undefined ? nextReadAt(failures, counted) : 0;
	if (refusal !== undefined || due === undefined) return undefined;
	const current = read ?? beginRead(failures, counted);
	const requests = requestsLeft(current);
	if (last === undefined) return {requests: requests.slice(0, AT_ONCE), pageSize, notBefore: Math.max(due, retryAt)};
	const expected = read === undefined ? requestsExpected(current, failures) : 1;
	const spare = isLookedAt || read !== undefined ? 0 : Math.max(0, Math.min(SPARE, MOST_A_MINUTE - 1 - expected));
	const room = roomFor(expected + spare, failures);
	return {requests: requests.slice(0, 1), pageSize, notBefore: Math.max(due, retryAt, room)};
}

/** Whether the failures that the counters show have never been read whole, and nothing keeps them from being read. */
export function isFirstReadUnderWay({watch, failures, haltedBy, replay}: State): boolean {
	const isHeldUp = failures.refusal !== undefined || failures.problem !== undefined || haltedBy !== undefined;
	return failures.last === undefined && sumOf(countedIn(watch.counts)) > 0 && !isHeldUp && replay === undefined;
}

/** When the failures are to be read (epoch ms), if nothing stood in the way; undefined while there are no more than were read. */
function nextReadAt({last, known, isAsked}: Failures, counted: CountedFailures): number | undefined {
	const now = sumOf(counted);
	if (last === undefined) return now > 0 || isAsked ? 0 : undefined;
	if (isAsked) return last.at + REST_MS;
	const before = Math.max(sumOf(last.counted), known.emails.length);
	if (now > before) return now >= before * GROWTH ? last.at : last.at + REST_MS;
	if (known.emails.length >= now) return undefined;
	return last.at + REST_MS * 2 ** Math.min(last.short, MOST_DOUBLINGS);
}

/** The answers of the last minute with one more. A request was sent before it was answered, so counting answers never allows too many. */
export function withAnswer(answeredAt: readonly number[], at: number): readonly number[] {
	return [...answeredAt.filter((time) => time > at - MINUTE_MS), at];
}

/** How many requests a read that begins will take, as far as the counters tell. */
function requestsExpected(read: FailuresRead, {reasons, pageSize}: Failures): number {
	const wanted = requestsLeft(read).map((request) =>
		request.of === 'emails' ? (read.counted[request.status] ?? 0) / pageSize : reasons.byEmail.size / REASONS_PAGE,
	);
	return wanted.reduce((sum, pages) => sum + Math.max(1, Math.ceil(pages)), 0);
}

/** The first moment at which so many requests would be no more than the budget. */
function roomFor(requests: number, {answeredAt}: Failures): number {
	const wanted = Math.min(MOST_A_MINUTE, Math.max(1, requests));
	const blocking = answeredAt[answeredAt.length + wanted - MOST_A_MINUTE - 1];
	return blocking === undefined ? 0 : blocking + MINUTE_MS;
}
