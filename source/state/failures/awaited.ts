import {isProbing, mayRetry} from '../../core/network/delays.ts';
import {hasNoFailures} from '../../core/operation/counts.ts';
import type {Watch} from '../watch/operation.ts';
import type {State} from '../watch/state.ts';
import {courseOf, lacksCourse} from './course.ts';
import {type CountedFailures, countedIn, type Failures, type FailuresRequest, sumOf} from './failures.ts';
import {ALL_REASONS, beginRead, requestsLeft} from './read.ts';
import {areReasonsRead} from './why.ts';

/**
 * What the user waits for: the failures and their reasons, for an export of them; or the whole list for the figures of domains, of those
 * with failures or of all. The file's writer reads that list again, and all figures come from that read.
 */
export type AwaitedFigures = 'none' | 'of failures' | 'all';

/** The user waits for a note, a report or an export that speaks of the failures: what has not been read of that is read at once. */
export function awaitFailures(failures: Failures, watch: Watch, figures: AwaitedFigures = 'none'): Failures {
	if (figures !== 'none') return needsList(failures, watch, figures) ? {...failures, awaited: 'list'} : failures;
	const {refusal, reasons} = failures;
	const lacksEmails = refusal === undefined && sumOf(countedIn(watch.counts)) > failures.known.emails.length;
	const mayLackReasons = refusal === undefined && reasons.refusal === undefined && failures.last !== undefined;
	const lacksReasons = mayLackReasons && !areReasonsRead(failures);
	if (!lacksEmails && !lacksReasons) return failures;
	const {problem: _, retryAt: __, ...rest} = failures;
	const isOver = failures.reasonsLeft?.next === undefined;
	return {
		...rest,
		failed: 0,
		awaited: lacksEmails ? 'emails' : 'reasons',
		...(lacksReasons && isOver ? {reasonsLeft: ALL_REASONS} : {}),
	};
}

/**
 * Whether the whole list is to be read for a file: for the course of a send that this watch has not seen; and else unless nothing failed that
 * it would speak of, or all of it is known and will not change.
 */
function needsList(failures: Failures, watch: Watch, figures: AwaitedFigures): boolean {
	if (watch.counts === undefined) return false;
	const found = failures.known.emails.length;
	const isUnseen = lacksCourse({watch}) && courseOf({watch, failures})?.from !== 'emails';
	const isOfNone = figures === 'of failures' && found === 0 && hasNoFailures(watch.counts);
	return isUnseen || (!isOfNone && !(watch.isSettled && isWhole(failures, watch)));
}

/** Whether the counters, the failures with their reasons, and the figures of domains are all known, and agree. */
function isWhole(failures: Failures, watch: Watch): boolean {
	const {known, reasons, domains} = failures;
	const found = known.emails.length;
	const ofDomains = [...(domains.figures?.values() ?? [])].reduce((sum, one) => sum + one.failures, 0);
	const areReasonsKnown = areReasonsRead(failures) || reasons.refusal !== undefined;
	return (
		found === sumOf(countedIn(watch.counts)) &&
		areReasonsKnown &&
		domains.figures !== undefined &&
		ofDomains === found &&
		(domains.at ?? 0) >= (watch.movedAt ?? 0)
	);
}

/** The user waits no longer. What is being read goes on as if nobody had asked. */
export function dropAwaited(failures: Failures): Failures {
	if (!isAwaiting(failures)) return failures;
	const {awaited: _, ...rest} = failures;
	return rest;
}

/** Whether the user waits for the failures or the whole list. */
export function isAwaiting({awaited}: Pick<Failures, 'awaited'>): boolean {
	return awaited !== undefined;
}

/** Whether the user still waits for them, and nothing keeps them from being read. */
export function areFailuresAwaited({failures, haltedBy, fatal, watch, replay}: State): boolean {
	const isAsking = haltedBy === undefined && fatal === undefined && !isProbing(watch.failures);
	return isAwaiting(failures) && isAsking && replay === undefined;
}

/** The requests for what the user waits for: a read is begun with its emails, and its reasons follow. */
export function awaitedRequests(failures: Failures, counted: CountedFailures): readonly FailuresRequest[] {
	const {awaited, read, reasonsLeft} = failures;
	if (read !== undefined) return requestsLeft(read);
	if (awaited === 'emails') return requestsLeft(beginRead(failures, counted)).filter(({of}) => of === 'emails');
	return reasonsLeft?.next === undefined ? [] : [{of: 'reasons', token: reasonsLeft.next}];
}

/** The user waits no longer once all has come, or could not be read in three attempts. */
export function afterAwaited(failures: Failures): Failures {
	const {awaited, ...rest} = failures;
	if (awaited === undefined || awaited === 'list') return failures;
	const {problem, failed} = failures;
	const hasFailed = failures.refusal !== undefined || (problem !== undefined && !mayRetry(problem, failed));
	const areReasonsOver = failures.reasonsLeft?.next === undefined || failures.reasons.refusal !== undefined;
	return hasFailed || (awaited === 'reasons' && failures.read === undefined && areReasonsOver) ? rest : failures;
}
