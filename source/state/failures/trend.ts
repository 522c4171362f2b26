import type {Watch} from '../watch/operation.ts';
import {countedIn, type Failures, sumOf} from './failures.ts';
import {regroup} from './groups.ts';

/** For how long a trend is news although nothing more has failed. */
const NEWS_MS = 60_000;

/**
 * The failures without their trend once that is no news: no read is to come, because all failures are known or the server refuses them, and
 * the send has settled or the last read was a minute ago. A trend is from one read to the next, so while reads go on the next one ends it.
 */
export function withoutOldTrend(failures: Failures, watch: Watch): Failures {
	const {before, last, known, refusal} = failures;
	if (before === undefined || last === undefined) return failures;
	const isLast = refusal !== undefined || known.emails.length >= sumOf(countedIn(watch.counts));
	const isOld = watch.isSettled || (watch.updatedAt ?? 0) - last.at >= NEWS_MS;
	if (!isLast || !isOld) return failures;
	const {before: _, ...rest} = failures;
	return regroup(rest);
}
