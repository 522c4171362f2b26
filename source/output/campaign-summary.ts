import {worstExitCode} from '../core/exit-codes.ts';
import {sumCounts} from '../core/operation/campaign.ts';
import {COUNTERS} from '../core/operation/counters.ts';
import {boundedCount, countsAlone, endedRange, endedShare, failureShare, rangeOf} from '../core/operation/counts.ts';
import type {ListedOperation} from '../core/operation/operation.ts';
import type {Verdict} from '../core/operation/verdict.ts';
import {count, percent, plural} from '../core/text/format.ts';
import {jsonLine} from '../core/text/json-line.ts';
import {NOTHING_KNOWN, receiveOperation} from '../state/watch/operation.ts';
import {endedText} from '../state/watch/select/send/pace.ts';
import {verdictOf} from '../state/watch/select/send/verdict.ts';

const FAILURES = ['undelivered', 'failed'] as const;

/** The sums over some operations as one object of JSON: shares are of 0 to 1, null is unknown. `now` in epoch ms. */
export function campaignJson(operations: readonly ListedOperation[], now: number): string {
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
		...verdictFields(verdictsOf(operations, now)),
	})}\n`;
}

/** The same for people, in a few lines. */
export function campaignLines(operations: readonly ListedOperation[], now: number): string {
	if (operations.length === 0) return 'No operations.\n';
	const sums = sumCounts(operations.map(countsAlone));
	const share = endedShare(sums);
	const failed = failureShare(sums);
	const failures = rangeOf(sums, FAILURES);
	const known = failures.least === failures.most ? count(failures.least) : '–';
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
		`Failures: ${known}${ofEnded}`,
		counters.join(', '),
		verdictLine(verdictsOf(operations, now)),
		'',
	].join('\n');
}

/** How many have each status, in the order in which they come. */
function byStatus(operations: readonly ListedOperation[]): Readonly<Record<string, number>> {
	return tally(operations.map(({status}) => status.safe));
}

/** The verdict on each operation that has ended, in its order; undefined while it is under way. */
type Verdicts = readonly (Verdict | undefined)[];

/** As `sendwatch wait` judges them. There is one answer for each, so its reading of the counters is taken as confirmed. */
function verdictsOf(operations: readonly ListedOperation[], now: number): Verdicts {
	return operations.map((operation) => {
		const once = receiveOperation(NOTHING_KNOWN, operation, now);
		return verdictOf({watch: receiveOperation(once, operation, now)}, now);
	});
}

/** The worst of all; undefined while one of them is under way, and of none. */
function worstOf(verdicts: Verdicts): Verdict | undefined {
	const known = verdicts.flatMap((verdict) => verdict ?? []);
	const worst = worstExitCode(known.map(({exitCode}) => exitCode));
	return known.length < verdicts.length ? undefined : known.find(({exitCode}) => exitCode === worst);
}

function verdictFields(verdicts: Verdicts) {
	const worst = worstOf(verdicts);
	return {
		by_verdict: tally(verdicts.map((verdict) => verdict?.reason ?? 'under_way')),
		verdict: worst?.reason ?? null,
		exit_code: worst?.exitCode ?? null,
	};
}

/** The worst verdict of the campaign, and how many sends have each. */
function verdictLine(verdicts: Verdicts): string {
	const many = tally(verdicts.map((verdict) => verdict?.reason ?? 'under way'));
	const each = Object.entries(many).map(([reason, number]) => `${count(number)} ${reason}`);
	return `Verdict: ${worstOf(verdicts)?.reason ?? '–'} (${each.join(', ')})`;
}

function tally(words: readonly string[]): Readonly<Record<string, number>> {
	const many = new Map<string, number>();
	for (const word of words) many.set(word, (many.get(word) ?? 0) + 1);
	return Object.fromEntries(many);
}
