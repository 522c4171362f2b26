import type {Problem} from '../../core/network/problem.ts';
import {COUNTERS, type Counter, FAILURES, UNDER_WAY} from '../../core/operation/counters.ts';
import {
	boundedCount,
	type Counts,
	countsOf,
	endedRange,
	failureCount,
	hasMoved,
	rangeOf,
	unaccountedOf,
} from '../../core/operation/counts.ts';
import {addToCourse, type Course, NO_COURSE} from '../../core/operation/course.ts';
import {hasStatus, isOver, mayGrow, type Operation} from '../../core/operation/operation.ts';
import {addSample, type RateHistory, type Sample} from '../../core/operation/rate.ts';
import {
	denominatorOf,
	NO_READING,
	type ReadingMemory,
	readingIn,
	rememberReading,
} from '../../core/operation/reading.ts';
import {type Stats, withLastRecipients} from '../../core/operation/stats.ts';
import {isSettled} from '../../core/operation/verdict.ts';

/** A number for some of the counters. */
type Numbers = Readonly<Partial<Record<Counter, number>>>;

/** The operation being watched: what is known of it, and whether it is being asked for. Times are epoch ms. */
export type Watch = {
	readonly operation?: Operation;
	/** The numbers of its last answer, with the `recipients` of one before where it left them out. */
	readonly stats: Stats;
	readonly counts?: Counts;
	/** The last known value of each counter that the last answer leaves unknown. */
	readonly lastKnown: Numbers;
	/** By how much each counter changed with the last answer, if it is known before and after. */
	readonly deltas: Numbers;
	readonly reading: ReadingMemory;
	/** The recent past, for the pace and the time left. */
	readonly history: RateHistory;
	/** All of the send that this watch has seen. */
	readonly course: Course;
	/** When the last answer came. */
	readonly updatedAt?: number;
	/** When the last answer came that differed from the one before it. */
	readonly changedAt?: number;
	/** When the last answer came in which emails had moved (product.md, "Movement"); absent while this watch has seen none move. */
	readonly movedAt?: number;
	/** Since when nothing may have moved before this watch, read off its first answer by the server's own clock. */
	readonly restingSince?: {readonly updated: number; readonly created: number};
	/** The last `total`, and when it was first seen: while it grows, nobody knows how many emails there will be. */
	readonly total?: {readonly value: number; readonly since: number};
	readonly problem?: Problem;
	/** Polls that failed in a row. */
	readonly failures: number;
	/** When the operation settled during this watch; absent while it has not, and where it was settled from the start. */
	readonly settledAt?: number;
	readonly isSettled: boolean;
	/** At some answer at least 1 % of what had ended were failures: from then on, if they are is worth more room than the pace. */
	readonly hasManyFailures?: true;
};

/** Such a share of what has ended is many. */
const MANY_FAILURES = 0.01;

/** How long `total` must stand still before a send that is being processed is taken to be created whole. */
const TOTAL_STANDS_MS = 30_000;

/** Before the first answer. */
export const NOTHING_KNOWN: Watch = {
	stats: {},
	lastKnown: {},
	deltas: {},
	reading: NO_READING,
	history: [],
	course: NO_COURSE,
	failures: 0,
	isSettled: false,
};

/** An answer came in at a moment (epoch ms). */
export function receiveOperation(watch: Watch, operation: Operation, at: number): Watch {
	const {problem: _, ...rest} = watch;
	const stats = withLastRecipients(watch.stats, operation.stats);
	const reading = rememberReading(watch.reading, stats);
	const total = totalAfter(watch, stats, at);
	const isGrowing = mayGrow({...operation, stats}) && isProvisional(total, at);
	const read = countsOf(stats, readingIn(reading, stats), isGrowing);
	const isDenominatorOld = (denominatorOf(operation.stats) ?? 0) < (read.denominator ?? 0);
	const counts = isDenominatorOld ? {...read, isDenominatorOld} : read;
	const before = countsBefore(watch, counts);
	const settled = isSettled({
		counts,
		isCompleted: hasStatus(operation, 'COMPLETED'),
		isCanceled: hasStatus(operation, 'CANCELED'),
	});
	const hasJustMoved = before !== undefined && hasMoved({...watch.lastKnown, ...before}, counts);
	const movedAt = hasJustMoved ? at : watch.movedAt;
	const sample = sampleOf(operation, counts, at);
	return {
		...rest,
		operation,
		stats,
		counts,
		lastKnown: lastKnownAfter(watch, counts),
		deltas: deltasBetween(before, counts),
		reading,
		history: sample === undefined ? watch.history : addSample(watch.history, sample),
		course: sample === undefined ? watch.course : addToCourse(watch.course, sample),
		updatedAt: at,
		changedAt: hasChanged(watch, operation, counts) ? at : (watch.changedAt ?? at),
		...(movedAt === undefined ? {} : {movedAt}),
		restingSince: watch.restingSince ?? restingSince(operation, at),
		...(total === undefined ? {} : {total}),
		failures: 0,
		isSettled: settled,
		...(settled && wasOpen(watch) ? {settledAt: at} : {}),
		...manyFailuresIn(counts),
	};
}

