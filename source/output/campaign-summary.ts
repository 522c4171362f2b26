import {sumCounts} from '../core/operation/campaign.ts';
import {COUNTERS} from '../core/operation/counters.ts';
import {
	boundedCount,
	countsAlone,
	endedRange,
	endedShare,
	failureCount,
	failureShare,
} from '../core/operation/counts.ts';
import type {ListedOperation} from '../core/operation/operation.ts';
import {count, percent, plural} from '../core/text/format.ts';
import {jsonLine} from '../core/text/json-line.ts';
import {endedText} from '../state/watch/select/send/pace.ts';

/** The sums over some operations as one object of JSON: shares are of 0 to 1, null is unknown. */
export function campaignJson(operations: readonly ListedOperation[]): string {
	const sums = sumCounts(operations.map(countsAlone));
	const ended = endedRange(sums);
	return `${jsonLine({
		operations: operations.length,
		by_status: byStatus(operations),
		total: sums.denominator ?? null,
		provisional: sums.isProvisional,
		...Object.fromEntries(COUNTERS.map((name) => [name, boundedCount(sums, name) ?? null])),
		ended: ended.least === ended.most ? ended.least : null,
		ended_share: operations.length === 0 ? null : (endedShare(sums) ?? null),
		failure_share: failureShare(sums) ?? null,
	})}\n`;
}

/** The same for people, in a few lines. */
export function campaignLines(operations: readonly ListedOperation[]): string {
	if (operations.length === 0) return 'No operations.\n';
	const sums = sumCounts(operations.map(countsAlone));
	const share = endedShare(sums);
	const failed = failureShare(sums);
	const failures = failureCount(sums);
	const statuses = Object.entries(byStatus(operations)).map(([status, many]) => `${count(many)} ${status}`);
	const counters = COUNTERS.map((name) => {
		const value = boundedCount(sums, name);
		return `${name} ${value === undefined ? '–' : count(value)}`;
	});
	const reached = share === undefined ? '' : ` (${percent(share)})`;
	const ofEnded = failed === undefined ? '' : `, ${percent(failed)} of what has ended`;
	return [
		`${plural(operations.length, 'operation')}: ${statuses.join(', ')}`,
		`Emails ended: ${endedText(sums)}${reached}`,
		`Failures: ${count(failures)}${ofEnded}`,
		counters.join(', '),
		'',
	].join('\n');
}

/** How many have each status, in the order in which they come. */
function byStatus(operations: readonly ListedOperation[]): Readonly<Record<string, number>> {
	const many = new Map<string, number>();
	for (const {status} of operations) many.set(status.safe, (many.get(status.safe) ?? 0) + 1);
	return Object.fromEntries(many);
}
