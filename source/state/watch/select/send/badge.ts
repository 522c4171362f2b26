import {judge} from '../../../../core/operation/certainty.ts';
import {ENDED} from '../../../../core/operation/counters.ts';
import {
	type Counts,
	endedRange,
	failureCount,
	hasNoFailures,
	knownSum,
	unaccountedOf,
} from '../../../../core/operation/counts.ts';
import {hasStatus, type Operation} from '../../../../core/operation/operation.ts';
import type {Sample} from '../../../../core/operation/rate.ts';
import {BADGE_TERMS, type GivenTerms} from '../../../../core/operation/terms.ts';
import {isAllAccountedFor} from '../../../../core/operation/verdict.ts';
import {serverTime, type Watch} from '../../operation.ts';
import type {State} from '../../state.ts';
import {hasEnded} from './ending.ts';
import {stallOf} from './stall.ts';
import {hasFailed} from './verdict.ts';

/** The answer to "are my emails failing?" in one word, the first that applies (screen.md, "Badge"). */
export type Badge =
	| 'replay'
	| 'refused'
	| 'offline'
	| 'stale'
	| 'canceled'
	| 'settled-well'
	| 'settled-partly'
	| 'settled-badly'
	| 'unaccounted'
	| 'failing'
	| 'stalled'
	| 'some-fail'
	| 'on-its-way'
	| 'scheduled'
	| 'unknown';

/** What a badge is derived from. */
export type BadgeFacts = Pick<
	State,
	'watch' | 'intervalMs' | 'stallAfterMs' | 'terms' | 'startedAt' | 'replay' | 'haltedBy' | 'fatal'
>;

const STALE_POLLS = 3;
const STALE_MS = 15_000;
const OFFLINE_POLLS = 5;
/** Counters may lag behind the status: for so long after it completed, emails in no counter are not news. */
const UNACCOUNTED_MS = 30_000;

/** The badge at a moment (epoch ms). */
export function badgeOf(facts: BadgeFacts, now: number): Badge {
	return facts.replay === undefined ? sendBadgeOf(facts, now) : 'replay';
}

/** The same, whether the send is watched or played. */
export function sendBadgeOf(facts: Omit<BadgeFacts, 'replay'>, now: number): Badge {
	const {watch, stallAfterMs, terms} = facts;
	const {operation, counts} = watch;
	const trouble = connectionBadge(facts, now);
	if (trouble !== undefined) return trouble;
	if (operation === undefined || counts === undefined) return 'unknown';
	if (hasStatus(operation, 'CANCELED')) return 'canceled';
	if (hasEnded(watch, now) && isAllAccountedFor(counts, true)) return settledBadge(counts, terms);
	if (isUnaccounted(facts, now)) return 'unaccounted';
	if (isFailing(watch, terms)) return 'failing';
	if (stallOf(watch, stallAfterMs) !== undefined) return 'stalled';
	if (failureCount(counts) > 0) return 'some-fail';
	return isWaiting(operation, counts) ? 'scheduled' : 'on-its-way';
}

/** Whether the badge is filled: only what wants attention is loud. */
export function isLoud(badge: Badge): boolean {
	return LOUD.has(badge);
}

const LOUD: ReadonlySet<Badge> = new Set(['failing', 'stalled', 'unaccounted', 'offline', 'refused', 'settled-badly']);

function connectionBadge(
	{watch, intervalMs, haltedBy, fatal}: Omit<BadgeFacts, 'replay'>,
	now: number,
): 'refused' | 'offline' | 'stale' | undefined {
	if (haltedBy !== undefined || fatal !== undefined) return 'refused';
	if (watch.failures >= OFFLINE_POLLS && watch.problem?.isOffline === true) return 'offline';
	const {updatedAt} = watch;
	if (updatedAt === undefined || hasEnded(watch, updatedAt)) return undefined;
	return now - updatedAt > Math.max(STALE_MS, STALE_POLLS * intervalMs) ? 'stale' : undefined;
}

/** At the end: a good one needs that the terms certainly hold. */
export function settledBadge(counts: Counts, {failIf}: GivenTerms): Badge {
	if (failIf === undefined) {
		if (hasNoFailures(counts)) return 'settled-well';
		return failureCount(counts) < BADGE_TERMS.failingShare * endedRange(counts).least
			? 'settled-partly'
			: 'settled-badly';
	}
	const failure = judge(failIf, counts);
	if (failure === 'no') return 'settled-well';
	return failure === 'unknown' ? 'settled-partly' : 'settled-badly';
}

/** Twilio has processed it, but emails are in no counter, or nobody can tell. */
function isUnaccounted({watch, startedAt}: Pick<BadgeFacts, 'watch' | 'startedAt'>, now: number): boolean {
	const {operation, counts, isSettled} = watch;
	if (operation === undefined || counts === undefined || isSettled || !hasStatus(operation, 'COMPLETED')) return false;
	const isAccounted = unaccountedOf(counts) === 0 && !(hasEnded(watch, now) && !isAllAccountedFor(counts, true));
	if (isAccounted) return false;
	const {updatedAt} = operation;
	const completedFor = updatedAt === undefined ? 0 : serverTime(watch, now) - updatedAt;
	return now - startedAt >= UNACCOUNTED_MS || completedFor > UNACCOUNTED_MS;
}

/** Whether so many emails have failed that the send is failing, by the given terms or else by the badge's own. */
export function isFailing(watch: Watch, {failIf, minSample = BADGE_TERMS.minSample}: GivenTerms): boolean {
	if (failIf !== undefined) return hasFailed(watch, {failIf, minSample});
	const {counts, course} = watch;
	if (counts === undefined || failureCount(counts) === 0 || endedRange(counts).least < minSample) return false;
	// What has ended at most: a share must not be claimed to be higher than it is.
	const {most} = endedRange(counts);
	const ended = Number.isFinite(most) ? most : knownSum(counts, ENDED);
	return failureCount(counts) >= BADGE_TERMS.failingShare * ended || isFailingLately(course.samples, minSample);
}

/** Whether more than half of what ended within the last minute are failures. */
function isFailingLately(samples: readonly Sample[], minSample: number): boolean {
	const last = samples.at(-1);
	if (last === undefined) return false;
	const before = samples.findLast(({at}) => last.at - at >= BADGE_TERMS.recentMs) ?? samples[0] ?? last;
	const failed = last.failed - before.failed;
	const ended = failed + last.delivered - before.delivered;
	return ended >= minSample && failed > BADGE_TERMS.recentShare * ended;
}

/** Whether, as far as is known, every email waits for its time. */
function isWaiting(operation: Operation, counts: Counts): boolean {
	const isScheduled = hasStatus(operation, 'SCHEDULED') || (counts.scheduled ?? 0) > 0;
	return isScheduled && knownSum(counts, ['queued', 'sent', ...ENDED]) === 0;
}

/** The words of each badge. */
export const BADGE_WORDS: Readonly<Record<Badge, string>> = {
	replay: 'REPLAY',
	refused: 'REFUSED',
	offline: 'OFFLINE',
	stale: 'STALE',
	canceled: 'CANCELED',
	'settled-well': 'SETTLED',
	'settled-partly': 'SETTLED',
	'settled-badly': 'SETTLED',
	unaccounted: 'UNACCOUNTED',
	failing: 'FAILING',
	stalled: 'STALLED',
	'some-fail': 'SOME FAIL',
	'on-its-way': 'ON ITS WAY',
	scheduled: 'SCHEDULED',
	unknown: '',
};
