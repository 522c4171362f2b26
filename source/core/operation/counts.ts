import {COUNTERS, type Counter, ENDED, FAILURES, UNDER_WAY} from './counters.ts';
import {mayGrow, type Operation} from './operation.ts';
import {denominatorOf, exclusiveCounts, type Reading, readingOf} from './reading.ts';
import type {Stats} from './stats.ts';

/**
 * How many emails are at each status, each email in one counter. A counter that is absent is unknown, and so is `denominator`, the number
 * of emails that the send is for.
 */
export type Counts = Readonly<Partial<Record<Counter, number>>> & {
	readonly reading: Reading;
	readonly denominator?: number;
	/** More emails may still be created: the denominator only says how many there are so far. */
	readonly isProvisional: boolean;
	/** The denominator is the `recipients` of an earlier answer: the last one left them out. */
	readonly isDenominatorOld?: true;
};

/** From how many to how many; `most` is infinite if nothing limits it. */
export type Range = {readonly least: number; readonly most: number};

/** Reads the counts off the server's numbers. */
export function countsOf(stats: Stats, reading: Reading, isProvisional: boolean): Counts {
	const denominator = denominatorOf(stats);
	return {
		...exclusiveCounts(stats, reading),
		reading,
		isProvisional: isProvisional && denominator !== undefined,
		...(denominator === undefined ? {} : {denominator}),
	};
}

/** The counts of an operation of which there is one answer alone, as in a list: nothing says whether its `total` has stood still. */
export function countsAlone(operation: Operation): Counts {
	return countsOf(operation.stats, readingOf(operation.stats), mayGrow(operation));
}

/** The sum of the known counters, or of some of them. */
export function knownSum(counts: Counts, names: readonly Counter[] = COUNTERS): number {
	return names.reduce((sum, name) => sum + (counts[name] ?? 0), 0);
}

/** Whether the counters add up to more emails than the send has. Shares are then scaled, and none is certain. */
export function isOverfull(counts: Counts): boolean {
	return counts.denominator !== undefined && knownSum(counts) > counts.denominator;
}

/** How many emails are in no known counter; infinite if that cannot be limited. */
function slackOf(counts: Counts): number {
	const {denominator, isProvisional} = counts;
	if (denominator === undefined || isProvisional || isOverfull(counts)) return Number.POSITIVE_INFINITY;
	return denominator - knownSum(counts);
}

/** How many emails are at these statuses together, over all that the unknown counters may hold. */
export function rangeOf(counts: Counts, names: readonly Counter[]): Range {
	const least = knownSum(counts, names);
	const isKnown = names.every((name) => counts[name] !== undefined);
	return {least, most: isKnown ? least : least + slackOf(counts)};
}

/** The count of one status: 0 also if it is unknown and no email is left for it, undefined if it may be anything. */
export function boundedCount(counts: Counts, name: Counter): number | undefined {
	const {least, most} = rangeOf(counts, [name]);
	return least === most ? least : undefined;
}

/** The counters that may hold emails that nobody knows of: unknown, and not limited to 0. */
export function unknownCounters(counts: Counts): readonly Counter[] {
	return COUNTERS.filter((name) => boundedCount(counts, name) === undefined);
}

/** How many emails are in no counter; undefined if that is unknown. */
export function unaccountedOf(counts: Counts): number | undefined {
	if (counts.denominator === undefined || unknownCounters(counts).length > 0) return undefined;
	return Math.max(0, counts.denominator - knownSum(counts));
}

/** What shares of emails are of: the denominator, or all that the counters hold where that is more; undefined while it is unknown or provisional. */
export function shareBase(counts: Counts): number | undefined {
	const {denominator, isProvisional} = counts;
	return denominator === undefined || isProvisional ? undefined : Math.max(denominator, knownSum(counts));
}

/** How many emails have ended: delivered or opened, undelivered, failed, canceled. */
export function endedRange(counts: Counts): Range {
	return rangeOf(counts, ENDED);
}

/** The share that has ended, 0 to 1; undefined while that cannot be known. */
export function endedShare(counts: Counts): number | undefined {
	const {denominator, isProvisional} = counts;
	if (denominator === undefined || isProvisional || isOverfull(counts)) return undefined;
	const {least, most} = endedRange(counts);
	return least === most ? least / denominator : undefined;
}

/** The share of failures among the emails that have ended; undefined while that cannot be known or none has. */
export function failureShare(counts: Counts): number | undefined {
	const [failures, ended] = [rangeOf(counts, FAILURES), endedRange(counts)];
	if (failures.least !== failures.most || ended.least !== ended.most || ended.least === 0) return undefined;
	return failures.least / ended.least;
}

/** At least how many emails have failed or are undelivered. */
export function failureCount(counts: Counts): number {
	return knownSum(counts, FAILURES);
}

/** Whether certainly no email has failed or is undelivered. */
export function hasNoFailures(counts: Counts): boolean {
	return rangeOf(counts, FAILURES).most === 0;
}

/** How many emails are under way: scheduled, queued or only sent. */
export function underWayRange(counts: Counts): Range {
	return rangeOf(counts, UNDER_WAY);
}

/** How many emails at least have changed their status between two counts. */
export function movedBetween(before: Counts | undefined, after: Counts | undefined): number {
	return COUNTERS.reduce(
		(moved, name) => moved + Math.max(0, (after?.[name] ?? 0) - (before?.[name] ?? Number.POSITIVE_INFINITY)),
		0,
	);
}

/** The counts that a stall is measured by. Opens do not count as movement, because they trickle in for days. */
const MOVING: readonly (readonly Counter[])[] = [
	['scheduled'],
	['queued'],
	['sent'],
	['undelivered'],
	['failed'],
	['canceled'],
	['delivered', 'opened'],
];

/** Whether emails moved from one answer to a later one. A counter that was unknown in either of them tells nothing. */
export function hasMoved(before: Counts, after: Counts): boolean {
	return MOVING.some((names) => {
		const isKnown = names.every((name) => before[name] !== undefined && after[name] !== undefined);
		return isKnown && knownSum(before, names) !== knownSum(after, names);
	});
}
