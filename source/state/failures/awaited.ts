import {isProbing} from '../../core/network/delays.ts';
import type {Watch} from '../watch/operation.ts';
import type {State} from '../watch/state.ts';
import {type CountedFailures, countedIn, type Failures, type FailuresRequest, sumOf} from './failures.ts';
import {ALL_REASONS, beginRead, requestsLeft} from './read.ts';
import {areReasonsRead} from './why.ts';

/** The user waits for a note, a report or an export that speaks of the failures: what is still unread is read at once. */
export function awaitFailures(failures: Failures, {counts}: Watch): Failures {
	const {refusal, reasons} = failures;
	if (refusal !== undefined) return failures;
	const lacksEmails = sumOf(countedIn(counts)) > failures.known.emails.length;
	const lacksReasons = failures.last !== undefined && reasons.refusal === undefined && !areReasonsRead(failures);
	if (!lacksEmails && !lacksReasons) return failures;
	const {problem: _, retryAt: __, ...rest} = failures;
	const isOver = failures.reasonsLeft?.next === undefined;
	return {
		...rest,
		awaited: lacksEmails ? 'emails' : 'reasons',
		...(lacksReasons && isOver ? {reasonsLeft: ALL_REASONS} : {}),
	};
}

/** Whether the user still waits for the failures, and nothing keeps them from being read. */
export function areFailuresAwaited({failures, haltedBy, fatal, watch, replay}: State): boolean {
	const isAsking = haltedBy === undefined && fatal === undefined && !isProbing(watch.failures);
	return failures.awaited !== undefined && isAsking && replay === undefined;
}

/** The requests for what the user waits for: a read is begun with its emails, and its reasons follow. */
export function awaitedRequests(failures: Failures, counted: CountedFailures): readonly FailuresRequest[] {
	const {awaited, read, reasonsLeft} = failures;
	if (read !== undefined) return requestsLeft(read);
	if (awaited === 'emails') return requestsLeft(beginRead(failures, counted)).filter(({of}) => of === 'emails');
	return reasonsLeft?.next === undefined ? [] : [{of: 'reasons', token: reasonsLeft.next}];
}

/** The user waits no longer once all has come, or could not be read. */
export function afterAwaited(failures: Failures): Failures {
	const {awaited, ...rest} = failures;
	if (awaited === undefined) return failures;
	const hasFailed = failures.problem !== undefined || failures.refusal !== undefined;
	const areReasonsOver = failures.reasonsLeft?.next === undefined || failures.reasons.refusal !== undefined;
	return hasFailed || (awaited === 'reasons' && failures.read === undefined && areReasonsOver) ? rest : failures;
}
