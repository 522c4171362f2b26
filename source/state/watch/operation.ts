import type {Problem} from '../../core/network/problem.ts';
import {
	type Counts,
	countsOf,
	endedCount,
	isSettled,
	NO_READING,
	type ReadingMemory,
	rememberReading,
} from '../../core/operation/counts.ts';
import {COUNTERS, type Counter, type Operation} from '../../core/operation/operation.ts';
import {addSample, type RateHistory} from '../../core/operation/rate.ts';

/** The operation being watched: what is known of it, and whether it is being asked for. Times are epoch ms. */
export type Watch = {
	readonly operation?: Operation;
	readonly counts?: Counts;
	/** By how much each counter changed with the last answer. */
	readonly deltas: Readonly<Record<Counter, number>>;
	readonly reading: ReadingMemory;
	readonly history: RateHistory;
	/** When the last answer came. */
	readonly updatedAt?: number;
	/** When the last answer came that differed from the one before it. */
	readonly changedAt?: number;
	/** Whether a request for it is under way. */
	readonly isAsking: boolean;
	readonly problem?: Problem;
	/** Polls that failed in a row. */
	readonly failures: number;
	/** When the operation settled during this watch; absent while it has not, and where it was settled from the start. */
	readonly settledAt?: number;
	readonly isSettled: boolean;
};

const NO_DELTAS = Object.fromEntries(COUNTERS.map((name) => [name, 0])) as Record<Counter, number>;

/** Before the first answer. */
export const NOTHING_KNOWN: Watch = {
	deltas: NO_DELTAS,
	reading: NO_READING,
	history: [],
	failures: 0,
	isAsking: false,
	isSettled: false,
};

/** The operation is being asked for. */
export function askOperation(watch: Watch): Watch {
	return {...watch, isAsking: true};
}

/** An answer came in at a moment (epoch ms). */
export function receiveOperation(watch: Watch, operation: Operation, at: number): Watch {
	const {problem: _, ...rest} = watch;
	const reading = rememberReading(watch.reading, operation.stats);
	const counts = countsOf(operation.stats, reading);
	const settled = isSettled(operation, counts);
	const deltas = deltasBetween(watch.counts, counts);
	const hasChanged =
		COUNTERS.some((name) => deltas[name] !== 0) || watch.operation?.status.raw !== operation.status.raw;
	return {
		...rest,
		operation,
		counts,
		deltas,
		reading,
		history: addSample(watch.history, {at, ended: endedCount(counts)}),
		updatedAt: at,
		changedAt: hasChanged ? at : (watch.changedAt ?? at),
		failures: 0,
		isAsking: false,
		isSettled: settled,
		...(settled && !watch.isSettled && watch.operation !== undefined ? {settledAt: at} : {}),
	};
}

/** The request failed. What is known stays. */
export function failOperation(watch: Watch, problem: Problem): Watch {
	return {...watch, problem, failures: watch.failures + 1, isAsking: false};
}

function deltasBetween(before: Counts | undefined, after: Counts): Readonly<Record<Counter, number>> {
	if (before === undefined) return NO_DELTAS;
	return Object.fromEntries(COUNTERS.map((name) => [name, after[name] - before[name]])) as Record<Counter, number>;
}
