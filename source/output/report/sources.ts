import {failureCount, hasNoFailures} from '../../core/operation/counts.ts';
import {joined} from '../../core/text/compose.ts';
import {count, plural} from '../../core/text/format.ts';
import {type SafeText, safe, say} from '../../core/text/text.ts';
import type {ReportedSend} from './reported-send.ts';
import {reportTime} from './times.ts';

/** The line below the heading: the status, and when each kind of figure was read, because the list and the counters are read one after the other. */
export function factsText({watch, at, listRead}: ReportedSend): string {
	const {operation, settledAt, updatedAt = at} = watch;
	const status = operation === undefined ? [] : [`status ${operation.status.safe}`];
	const facts = [
		...timeFact('created', operation?.createdAt),
		...timeFact('settled', settledAt),
		...timeFact('counters as of', updatedAt),
		...(listRead === undefined ? [] : [`list ${readTimes(listRead)}`]),
	];
	return [...status, ...facts].join(' · ');
}

function timeFact(name: string, time: number | undefined): readonly string[] {
	return time === undefined ? [] : [`${name} ${reportTime(time)}`];
}

/** `read at 2026-04-05 06:20:05 UTC`, or from when to when. */
function readTimes({from, to}: NonNullable<ReportedSend['listRead']>): string {
	const [first, last] = [reportTime(from ?? to), reportTime(to)];
	return first === last ? `read at ${last}` : `read from ${first} to ${last}`;
}

/** How many failures there are, and how many of them the page has. */
export function summaryText({summary, watch: {counts}}: ReportedSend): string {
	const found = summary.failures.length;
	if (counts === undefined) return `${plural(found, 'failure')} in the list.`;
	const counted = summary.counted ?? failureCount(counts);
	if (counted < found) return `${plural(found, 'failure')} in the list.`;
	if (counted === found && found > 0)
		return found === 1 ? 'The only failure was read.' : `All ${count(found)} failures were read.`;
	if (counted > 0) return `${count(found)} of ${plural(counted, 'failure')} ${counted === 1 ? 'was' : 'were'} read.`;
	return hasNoFailures(counts)
		? 'No email has failed.'
		: `${plural(found, 'failure')} read; the counters do not say how many there are.`;
}

/**
 * That the list and the counters disagree, in a sentence; undefined if they agree, or where a counter is unknown. They are read one after
 * the other, and a server may count what it does not list, or list what it does not count.
 */
export function disagreementText({
	summary,
	delivered: listed,
	missing,
	watch: {counts},
}: ReportedSend): SafeText | undefined {
	if (counts === undefined) return undefined;
	const {delivered, opened, failed, undelivered} = counts;
	const pairs = [
		...differing(listed, sumOf(delivered, opened), (many) => say`${plural(many, 'delivered email')}`),
		...differing(summary.failures.length, sumOf(failed, undelivered), (many) => say`${plural(many, 'failure')}`),
	];
	if (pairs.length === 0) return undefined;
	const what = missing.length === 0 ? 'The list has' : 'What was read of the list has';
	const [inList, inCounters] = [pairs.map(({list}) => list), pairs.map(({counters}) => counters)];
	const when = summary.figuresAsOf === undefined ? '' : ', read after it,';
	return say`${what} ${joined(inList, safe` and `)}; the server's counters${when} say ${joined(inCounters, safe` and `)}.`;
}

type Difference = {readonly list: SafeText; readonly counters: SafeText};

function differing(
	list: number | undefined,
	counters: number | undefined,
	name: (many: number) => SafeText,
): readonly Difference[] {
	if (list === undefined || counters === undefined || list === counters) return [];
	return [{list: name(list), counters: count(counters)}];
}

/** Unknown if one of them is. */
function sumOf(...values: readonly (number | undefined)[]): number | undefined {
	return values.reduce((sum, value) => (sum === undefined || value === undefined ? undefined : sum + value), 0);
}
