import {compact} from '../compact.ts';
import {COUNTERS, type Counter} from './counters.ts';
import type {Stats} from './stats.ts';

/**
 * How the server counts. Twilio's published samples contradict each other: *exclusive* has each email in the one counter of its present
 * status (guide), *cumulative* counts an opened email as sent, delivered and opened (API reference, samples of an operation).
 */
export type Reading = 'exclusive' | 'cumulative';

/** The known reading after some answers. A counter can lag for a moment, so two cumulative answers in a row latch it. */
export type ReadingMemory = {readonly cumulativeInARow: number; readonly isLatched: boolean};

/** No answer has come yet. */
export const NO_READING: ReadingMemory = {cumulativeInARow: 0, isLatched: false};

/** How many emails the operation is for: the larger of `total` and `recipients`. A send has at least one recipient, so a 0 says nothing. */
export function denominatorOf({total = 0, recipients = 0}: Stats): number | undefined {
	return Math.max(total, recipients) || undefined;
}

/**
 * Which reading one answer shows. It is cumulative only if the counters exceed the denominator, are in the order
 * sent ≥ delivered + undelivered and delivered ≥ opened, and fit once each email is counted in one of them.
 */
export function readingOf(stats: Stats): Reading {
	const {sent, delivered, opened, undelivered = 0} = stats;
	const denominator = denominatorOf(stats);
	if (denominator === undefined || sent === undefined || delivered === undefined || opened === undefined)
		return 'exclusive';
	const isNested = sent >= delivered + undelivered && delivered >= opened;
	// Of delivered, opened and undelivered emails, `sent` already counts each one.
	const converted = sum(stats) - delivered - opened - undelivered;
	return sum(stats) > denominator && isNested && converted <= denominator ? 'cumulative' : 'exclusive';
}

function sum(stats: Stats): number {
	return COUNTERS.reduce((total, name) => total + (stats[name] ?? 0), 0);
}

/** The reading after one more answer. */
export function rememberReading(memory: ReadingMemory, stats: Stats): ReadingMemory {
	if (memory.isLatched) return memory;
	const cumulativeInARow = readingOf(stats) === 'cumulative' ? memory.cumulativeInARow + 1 : 0;
	return {cumulativeInARow, isLatched: cumulativeInARow >= 2};
}

/** The reading of an answer, the last of those that are remembered: the latched one, else the one that it shows on its own. */
export function readingIn({isLatched}: ReadingMemory, stats: Stats): Reading {
	return isLatched ? 'cumulative' : readingOf(stats);
}

/** Whether the last answer was the first that looked cumulative: the next one decides, and until then no verdict is given. */
export function isReadingOpen({cumulativeInARow, isLatched}: ReadingMemory): boolean {
	return cumulativeInARow === 1 && !isLatched;
}

/** The counters with each email in one of them, in this reading; a counter that cannot be known is absent. */
export function exclusiveCounts(stats: Stats, reading: Reading): Readonly<Partial<Record<Counter, number>>> {
	const given = compact(Object.fromEntries(COUNTERS.map((name) => [name, stats[name]])));
	if (reading === 'exclusive') return given;
	const {sent, delivered, opened, undelivered} = stats;
	const notDelivered = difference(sent, delivered);
	return compact({
		...given,
		delivered: difference(delivered, opened),
		// Where all that was sent was delivered, none is only sent, however many were undelivered.
		sent: notDelivered === 0 ? 0 : difference(notDelivered, undelivered),
	});
}

/** Undefined if either is unknown. A counter that lags behind the one that is part of it makes no negative count. */
function difference(whole: number | undefined, part: number | undefined): number | undefined {
	return whole === undefined || part === undefined ? undefined : Math.max(0, whole - part);
}
