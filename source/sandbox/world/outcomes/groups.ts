import type {EmailStatus, StatusCounts} from '../status.ts';
import {timeAt} from './curve.ts';
import type {Outcome, Outcomes, Transition} from './outcome.ts';

/** The emails of an operation that share an outcome. They are ranked in the order in which they change. */
export type OutcomeGroup = {readonly outcome: Outcome; readonly first: number; readonly size: number};

/** The status of one email, and since when, in ms after the operation was created. */
export type EmailState = {readonly status: EmailStatus; readonly sinceMs: number};

/** Divides emails among outcomes: first those with a count, the rest by share. */
export function divide(total: number, outcomes: Outcomes): readonly OutcomeGroup[] {
	let left = total;
	const counts = outcomes.map(({count = 0}) => {
		const taken = Math.min(count, left);
		left -= taken;
		return taken;
	});
	const sizes = apportion(
		left,
		outcomes.map(({share}) => share),
	);
	let first = 0;
	return outcomes.map((outcome, index) => {
		const group = {outcome, first, size: (counts[index] ?? 0) + (sizes[index] ?? 0)};
		first += group.size;
		return group;
	});
}

/** Divides a number by largest remainders: the shares of 10,000 are exact, and of two emails both get the commonest outcome. */
function apportion(total: number, shares: readonly number[]): readonly number[] {
	const all = shares.reduce((sum, share) => sum + share, 0) || 1;
	const exact = shares.map((share) => (total * share) / all);
	const sizes = exact.map(Math.floor);
	const left = total - sizes.reduce((sum, size) => sum + size, 0);
	const byRemainder = [...exact.keys()].sort((a, b) => rest(exact[b]) - rest(exact[a]) || a - b);
	for (const index of byRemainder.slice(0, left)) sizes[index] = (sizes[index] ?? 0) + 1;
	return sizes;
}

/** Returns the state of the email with a rank in a group. */
export function stateIn(group: OutcomeGroup, rank: number, elapsedMs: number): EmailState {
	let state: EmailState = {status: group.outcome.initial, sinceMs: 0};
	for (const transition of group.outcome.transitions) {
		const atMs = transitionMs(group, transition, rank);
		if (atMs > elapsedMs) break;
		state = {status: transition.status, sinceMs: atMs};
	}
	return state;
}

/** Adds the emails of a group to the counts by their status. */
export function addCounts(counts: StatusCounts, group: OutcomeGroup, elapsedMs: number): void {
	let status = group.outcome.initial;
	let here = group.size;
	for (const transition of group.outcome.transitions) {
		const gone = changedCount(group, transition, elapsedMs);
		counts[status] += here - gone;
		status = transition.status;
		here = gone;
	}
	counts[status] += here;
}

/** Returns when an email of a group last changed, in ms after the operation was created; 0 when none has. */
export function lastChangeIn(group: OutcomeGroup, elapsedMs: number): number {
	let latest = 0;
	for (const transition of group.outcome.transitions) {
		const gone = changedCount(group, transition, elapsedMs);
		if (gone > 0) latest = Math.max(latest, transitionMs(group, transition, gone - 1));
	}
	return latest;
}

/** The email of a rank changes when that share of its group has changed. */
function transitionMs(group: OutcomeGroup, transition: Transition, rank: number): number {
	return timeAt(transition.at, (rank + 1) / group.size);
}

/** How many of a group have changed. A curve never decreases, so a binary search finds it. */
function changedCount(group: OutcomeGroup, transition: Transition, elapsedMs: number): number {
	let low = 0;
	let high = group.size;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if (transitionMs(group, transition, middle) <= elapsedMs) low = middle + 1;
		else high = middle;
	}
	return low;
}

function rest(value = 0): number {
	return value % 1;
}
