import {FAILURES} from '../../../core/operation/counters.ts';
import {
	type Counts,
	endedShare,
	failureCount,
	failureShare,
	hasNoFailures,
	inFlight,
	knownSum,
	rangeOf,
	unaccountedOf,
} from '../../../core/operation/counts.ts';
import {hasStatus} from '../../../core/operation/operation.ts';
import {count, duration, percent, plural} from '../../../core/text/format.ts';
import {type SafeText, say} from '../../../core/text/text.ts';
import type {Watch} from '../operation.ts';
import {hasEnded} from './ending.ts';
import type {Overview} from './overview.ts';

/**
 * How the send ended, in words: `settled after 5 min: 990 emails delivered, 2 failed, 8 undelivered (1 %)`; undefined while it goes on. What
 * is left, in no counter or unknown is named with its number. `now` in epoch ms.
 */
export function endingText(watch: Watch, now: number): SafeText | undefined {
	const {operation, counts, isSettled} = watch;
	if (operation === undefined || counts === undefined || !hasEnded(watch, now)) return undefined;
	const how = hasStatus(operation, 'CANCELED') ? 'canceled' : isSettled ? 'settled' : 'ended';
	const share = failureCount(counts) > 0 ? failureShare(counts) : undefined;
	const canceled = counts.canceled ?? 0;
	const parts = [
		deliveredText(counts),
		...(canceled > 0 || how === 'canceled' ? [`${count(canceled)} canceled`] : []),
		`${failuresText(counts)}${share === undefined ? '' : ` (${percent(share)})`}`,
		...leftTexts(counts),
	];
	return say`${how}${tookText(watch)}: ${parts.join(', ')}`;
}

function tookText({operation, settledAt}: Watch): string {
	const isKnown = settledAt !== undefined && operation?.createdAt !== undefined;
	return isKnown ? ` after ${duration(settledAt - operation.createdAt)}` : '';
}

function deliveredText(counts: Counts): string {
	const {least, most} = rangeOf(counts, ['delivered', 'opened']);
	return `${least === most ? '' : 'at least '}${plural(least, 'email')} delivered`;
}

/** What is not accounted for at the end, or merely sent, each with its number. */
function leftTexts(counts: Counts): readonly string[] {
	const unaccounted = unaccountedOf(counts);
	const left = [
		[counts.sent ?? 0, 'still merely sent'],
		[knownSum(counts, ['scheduled', 'queued']), 'never sent'],
		[unaccounted ?? 0, 'in no counter'],
	] as const;
	return [
		...left.flatMap(([number, words]) => (number === 0 ? [] : [`${count(number)} ${words}`])),
		...(unaccounted === undefined ? ['some emails unaccounted for'] : []),
	];
}

/** The failures in words, as far as they are known: `none failed`, `2 failed, 8 undelivered`, `at least 3 failures`. */
export function failuresText(counts: Counts): string {
	const {failed, undelivered} = counts;
	if (hasNoFailures(counts)) return 'none failed';
	const {least, most} = rangeOf(counts, FAILURES);
	if (least !== most) return least === 0 ? 'failures unknown' : `at least ${plural(least, 'failure')}`;
	return [
		...((failed ?? 0) === 0 ? [] : [`${count(failed ?? 0)} failed`]),
		...((undelivered ?? 0) === 0 ? [] : [`${count(undelivered ?? 0)} undelivered`]),
	].join(', ');
}

/** One sentence on how the operation stood when the watch ended. `now` in epoch ms. */
export function summarySentence({watch}: Pick<Overview, 'watch'>, now: number): SafeText {
	const {operation, counts, updatedAt} = watch;
	if (operation === undefined || counts === undefined) return say`There was no answer about this operation.`;
	const ending = endingText(watch, now);
	if (ending !== undefined) return say`${ending.charAt(0).toUpperCase()}${ending.slice(1)}.`;
	const share = endedShare(counts);
	const reached = share === undefined ? '' : ` at ${percent(share)}`;
	const age = updatedAt === undefined || now - updatedAt < 10_000 ? '' : ` (as of ${duration(now - updatedAt)} ago)`;
	const unaccounted = unaccountedOf(counts) ?? 0;
	const lost = unaccounted === 0 ? '' : `, ${count(unaccounted)} in no counter`;
	return say`${operation.status}${reached}, ${plural(inFlight(counts), 'email')} still under way${lost}; ${failuresText(counts)}${age}.`;
}
