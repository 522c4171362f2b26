import {kept} from '../../core/kept.ts';
import {hasNoFailures} from '../../core/operation/counts.ts';
import type {Watch} from '../watch/operation.ts';
import {wantDomains} from './domains.ts';
import {countedIn, type Failures, sumOf} from './failures.ts';
import {clearReasonsRefusal} from './reasons.ts';

/** The user asked to try again whatever has failed or was refused; a list that broke off is read from its beginning. */
export function askFailuresAgain({refusal: _, retryAt: __, problem: ___, ...failures}: Failures): Failures {
	const {refusal: ____, isGivenUp: ______, ...domains} = failures.domains;
	const {last: _____, ...unread} = failures;
	const isBroken = failures.known.brokenBy !== undefined;
	return {
		...(isBroken ? unread : failures),
		failed: 0,
		reasons: kept(failures.reasons, clearReasonsRefusal(failures.reasons)),
		domains: kept(failures.domains, domains),
	};
}

/**
 * The user looks at the failures. They are read even if the counters do not say whether there are any, and so is the whole list, for their
 * shares.
 */
export function askForFailures(failures: Failures, {counts, movedAt}: Watch): Failures {
	const isUnknown = sumOf(countedIn(counts)) === 0 && (counts === undefined || !hasNoFailures(counts));
	return {
		...failures,
		domains: wantDomains(failures.domains, movedAt),
		...(isUnknown ? {isAsked: true as const} : {}),
	};
}
