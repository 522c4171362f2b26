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

/** The operation under watch: what we have of it, and whether we are asking. Times are epoch ms. */
export type Watch = {
	readonly operation?: Operation;
	readonly counts?: Counts;
	/** How much each counter moved with the last answer. */
	readonly changes: Readonly<Record<Counter, number>>;
	readonly reading: ReadingMemory;
	readonly history: RateHistory;
	readonly updatedAt?: number;
	/** When the last answer came that was not like the one before it. */
	readonly movedAt?: number;
	/** A request for it is under way. */
	readonly isAsking: boolean;
	readonly problem?: Problem;
	/** Polls that failed in a row. */
	readonly failures: number;
	/** When this watch saw the operation settle; absent while it has not, or when it was settled from the first answer. */
	readonly settledAt?: number;
	readonly isSettled: boolean;
};

const NO_CHANGES = Object.fromEntries(COUNTERS.map((name) => [name, 0])) as Record<Counter, number>;

/** A watch that has just begun. */
export const NEW_WATCH: Watch = {
	changes: NO_CHANGES,
	reading: NO_READING,
	history: [],
	failures: 0,
	isAsking: false,
	isSettled: false,
};

/** A request for the operation went out. */
export function askOperation(watch: Watch): Watch {
	return {...watch, isAsking: true};
}

/** The operation came in. */
export function receiveOperation(watch: Watch, operation: Operation, at: number): Watch {
	const {problem: _, ...rest} = watch;
	const reading = rememberReading(watch.reading, operation.stats);
	const counts = countsOf(operation.stats, reading);
	const settled = isSettled(operation, counts);
	const changes = changesBetween(watch.counts, counts);
	const hasMoved = COUNTERS.some((name) => changes[name] !== 0) || watch.operation?.status.raw !== operation.status.raw;
	return {
		...rest,
		operation,
		counts,
		changes,
		reading,
		history: addSample(watch.history, {at, ended: endedCount(counts)}),
		updatedAt: at,
		movedAt: hasMoved ? at : (watch.movedAt ?? at),
		failures: 0,
		isAsking: false,
		isSettled: settled,
		...(settled && !watch.isSettled && watch.operation !== undefined ? {settledAt: at} : {}),
	};
}

/** The request failed: what was known stays. */
export function failOperation(watch: Watch, problem: Problem): Watch {
	return {...watch, problem, failures: watch.failures + 1, isAsking: false};
}

function changesBetween(before: Counts | undefined, after: Counts): Readonly<Record<Counter, number>> {
	if (before === undefined) return NO_CHANGES;
	return Object.fromEntries(COUNTERS.map((name) => [name, after[name] - before[name]])) as Record<Counter, number>;
}
