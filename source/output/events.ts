import {compact} from '../core/compact.ts';
import type {Problem} from '../core/network/problem.ts';
import {COUNTERS} from '../core/operation/counters.ts';
import {boundedCount, endedRange, endedShare, unaccountedOf} from '../core/operation/counts.ts';
import {middleOf} from '../core/operation/rate.ts';
import {isReadingOpen} from '../core/operation/reading.ts';
import type {Limits, Terms} from '../core/operation/terms.ts';
import {formatThreshold} from '../core/operation/threshold.ts';
import type {Change} from '../state/watch/select/send/changes.ts';
import {type Outcome, outcomeSentence} from '../state/watch/select/send/outcome.ts';
import type {Overview} from '../state/watch/select/send/overview.ts';
import {currentRates, timeLeftOf} from '../state/watch/select/send/pace.ts';
import {verdictOf} from '../state/watch/select/send/verdict.ts';
import {isoTime} from './fields/field.ts';

/** A value that JSON can carry: an event for scripts. The schema of all of them is `schema/events.schema.json`. */
export type EventRecord = Readonly<Record<string, unknown>>;

/**
 * How the operation stands, as scripts get it: the server's own `stats`, and what is derived from them. `counts` has each email in one
 * counter, null if that is unknown; the counters beside them are the same numbers, kept until 1.0. Null before the first answer.
 */
function operationRecord({operationId, watch}: Overview, now: number, terms: Terms): EventRecord | null {
	const {operation, counts} = watch;
	if (operation === undefined || counts === undefined) return null;
	const verdict = verdictOf({watch}, now, terms);
	const isSettled = watch.isSettled && !isReadingOpen(watch.reading);
	const ended = endedRange(counts);
	const derived = Object.fromEntries(COUNTERS.map((name) => [name, boundedCount(counts, name) ?? null]));
	return {
		id: operationId,
		status: operation.status.raw,
		stats: operation.givenStats ?? null,
		counts: derived,
		denominator: counts.denominator ?? null,
		provisional: counts.isProvisional,
		reading: counts.reading,
		unaccounted: unaccountedOf(counts) ?? null,
		settled: isSettled,
		verdict: verdict?.reason ?? null,
		exitCode: verdict?.exitCode ?? null,
		is_settled: isSettled,
		total: operation.stats.total ?? null,
		...derived,
		ended: ended.least === ended.most ? ended.least : null,
		ended_share: endedShare(counts) ?? null,
		...paceFields(watch),
		created_at: isoTime(operation.createdAt) ?? null,
		updated_at: isoTime(operation.updatedAt) ?? null,
	};
}

/** Emails a second, and from how many to how many seconds are left, as far as that can be told. */
function paceFields(watch: Overview['watch']): EventRecord {
	const rates = currentRates(watch);
	const left = timeLeftOf(watch);
	const round = (rate: number | undefined) => (rate === undefined ? null : Math.round(rate * 1000) / 1000);
	const seconds = (ms: number | undefined) => (ms === undefined ? null : Math.round(ms / 1000));
	return {
		rate_per_second: round(rates && rates.delivered + rates.failed),
		delivered_per_second: round(rates?.delivered),
		failed_per_second: round(rates?.failed),
		seconds_left: seconds(left && middleOf(left)),
		seconds_left_range: left === undefined ? null : [seconds(left.leastMs), seconds(left.mostMs)],
	};
}

/** What went wrong. `errors` is every error of the answer, one a text, if the message does not hold them all. */
function problemRecord({kind, sentence, details, requestId}: Problem): EventRecord {
	return compact({kind, message: sentence, errors: details, request_id: requestId});
}

/** A change as an event. */
export function changeRecord(change: Change, state: Overview, now: number, terms: Terms): EventRecord {
	const head = {event: change.type, at: isoTime(now)};
	switch (change.type) {
		case 'trouble':
			return {...head, ...problemRecord(change.problem)};
		case 'recovered':
			return head;
		case 'stalled':
			return {...head, since: isoTime(change.since), operation: operationRecord(state, now, terms)};
		case 'threshold':
			return {...head, threshold: formatThreshold(terms.failIf), operation: operationRecord(state, now, terms)};
		case 'changed':
			return {...head, operation: operationRecord(state, now, terms)};
	}
}

/** The end of the watch as an event: the last one, and what `wait --json` prints. */
export function endRecord(outcome: Outcome, state: Overview, now: number, limits: Limits): EventRecord {
	return {
		event: 'ended',
		at: isoTime(now),
		reason: outcome.reason === 'verdict' ? outcome.verdict.reason : outcome.reason,
		exit_code: outcome.exitCode,
		message: outcomeSentence(outcome, state, now, limits),
		operation: operationRecord(state, now, limits.terms),
	};
}
