import type {State} from '../watch/state.ts';
import {awaitedRequests} from './awaited.ts';
import {type CountedFailures, countedIn, type Failures, type FailuresRequest, sumOf} from './failures.ts';
import {beginRead, requestsLeft} from './read.ts';

/** Which pages of the failures to ask for, and how many emails to a page, not before a time (epoch ms). */
export type FailuresDemand = {
	readonly requests: readonly FailuresRequest[];
	readonly pageSize: number;
	readonly notBefore: number;
};

/** Who waits for the failures. */
export type Waiting = {
	/** The user looks at what they have in common. */
	readonly isTriaging: boolean;
	/** The send is over: its last failures are to be reported. */
	readonly isOver: boolean;
	/** An email is open whose reason is not known. */
	readonly isUnexplained: boolean;
};

type Wanted = Pick<FailuresDemand, 'requests' | 'notBefore'>;

/** The most requests in any minute once the failures have been read. */
const MOST_A_MINUTE = 6;
const MINUTE_MS = 60_000;
/** The time between reads in the background, for each request of the last one: some of the six are kept for the end of the send. */
const APART_MS = 15_000;
/** Reasons that are read in the background are requested once a minute, and leave this many of the six to the failures themselves. */
const SPARE = 2;
/** The requests at once in the first read. With those of a poll they are four, as many as there may be. */
const AT_ONCE = 2;
/** At this growth they are read again at once, at any other after a while. */
const GROWTH = 1.1;
const REST_MS = 10_000;
/** Where fewer than one in so many have been read, the figures say little: they are read again after the rest, before the pause that reads keep. */
const MOSTLY_UNREAD = 2;
/** The list may lag behind the counters, or never reach them: it is asked less and less often. */
const MOST_DOUBLINGS = 5;

/**
 * What has to be requested now or later, if anything. The first read sends two requests at once. Those after it send one request at a
 * time, the failures before their reasons; at most six per minute, and a read begins only once there is room for all of its failures, if six
 * requests are enough for them. Reasons come first, with the request that is kept for them, where an open
 * email lacks its own.
 */
export function failuresDemand(
	failures: Failures,
	counted: CountedFailures,
	waiting: Waiting,
): FailuresDemand | undefined {
	const {last, refusal, retryAt = 0, pageSize} = failures;
	if (refusal !== undefined || failures.awaited === 'list') return undefined;
	if (failures.awaited !== undefined)
		return {requests: awaitedRequests(failures, counted).slice(0, AT_ONCE), pageSize, notBefore: retryAt};
	const wanted = last === undefined ? firstRead(failures, counted) : laterRead(failures, counted, waiting);
	return wanted && {...wanted, pageSize, notBefore: Math.max(wanted.notBefore, retryAt)};
}

/** Whether the failures that the counters show, and their reasons, have never been read whole, and nothing keeps them from being read. */
export function isFirstReadUnderWay({watch, failures, haltedBy, replay}: State): boolean {
	const isHeldUp = failures.refusal !== undefined || failures.problem !== undefined || haltedBy !== undefined;
	const {last, reasonsLeft} = failures;
	const isFirst = last === undefined || (reasonsLeft?.isFirst === true && reasonsLeft.next !== undefined);
	return isFirst && sumOf(countedIn(watch.counts)) > 0 && !isHeldUp && replay === undefined;
}

function firstRead(failures: Failures, counted: CountedFailures): Wanted | undefined {
	const {read, isAsked} = failures;
	if (read === undefined && sumOf(counted) === 0 && isAsked === undefined) return undefined;
	const requests = requestsLeft(read ?? beginRead(failures, counted));
	return {requests: requests.slice(0, AT_ONCE), notBefore: 0};
}

/**
 * The failures and the reasons that are left of the last read are independent: whichever is due first is requested first. Only at the end
 * of the send do the reasons leave all of the budget to the last failures, unless the list has been read and lacked some.
 */
function laterRead(failures: Failures, counted: CountedFailures, waiting: Waiting): Wanted | undefined {
	const awaited = waiting.isUnexplained ? missingReasons(failures) : undefined;
	if (awaited !== undefined) return awaited;
	const [emails, reasons] = [nextEmails(failures, counted, waiting), nextReasons(failures, counted, waiting)];
	if (emails === undefined || reasons === undefined) return emails ?? reasons;
	if (waiting.isOver && failures.last?.short === 0) return emails;
	return reasons.notBefore < emails.notBefore ? reasons : emails;
}

function nextEmails(failures: Failures, counted: CountedFailures, waiting: Waiting): Wanted | undefined {
	const {read} = failures;
	const due = read === undefined ? nextReadAt(failures, counted, waiting) : 0;
	if (due === undefined) return undefined;
	const requests = requestsLeft(read ?? beginRead(failures, counted)).filter(({of}) => of === 'emails');
	const spare = waiting.isOver ? 0 : 1;
	if (isMostlyUnread(failures, counted)) {
		const worstFirst = requests.toSorted((a, b) => unread(b, failures, counted) - unread(a, failures, counted));
		return {requests: worstFirst.slice(0, 1), notBefore: Math.max(due, roomFor(1 + spare, failures))};
	}
	const expected = read === undefined ? requestsExpected(requests, counted, failures) : 1;
	return {requests: requests.slice(0, 1), notBefore: Math.max(due, roomFor(expected + spare, failures))};
}

