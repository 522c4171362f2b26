import {compact} from '../core/compact.ts';
import type {Problem} from '../core/network/problem.ts';
import {endedCount, endedShare, inFlight} from '../core/operation/counts.ts';
import {COUNTERS} from '../core/operation/operation.ts';
import {rateOf, timeLeft} from '../core/operation/rate.ts';
import type {Limits, Terms} from '../core/operation/terms.ts';
import {formatThreshold} from '../core/operation/threshold.ts';
import type {Change} from '../state/watch/select/changes.ts';
import {type Outcome, outcomeSentence} from '../state/watch/select/outcome.ts';
import type {Overview} from '../state/watch/select/overview.ts';
import {isoTime} from './fields/field.ts';

/** A value that JSON can carry: an event for scripts. The schema of all of them is `schema/events.schema.json`. */
export type EventRecord = Readonly<Record<string, unknown>>;

/** How the operation stands, as scripts get it: the numbers of the screen. Null before the first answer. */
function operationRecord({operationId, watch}: Overview): EventRecord | null {
	const {operation, counts, history, isSettled} = watch;
	if (operation === undefined || counts === undefined) return null;
	const rate = rateOf(history);
	const left = timeLeft(history, inFlight(counts));
	return {
		id: operationId,
		status: operation.status.raw,
		is_settled: isSettled,
		total: counts.total ?? null,
		...Object.fromEntries(COUNTERS.map((name) => [name, counts[name]])),
		ended: endedCount(counts),
		ended_share: endedShare(counts) ?? null,
		rate_per_second: rate === undefined ? null : Math.round(rate * 1000) / 1000,
		seconds_left: left === undefined ? null : Math.round(left / 1000),
		created_at: isoTime(operation.createdAt) ?? null,
		updated_at: isoTime(operation.updatedAt) ?? null,
	};
}

/** What went wrong. `errors` is every error of the answer, one a text, where the message does not hold them all. */
function problemRecord({kind, sentence, details, requestId}: Problem): EventRecord {
	return compact({kind, message: sentence, errors: details, request_id: requestId});
}

/** A change as an event. */
export function changeRecord(change: Change, state: Overview, now: number, {failIf}: Terms): EventRecord {
	const head = {event: change.type, at: isoTime(now)};
	switch (change.type) {
		case 'trouble':
			return {...head, ...problemRecord(change.problem)};
		case 'recovered':
			return head;
		case 'stalled':
			return {...head, since: isoTime(change.since), operation: operationRecord(state)};
		case 'threshold':
			return {...head, threshold: formatThreshold(failIf), operation: operationRecord(state)};
		case 'changed':
			return {...head, operation: operationRecord(state)};
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
		operation: operationRecord(state),
	};
}
