import {FAILURES} from '../../../../core/operation/counters.ts';
import {
	type Counts,
	endedShare,
	failureCount,
	failureShare,
	hasNoFailures,
	isOverfull,
	knownSum,
	type Range,
	rangeOf,
	unaccountedOf,
	underWayRange,
} from '../../../../core/operation/counts.ts';
import {hasStatus} from '../../../../core/operation/operation.ts';
import {count, duration, percentBeside, plural} from '../../../../core/text/format.ts';
import {type SafeText, say} from '../../../../core/text/text.ts';
import type {Watch} from '../../operation.ts';
import {hasEnded} from './ending.ts';
import type {Overview} from './overview.ts';

/**
 * How the send ended, in words: `settled after 5 min: 990 emails delivered, 2 failed, 8 undelivered (1 %)`; undefined while it goes on. What
 * is left, in no counter or unknown is named with its number. `now` in epoch ms; `thresholds` are the percentages that are printed beside
 * it.
 */
export function endingText(watch: Watch, now: number, thresholds: readonly number[] = []): SafeText | undefined {
	const {counts} = watch;
	const how = howEnded(watch, now);
	if (how === undefined || counts === undefined) return undefined;
	const share = failureCount(counts) > 0 ? failureShare(counts) : undefined;
	const parts = [
		deliveredText(counts),
		...canceledTexts(counts, how),
		`${failuresText(counts)}${share === undefined ? '' : ` (${percentBeside(share, thresholds)})`}`,
		...leftTexts(counts),
	];
	return say`${how}${tookText(watch)}: ${parts.join(', ')}`;
}

/** How the send ended, clause by clause, each the longest form first; undefined while it goes on. `now` in epoch ms. */
export function endingForms(watch: Watch, now: number): EndingForms | undefined {
	const {counts} = watch;
	const how = howEnded(watch, now);
	if (how === undefined || counts === undefined) return undefined;
	const failures = failureCount(counts);
	const share = failures > 0 ? failureShare(counts) : undefined;
	const words = failuresText(counts);
	return {
		how: [say`${how}${tookText(watch)}`, say`${how}`],
		failures: [
			...(share === undefined ? [] : [say`${words} (${percentBeside(share, [])})`]),
			say`${words}`,
			...(words.includes(', ') ? [say`${plural(failures, 'failure')}`] : []),
		],
		areFailuresNews: !hasNoFailures(counts),
		delivered: [say`${deliveredText(counts)}`],
		canceled: canceledTexts(counts, how).map((text) => [say`${text}`]),
		left: leftTexts(counts).map((text) => [say`${text}`]),
	};
}

/** Whether {@link endingForms} has anything to say, which is asked far more often than what. */
export function hasEndingForms(watch: Watch, now: number): boolean {
	return watch.counts !== undefined && howEnded(watch, now) !== undefined;
}

/** The clauses on the end of a send, each the longest form first. */
export type EndingForms = {
	/** `settled after 5 min` */
	readonly how: readonly SafeText[];
	readonly failures: readonly SafeText[];
	/** Some failed, or nobody knows. */
	readonly areFailuresNews: boolean;
	readonly delivered: readonly SafeText[];
	readonly canceled: readonly (readonly SafeText[])[];
	/** What is left, in no counter or unknown. */
	readonly left: readonly (readonly SafeText[])[];
};

/** The word for the end of the send; undefined while it goes on. */
function howEnded(watch: Watch, now: number): 'canceled' | 'settled' | 'ended' | undefined {
	const {operation, counts, isSettled} = watch;
	if (operation === undefined || counts === undefined || !hasEnded(watch, now)) return undefined;
	if (hasStatus(operation, 'CANCELED')) return 'canceled';
	return isSettled ? 'settled' : 'ended';
}

/** How long the send took or has been running. */
function tookText({operation, settledAt}: Watch): string {
	const isKnown = settledAt !== undefined && operation?.createdAt !== undefined;
	return isKnown ? ` after ${duration(settledAt - operation.createdAt)}` : '';
}

/** How many emails were delivered. */
function deliveredText(counts: Counts): string {
	return numberOf(rangeOf(counts, ['delivered', 'opened']), 'email', 'delivered') ?? 'deliveries unknown';
}

/** How many emails were canceled, where that is worth a word. */
function canceledTexts(counts: Counts, how: string): readonly string[] {
	const {least, most} = rangeOf(counts, ['canceled']);
	if (least === 0 && how !== 'canceled') return [];
	return [least === most ? `${count(least)} canceled` : 'canceled unknown'];
}

/** `3 emails delivered`, `at least 3 emails delivered`; undefined if nothing is known. */
function numberOf({least, most}: Range, noun: string, words: string): string | undefined {
	if (least === most) return `${plural(least, noun)} ${words}`;
	return least === 0 ? undefined : `at least ${plural(least, noun)} ${words}`;
}

/** What is left at the end: emails only sent, and those not accounted for, each with their number. */
function leftTexts(counts: Counts): readonly string[] {
	const left = [
		[counts.sent ?? 0, 'still only sent'],
		[knownSum(counts, ['scheduled', 'queued']), 'never sent'],
	] as const;
	const lost = unaccountedText(counts);
	return [
		...left.flatMap(([number, words]) => (number === 0 ? [] : [`${count(number)} ${words}`])),
		...(lost === undefined ? [] : [lost]),
	];
}

/** How the counters miss the number of emails: `7 in no counter`, `7 unaccounted for` where some counters are unknown. */
function unaccountedText(counts: Counts): string | undefined {
	const {denominator} = counts;
	if (denominator === undefined) return 'the number of emails unknown';
	if (isOverfull(counts)) return `more counted than the ${count(denominator)} of the send`;
	const unaccounted = unaccountedOf(counts);
	if (unaccounted !== undefined) return unaccounted === 0 ? undefined : `${count(unaccounted)} in no counter`;
	const unseen = denominator - knownSum(counts);
	return `${count(unseen)} unaccounted for`;
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

/**
 * One sentence on the state of the operation when the watch ended, or why it is unknown. `now` in epoch ms; `thresholds` are the percentages
 * that are printed beside it.
 */
export function summarySentence(
	{watch, network}: Pick<Overview, 'watch' | 'network'>,
	now: number,
	thresholds: readonly number[] = [],
): SafeText {
	const {operation, counts, updatedAt} = watch;
	const problem = watch.problem ?? network.retry?.problem ?? network.held?.problem;
	if (operation === undefined || counts === undefined)
		return problem?.sentence ?? say`No answer was received about this operation.`;
	const ending = endingText(watch, now, thresholds);
	if (ending !== undefined) return say`${ending.charAt(0).toUpperCase()}${ending.slice(1)}.`;
	const lost = unaccountedText(counts);
	const share = endedShare(counts);
	const reached = share === undefined ? '' : ` at ${percentBeside(share, thresholds)}`;
	const age = updatedAt === undefined || now - updatedAt < 10_000 ? '' : ` (as of ${duration(now - updatedAt)} ago)`;
	const moving = underWayRange(counts);
	const left = moving.most === 0 ? undefined : numberOf(moving, 'email', 'in flight');
	const parts = [left, lost].flatMap((part) => (part === undefined ? [] : [`, ${part}`])).join('');
	return say`${operation.status}${reached}${parts}; ${failuresText(counts)}${age}.`;
}
