import {isProbing, mayRetry} from '../../core/network/delays.ts';
import type {Watch} from '../watch/operation.ts';
import type {State} from '../watch/state.ts';
import {awaitDomains} from './domains.ts';
import {type CountedFailures, countedIn, type Failures, type FailuresRequest, sumOf} from './failures.ts';
import {ALL_REASONS, beginRead, requestsLeft} from './read.ts';
import {areReasonsRead} from './why.ts';

/** What the user waits for: the failures and their reasons, and the figures of the domains: of those with failures, or of all. */
export type AwaitedFigures = 'none' | 'of failures' | 'all';

/** The user waits for a note, a report or an export that speaks of the failures: what has not been read of that is read at once. */
export function awaitFailures(failures: Failures, watch: Watch, figures: AwaitedFigures = 'none'): Failures {
	const {refusal, reasons} = failures;
	const counted = sumOf(countedIn(watch.counts));
	const lacksEmails = refusal === undefined && counted > failures.known.emails.length;
	const mayLackReasons = refusal === undefined && reasons.refusal === undefined && failures.last !== undefined;
	const lacksReasons = mayLackReasons && !areReasonsRead(failures);
	const speaksOfDomains =
		figures === 'all' || (figures === 'of failures' && Math.max(counted, failures.known.emails.length) > 0);
	const domains = speaksOfDomains ? awaitDomains({failures, watch}, lacksEmails) : failures.domains;
	if (!lacksEmails && !lacksReasons) return domains === failures.domains ? failures : {...failures, domains};
	const {problem: _, retryAt: __, ...rest} = failures;
	const isOver = failures.reasonsLeft?.next === undefined;
	return {
		...rest,
		domains,
		failed: 0,
		awaited: lacksEmails ? 'emails' : 'reasons',
		...(lacksReasons && isOver ? {reasonsLeft: ALL_REASONS} : {}),
	};
}

/** The user waits no longer. What is being read goes on as if nobody had asked. */
export function dropAwaited(failures: Failures): Failures {
	if (!isAwaiting(failures)) return failures;
	const {
		awaited: _,
		domains: {isAwaited: __, ...domains},
		...rest
	} = failures;
	return {...rest, domains};
}

/** Whether the user waits for the failures or the figures of their domains. */
export function isAwaiting({awaited, domains}: Pick<Failures, 'awaited' | 'domains'>): boolean {
	return awaited !== undefined || domains.isAwaited === true;
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
	if (awaited === undefined) return failures;
	const {problem, failed} = failures;
	const hasFailed = failures.refusal !== undefined || (problem !== undefined && !mayRetry(problem, failed));
	const areReasonsOver = failures.reasonsLeft?.next === undefined || failures.reasons.refusal !== undefined;
	return hasFailed || (awaited === 'reasons' && failures.read === undefined && areReasonsOver) ? rest : failures;
}
