import type {Outcome, Outcomes} from './outcome.ts';
import {addCounts, divide, type EmailState, lastChangeIn, type OutcomeGroup, stateIn} from './outcome-groups.ts';
import {shuffle} from './random.ts';
import {type StatusCounts, zeroCounts} from './status.ts';

/**
 * What happens to the emails of an operation, and when: pure functions of the index and the time, so that nothing is stored by email.
 * Times are in ms after the operation was created.
 */
export type Timeline = {
	/** How many emails the operation has. */
	readonly total: number;
	outcomeOf(index: number): Outcome;
	stateOf(index: number, elapsedMs: number): EmailState;
	counts(elapsedMs: number): StatusCounts;
	/** When an email last changed its status. */
	lastChangeMs(elapsedMs: number): number;
};

/** Deals the outcomes to the emails of an operation in a seeded shuffle. */
export function createTimeline(seed: number, total: number, outcomes: Outcomes): Timeline {
	const groups = divide(total, outcomes);
	const positionOf = shuffle(seed, Math.max(total, 1));
	const groupAt = (position: number): OutcomeGroup =>
		groups.find(({first, size}) => position < first + size) ?? {outcome: outcomes[0], first: 0, size: total};
	return {
		total,
		outcomeOf: (index) => groupAt(positionOf(index)).outcome,
		stateOf(index, elapsedMs) {
			const position = positionOf(index);
			const group = groupAt(position);
			return stateIn(group, position - group.first, elapsedMs);
		},
		counts(elapsedMs) {
			const counts = zeroCounts();
			for (const group of groups) addCounts(counts, group, elapsedMs);
			return counts;
		},
		lastChangeMs: (elapsedMs) => Math.max(...groups.map((group) => lastChangeIn(group, elapsedMs))),
	};
}