/** How many failures of the status of a request are known to be unread. */
function unread(request: FailuresRequest, {known}: Failures, counted: CountedFailures): number {
	if (request.of !== 'emails') return 0;
	const read = known.emails.filter(({status}) => status.raw === request.status).length;
	return (counted[request.status] ?? 0) - read;
}

function nextReasons(failures: Failures, counted: CountedFailures, waiting: Waiting): Wanted | undefined {
	const {reasonsLeft, reasonsAt} = failures;
	if (reasonsLeft?.next === undefined) return undefined;
	const requests = [{of: 'reasons' as const, token: reasonsLeft.next}];
	if (reasonsLeft.isFirst) return {requests, notBefore: 0};
	const spare = failures.known.emails.length < sumOf(counted) ? SPARE : 0;
	if (waiting.isOver || waiting.isTriaging) return {requests, notBefore: roomFor(1 + spare, failures)};
	const pause = reasonsLeft.next === null && reasonsAt !== undefined ? reasonsAt + MINUTE_MS : 0;
	return {requests, notBefore: Math.max(pause, roomFor(1 + SPARE, failures))};
}

/** The reasons that a read lacks, with the next request; where it has them all, those that have come since, unless they were read only just now. */
function missingReasons(failures: Failures): Wanted | undefined {
	const {reasonsLeft, reasonsAt, read, reasons} = failures;
	const next = (read?.reasons ?? reasonsLeft)?.next;
	const isFirst = (read?.reasons ?? reasonsLeft)?.isFirst === true;
	if (next !== undefined)
		return {requests: [{of: 'reasons', token: next}], notBefore: isFirst ? 0 : roomFor(1, failures)};
	if (reasons.missing !== undefined) return undefined;
	const rested = reasonsAt === undefined ? 0 : reasonsAt + REST_MS;
	return {requests: [{of: 'reasons', token: null}], notBefore: Math.max(rested, roomFor(1, failures))};
}

/** When the failures are to be read (epoch ms), if nothing stood in the way; undefined while there are no more than were read. */
function nextReadAt({last, known, isAsked}: Failures, counted: CountedFailures, waiting: Waiting): number | undefined {
	if (last === undefined) return undefined;
	const now = sumOf(counted);
	const apart = apartMs(last.requests, isMostlyUnread({known}, counted), waiting);
	if (isAsked) return last.at + Math.max(REST_MS, apart);
	const before = Math.max(sumOf(last.counted), known.emails.length);
	if (now > before) return last.at + Math.max(now >= before * GROWTH ? 0 : REST_MS, apart);
	if (known.emails.length >= now) return undefined;
	return last.at + Math.max(REST_MS * 2 ** Math.min(last.short, MOST_DOUBLINGS), apart);
}

/** How long a read waits after the one before: not at all once the send is over, and not long while the user looks at the failures. */
function apartMs(requests: number, isMostly: boolean, {isTriaging, isOver}: Waiting): number {
	if (isOver) return 0;
	const spread = requests * APART_MS;
	if (isTriaging) return Math.min(REST_MS, spread);
	return isMostly ? Math.min(REST_MS, spread) : spread;
}

/** Whether what is known says little: a read of the rest is begun as soon as there is room for a page, and shown as it comes. */
export function isMostlyUnread({known}: Pick<Failures, 'known'>, counted: CountedFailures): boolean {
	return known.emails.length * MOSTLY_UNREAD < sumOf(counted);
}

/** The answers of the last minute with one more. A request was sent before it was answered, so counting answers never allows too many. */
export function withAnswer(answeredAt: readonly number[], at: number): readonly number[] {
	return [...answeredAt.filter((time) => time > at - MINUTE_MS), at];
}

/** How many requests the failures of a read that begins will take, as far as the counters tell. */
function requestsExpected(
	requests: readonly FailuresRequest[],
	counted: CountedFailures,
	{pageSize}: Failures,
): number {
	const pages = requests.map((one) => (one.of === 'emails' ? (counted[one.status] ?? 0) / pageSize : 0));
	return pages.reduce((sum, many) => sum + Math.max(1, Math.ceil(many)), 0);
}

/** The first moment at which there is room for this many requests. */
function roomFor(requests: number, {answeredAt}: Failures): number {
	// What takes over a minute anyhow begins with the first request that there is room for.
	const wanted = requests > MOST_A_MINUTE ? 1 : Math.max(1, requests);
	const blocking = answeredAt[answeredAt.length + wanted - MOST_A_MINUTE - 1];
	return blocking === undefined ? 0 : blocking + MINUTE_MS;
}