function manyFailuresIn(counts: Counts): Pick<Watch, 'hasManyFailures'> {
	const failures = failureCount(counts);
	return failures > 0 && failures >= MANY_FAILURES * endedRange(counts).least ? {hasManyFailures: true} : {};
}

/** Whether the send certainly had not settled at the last answer: one with unknown counters does not say. */
function wasOpen({operation, counts}: Watch): boolean {
	if (operation === undefined || counts === undefined) return false;
	return !isOver(operation) || rangeOf(counts, UNDER_WAY).least > 0 || (unaccountedOf(counts) ?? 0) > 0;
}

/** The request failed. What is known stays. */
export function failOperation(watch: Watch, problem: Problem): Watch {
	return {...watch, problem, failures: watch.failures + 1};
}

/** The counts of the answer before, read as this one is: else a change of the reading would look as if emails had moved. */
function countsBefore({stats, counts: before}: Watch, {reading}: Counts): Counts | undefined {
	if (before === undefined || before.reading === reading) return before;
	return countsOf(stats, reading, before.isProvisional);
}

function totalAfter({total: before}: Watch, {total}: Stats, at: number): Watch['total'] {
	return total === undefined || total === before?.value ? before : {value: total, since: at};
}

function isProvisional(total: Watch['total'], at: number): boolean {
	return total !== undefined && at - total.since < TOTAL_STANDS_MS;
}

/** The time (epoch ms) by the server's clock, as its last answer dated itself; by ours where it did not. */
export function serverTime({operation, updatedAt}: Watch, now: number): number {
	const {answeredAt} = operation ?? {};
	return answeredAt === undefined || updatedAt === undefined ? now : answeredAt + now - updatedAt;
}

/** The server's own times, moved to our clock by its `Date`. Without that, nothing says how long ago they were. */
function restingSince({answeredAt, updatedAt, createdAt}: Operation, at: number): NonNullable<Watch['restingSince']> {
	const ours = (time: number | undefined) =>
		time === undefined || answeredAt === undefined ? at : at - Math.max(0, answeredAt - time);
	return {updated: ours(updatedAt), created: ours(updatedAt ?? createdAt)};
}

function lastKnownAfter({lastKnown, counts: before}: Watch, after: Counts): Numbers {
	return Object.fromEntries(
		COUNTERS.flatMap((name) => {
			const known = before?.[name] ?? lastKnown[name];
			return known === undefined || boundedCount(after, name) !== undefined ? [] : [[name, known]];
		}),
	);
}

function deltasBetween(before: Counts | undefined, after: Counts): Numbers {
	return Object.fromEntries(
		COUNTERS.flatMap((name) => {
			const [was, is] = [before?.[name], after[name]];
			return was === undefined || is === undefined ? [] : [[name, is - was]];
		}),
	);
}

function hasChanged(watch: Watch, operation: Operation, counts: Counts): boolean {
	return (
		COUNTERS.some((name) => counts[name] !== watch.counts?.[name]) ||
		counts.denominator !== watch.counts?.denominator ||
		watch.operation?.status.raw !== operation.status.raw
	);
}

/** What is sampled for the pace: queued, sent, delivered, failed. */
const SAMPLED: readonly (readonly Counter[])[] = [['queued'], ['sent'], ['delivered', 'opened'], FAILURES];

/** A sample for the pace; undefined for an answer whose counters are not all known. */
function sampleOf(operation: Operation, counts: Counts, at: number): Sample | undefined {
	const [queued, sent, delivered, failed] = SAMPLED.map((names) => {
		const {least, most} = rangeOf(counts, names);
		return least === most ? least : undefined;
	});
	if (queued === undefined || sent === undefined || delivered === undefined || failed === undefined) return undefined;
	const uncreated = isOver(operation) ? 0 : (unaccountedOf(counts) ?? 0);
	return {at, queued: queued + uncreated, sent, delivered, failed};
}
