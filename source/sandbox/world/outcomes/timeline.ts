import {shuffle} from '../random.ts';
import {type StatusCounts, zeroCounts} from '../status.ts';
import {addCounts, divide, type EmailState, lastChangeIn, type OutcomeGroup, stateIn} from './groups.ts';
import type {Outcome, Outcomes} from './outcome.ts';

/** Which emails to count: all of them, or those that the counters of the operation report. */
export type CountScope = 'all' | 'reported';

/**
 * What happens to the emails of an operation, and when: pure functions of the index and the time, so that nothing is stored by email.
 * Times are in ms after the operation was created.
 */
export type Timeline = {
	/** How many recipients the operation has; each gets an email in the end. */
	readonly recipients: number;
	/** How many emails exist; those with the lowest indexes are created first. */
	readonly createdCount: (elapsedMs: number) => number;
	readonly createdMs: (index: number) => number;
	readonly outcomeOf: (index: number) => Outcome;
	/** The status of an email that exists. */
	readonly stateOf: (index: number, elapsedMs: number) => EmailState;
	/** Counts the emails that exist. */
	readonly counts: (elapsedMs: number, scope: CountScope) => StatusCounts;
	/** When an email last changed its status. */
	readonly lastChangeMs: (elapsedMs: number) => number;
};

/** Makes the timeline of emails that are all created at once. Their outcomes are dealt in a seeded shuffle. */
export function createTimeline(seed: number, recipients: number, outcomes: Outcomes): Timeline {
	const groups = divide(recipients, outcomes);
	const deal = dealer(seed, recipients, outcomes);
	return {
		recipients,
		createdCount: () => recipients,
		createdMs: () => 0,
		outcomeOf: (index) => deal(index).group.outcome,
		stateOf(index, elapsedMs) {
			const {group, rank} = deal(index);
			return stateIn(group, rank, elapsedMs);
		},
		counts: (elapsedMs, scope) => countGroups(groups, elapsedMs, scope),
		lastChangeMs: (elapsedMs) => Math.max(...groups.map((group) => lastChangeIn(group, elapsedMs))),
	};
}

/** Deals outcomes to emails: returns the group of an email and its rank in it. */
export function dealer(seed: number, recipients: number, outcomes: Outcomes) {
	const groups = divide(recipients, outcomes);
	const positionOf = shuffle(seed, Math.max(recipients, 1));
	const whole = {outcome: outcomes[0], first: 0, size: recipients};
	return (index: number): {readonly group: OutcomeGroup; readonly rank: number} => {
		const position = positionOf(index);
		const group = groups.find(({first, size}) => position < first + size) ?? whole;
		return {group, rank: position - group.first};
	};
}

/** Counts the emails of some groups by status. */
export function countGroups(groups: readonly OutcomeGroup[], elapsedMs: number, scope: CountScope): StatusCounts {
	const counts = zeroCounts();
	for (const group of groups) {
		if (scope === 'all' || !group.outcome.isUncounted) addCounts(counts, group, elapsedMs);
	}
	return counts;
}
