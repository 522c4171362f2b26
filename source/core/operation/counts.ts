import {COUNTERS, type Counter, isOver, type Operation, type Stats} from './operation.ts';

/**
 * How the server counts. Twilio's published samples contradict each other: *exclusive* has each email in the one
 * counter of its present status (guide), *cumulative* counts an opened email as sent, delivered and opened (reference).
 */
export type Reading = 'exclusive' | 'cumulative';

/** How many emails stand at each status now. Together never more than `total`. */
export type Counts = Readonly<Record<Counter, number>> & {readonly total?: number};

function sum(values: Readonly<Record<Counter, number>>): number {
	return COUNTERS.reduce((total, name) => total + values[name], 0);
}

/** Which reading one answer shows: cumulative only when the counters exceed the total in the order sent >= delivered >= opened. */
export function readingOf(stats: Stats): Reading {
	const isOverfull = stats.total !== undefined && sum(stats) > stats.total;
	return isOverfull && stats.sent >= stats.delivered && stats.delivered >= stats.opened ? 'cumulative' : 'exclusive';
}

/** What is known of the reading after some polls. A counter can lag for a moment, so it latches on the second sign in a row. */
export type ReadingMemory = {readonly signs: number; readonly isLatched: boolean};

/** Nothing seen yet. */
export const NO_READING: ReadingMemory = {signs: 0, isLatched: false};

/** Takes one more answer into account: two cumulative ones in a row latch for good. */
export function rememberReading(memory: ReadingMemory, stats: Stats): ReadingMemory {
	if (memory.isLatched) return memory;
	const signs = readingOf(stats) === 'cumulative' ? memory.signs + 1 : 0;
	return {signs, isLatched: signs >= 2};
}

/** Turns the counters into where each email stands, in the latched reading or else the one the answer shows. */
export function countsOf(stats: Stats, memory: ReadingMemory): Counts {
	const isCumulative = memory.isLatched || readingOf(stats) === 'cumulative';
	return trimToTotal(isCumulative ? separate(stats) : stats, stats.total);
}

/** Takes the later statuses out of the earlier counters: what was delivered and then opened is only opened. */
function separate(stats: Stats): Readonly<Record<Counter, number>> {
	const delivered = Math.max(0, stats.delivered - stats.opened);
	const others =
		stats.queued + stats.scheduled + stats.failed + stats.canceled + stats.undelivered + stats.opened + delivered;
	// Without a total, what was sent and has not arrived anywhere is what is left.
	const left = stats.total === undefined ? stats.sent - stats.delivered - stats.undelivered : stats.total - others;
	return {...stats, delivered, sent: Math.min(stats.sent, Math.max(0, left))};
}

/** What gives way when the counters exceed the total: first what is under way, last the trouble that must not be hidden. */
const GIVES_WAY: readonly Counter[] = [
	'sent',
	'queued',
	'scheduled',
	'opened',
	'delivered',
	'canceled',
	'undelivered',
	'failed',
];

function trimToTotal(counts: Readonly<Record<Counter, number>>, total: number | undefined): Counts {
	const trimmed = Object.fromEntries(COUNTERS.map((name) => [name, counts[name]])) as Record<Counter, number>;
	if (total === undefined) return trimmed;
	let excess = sum(counts) - total;
	for (const name of GIVES_WAY) {
		const taken = Math.max(0, Math.min(excess, trimmed[name]));
		trimmed[name] -= taken;
		excess -= taken;
	}
	return {...trimmed, total};
}

/** How many emails have come to an end: delivered or opened, undelivered, failed, canceled. */
export function endedCount(counts: Counts): number {
	return counts.delivered + counts.opened + counts.undelivered + counts.failed + counts.canceled;
}

/** How many emails will not arrive: failed or undelivered. */
export function failureCount(counts: Counts): number {
	return counts.failed + counts.undelivered;
}

/** The share that has come to an end, 0 to 1; undefined while the total is unknown. A send to nobody is at 1. */
export function endedShare(counts: Counts): number | undefined {
	if (counts.total === undefined) return undefined;
	return counts.total === 0 ? 1 : Math.min(1, endedCount(counts) / counts.total);
}

/** How many emails are still under way: scheduled, queued or merely sent. */
export function inFlight(counts: Counts): number {
	return counts.scheduled + counts.queued + counts.sent;
}

/** How many emails have changed their status from one moment to a later one, as far as the counters tell: at least so many. */
export function movedBetween(before: Counts | undefined, after: Counts | undefined): number {
	if (before === undefined || after === undefined) return 0;
	return COUNTERS.reduce((moved, name) => moved + Math.max(0, after[name] - before[name]), 0);
}

/** Settled: the operation is COMPLETED or CANCELED and no email is under way any more. */
export function isSettled(operation: Operation, counts: Counts): boolean {
	return isOver(operation) && inFlight(counts) === 0;
}
