import {compact} from '../../core/compact.ts';
import type {DomainFigures} from '../../core/emails/domain-figures.ts';
import type {Email} from '../../core/emails/email.ts';
import type {FailureGroup, Grouping} from '../../core/emails/failure-groups.ts';
import type {FailureStatus} from '../../core/emails/filter.ts';
import {type LeftOut, NOTHING_LEFT_OUT} from '../../core/network/gaps.ts';
import type {ListBreak} from '../../core/network/paging.ts';
import type {Problem} from '../../core/network/problem.ts';
import type {Counts} from '../../core/operation/counts.ts';
import type {CoursePoint} from '../../core/operation/course.ts';
import type {Pages} from '../watch/list/pages.ts';
import {NO_REASONS, type Reasons} from './reasons.ts';

/** How many failures the counters have; absent if unknown. */
export type CountedFailures = {readonly [Status in FailureStatus]?: number};

/** A read of all failures under way: the pages of each status, and those of the reasons. */
export type FailuresRead = {
	/** How many failures the counters had when it began. */
	readonly counted: CountedFailures;
	readonly pages: Readonly<Record<FailureStatus, Pages>>;
	readonly reasons: ReasonsRead;
	/** How many of its requests have counted towards the budget. */
	readonly requests: number;
};

/** A read of the reasons under way. */
export type ReasonsRead = {
	/** The page to request next, by its token; undefined if none is left. */
	readonly next: string | null | undefined;
	readonly asked: ReadonlySet<string | null>;
	/** It belongs to the first read of all, whose requests do not count towards the budget. */
	readonly isFirst?: true;
};

/** A request for the next page of a read. */
export type FailuresRequest =
	| {readonly of: 'emails'; readonly status: FailureStatus; readonly token: string | null}
	| {readonly of: 'reasons'; readonly token: string | null};

/** The failures as the last whole read of them found them; before that, as far as the first one has come. */
export type KnownFailures = {
	readonly emails: readonly Email[];
	readonly leftOut: LeftOut;
	/** Why their list ended without saying that it was complete. */
	readonly brokenBy?: ListBreak;
};

/** A group, and how many failures it had at the whole read before; absent while there was none. */
export type KnownGroup = FailureGroup & {readonly before?: number};

/** A read that has ended, at a time (epoch ms). */
export type LastRead = {
	readonly at: number;
	/** How many failures the counters had when it began, by status. */
	readonly counted: CountedFailures;
	/** How many of its requests have counted towards the budget. */
	readonly requests: number;
	/** How many reads in a row found fewer failures than the counters had, which had not moved in between. */
	readonly short: number;
};

/** The failures that the counters have. */
export function countedIn(counts: Counts | undefined): CountedFailures {
	return compact({FAILED: counts?.failed, UNDELIVERED: counts?.undelivered});
}

/** How many failures that is. */
export function sumOf({FAILED = 0, UNDELIVERED = 0}: CountedFailures): number {
	return FAILED + UNDELIVERED;
}

/** What becomes of the emails at each domain: known only once the whole list is. */
export type DomainsOfSend = {
	readonly figures?: ReadonlyMap<string, DomainFigures>;
	/** How many were delivered and had failed at each moment, by the times of the emails; absent if one of these is unknown. */
	readonly course?: readonly CoursePoint[];
	/** The whole list has to be read for them. */
	readonly isWanted: boolean;
	/** When the read began that they are from (epoch ms): what moved later may be missing. */
	readonly at?: number;
	/** The failures that are known were read with them, so that neither outdates the other. */
	readonly isOfFailures?: true;
	/** The last read of them failed. */
	readonly isGivenUp?: true;
	/** Why the server refused the list: it is not requested again until the user asks. */
	readonly refusal?: Problem;
};

/** The failures of the operation, whatever the list shows, and why they failed. Times are epoch ms. */
export type Failures = {
	readonly known: KnownFailures;
	/** The failures at the whole read before, for the trend. */
	readonly before?: readonly Email[];
	/** The read under way. */
	readonly read?: FailuresRead;
	/** Absent until a read has ended. */
	readonly last?: LastRead;
	/** The reasons that the last read still lacks. */
	readonly reasonsLeft?: ReasonsRead;
	/** The failures that were known when all reasons had last been read: those without a reason have none. */
	readonly explained?: readonly Email[];
	/** When a request for reasons was last answered. */
	readonly reasonsAt?: number;
	/** The user requests them although the counters do not say whether there are any. */
	readonly isAsked?: true;
	/**
	 * The user waits for what has not been read of them: the emails, or only their reasons. These requests are not limited by the budget.
	 * Or for the whole list, which a writer of files reads: then nothing else is requested of them.
	 */
	readonly awaited?: 'emails' | 'reasons' | 'list';
	/** When the requests of the last minute were answered. */
	readonly answeredAt: readonly number[];
	/** How many emails a request asks for. */
	readonly pageSize: number;
	/** Requests that failed in a row, why the last one did, and before when nothing is requested. */
	readonly failed: number;
	readonly problem?: Problem;
	readonly retryAt?: number;
	/** Why the server refuses the failures: nothing is requested until the user asks again. */
	readonly refusal?: Problem;
	readonly reasons: Reasons;
	readonly domains: DomainsOfSend;
	/** What the user has grouped them by. */
	readonly grouping?: Grouping;
	readonly groups: readonly KnownGroup[];
};

/** The most that the API gives in a page. */
const LARGEST_PAGE = 1000;

/** Nothing read yet. */
export const NO_FAILURES: Failures = {
	known: {emails: [], leftOut: NOTHING_LEFT_OUT},
	answeredAt: [],
	pageSize: LARGEST_PAGE,
	failed: 0,
	reasons: NO_REASONS,
	domains: {isWanted: false},
	groups: [],
};
