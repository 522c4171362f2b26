import {COUNTERS, type Counter, isOver, type Operation, type Stats} from './operation.ts';

/**
 * How the server counts. Twilio's published samples contradict each other: *exclusive* counts each email once, in its present status
 * (guide); *cumulative* counts an opened email as sent, delivered and opened (reference).
 */
export type Reading = 'exclusive' | 'cumulative';

/** How many emails have each status now. The sum never exceeds `total`. */
export type Counts = Readonly<Record<Counter, number>> & {readonly total?: number};

function sum(values: Readonly<Record<Counter, number>>): number {
	return COUNTERS.reduce((total, name) => total + values[name], 0);
}

/** The reading that one answer suggests: cumulative only if the counters exceed the total and sent >= delivered >= opened. */
export function readingOf(stats: Stats): Reading {
	const isOverfull = stats.total !== undefined && sum(stats) > stats.total;
	return isOverfull && stats.sent >= stats.delivered && stats.delivered >= stats.opened ? 'cumulative' : 'exclusive';
}

/** What is known of the reading after some polls. Since a counter can lag for a moment, it latches on the second sign in a row. */
export type ReadingMemory = {readonly signs: number; readonly isLatched: boolean};

/** Nothing seen yet. */
export const NO_READING: ReadingMemory = {signs: 0, isLatched: false};

/** Takes another answer into account. Two cumulative ones in a row latch the reading for good. */
export function rememberReading(memory: ReadingMemory, stats: Stats): ReadingMemory {
	if (memory.isLatched) return memory;
	const signs = readingOf(stats) === 'cumulative' ? memory.signs + 1 : 0;
	return {signs, isLatched: signs >= 2};
}

/** The counts that the server's counters mean, in the latched reading, or else the one that the answer suggests. */
export function countsOf(stats: Stats, memory: ReadingMemory): Counts {
	const isCumulative = memory.isLatched || readingOf(stats) === 'cumulative';
	return trimToTotal(isCumulative ? separate(stats) : stats, stats.total);
}

/** Subtracts later statuses from earlier counters: an email that was delivered and then opened counts only as opened. */
function separate(stats: Stats): Readonly<Record<Counter, number>> {
	const delivered = Math.max(0, stats.delivered - stats.opened);
	const others =
		stats.queued + stats.scheduled + stats.failed + stats.canceled + stats.undelivered + stats.opened + delivered;
	// Without a total, what is left is what was sent and not reported since.
	const left = stats.total === undefined ? stats.sent - stats.delivered - stats.undelivered : stats.total - others;
	return {...stats, delivered, sent: Math.min(stats.sent, Math.max(0, left))};
}

/** What is reduced when the counters exceed the total: emails under way first, failures last, because they must not be hidden. */
const TRIM_ORDER: readonly Counter[] = [
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
	for (const name of TRIM_ORDER) {
		const taken = Math.max(0, Math.min(excess, trimmed[name]));
		trimmed[name] -= taken;
		excess -= taken;
	}
	return {...trimmed, total};
}

/** How many emails have reached an end: delivered, opened, undelivered, failed or canceled. */
export function endedCount(counts: Counts): number {
	return counts.delivered + counts.opened + counts.undelivered + counts.failed + counts.canceled;
}

/** How many emails will not arrive: failed or undelivered. */
export function failureCount(counts: Counts): number {
	return counts.failed + counts.undelivered;
}

/** The share of emails that have reached an end, 0 to 1; undefined while the total is unknown. A send to nobody is at 1. */
export function endedShare(counts: Counts): number | undefined {
	if (counts.total === undefined) return undefined;
	return counts.total === 0 ? 1 : Math.min(1, endedCount(counts) / counts.total);
}

/** How many emails are under way: scheduled, queued, or sent and not reported since. */
export function inFlight(counts: Counts): number {
	return counts.scheduled + counts.queued + counts.sent;
}

/** How many emails at least have changed their status between two counts. */
export function movedBetween(before: Counts | undefined, after: Counts | undefined): number {
	if (before === undefined || after === undefined) return 0;
	return COUNTERS.reduce((moved, name) => moved + Math.max(0, after[name] - before[name]), 0);
}

/** Whether the operation has settled: it is COMPLETED or CANCELED, and no email is under way. */
export function isSettled(operation: Operation, counts: Counts): boolean {
	return isOver(operation) && inFlight(counts) === 0;
}
