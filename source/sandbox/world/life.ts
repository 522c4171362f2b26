import {type Curve, timeAt} from './curve.ts';
import {shuffle} from './random.ts';
import {type EmailStatus, emptyTally, type Tally} from './status.ts';

/** One step of a life: the status it leads to, and when the emails of the group make it. */
export type Step = {readonly status: EmailStatus; readonly at: Curve};

/** One way an email can fare, and the share (any unit) of the emails that fare so. */
export type Outcome = {
	readonly share: number;
	readonly begin: EmailStatus;
	readonly steps: readonly Step[];
	/** The recipients' domains that fare so; undefined for any. */
	readonly domains?: readonly string[];
};

/** Where one email stands, and since when, in ms after the start. */
export type Counts = {readonly status: EmailStatus; readonly sinceMs: number};

/** The lives of all emails of an operation: pure functions of the index and the time, nothing is stored by email. */
export type Life = {
	readonly total: number;
	/** Which of the outcomes an email has. */
	outcomeOf(index: number): Outcome;
	counts(index: number, elapsedMs: number): Counts;
	tally(elapsedMs: number): Tally;
	/** When the latest step up to a moment was made, in ms after the start. */
	lastChangeMs(elapsedMs: number): number;
};

type Group = {readonly outcome: Outcome; readonly first: number; readonly size: number};

/** Deals the outcomes out to the emails of an operation by a seeded shuffle. */
export function createLife(seed: number, total: number, outcomes: readonly [Outcome, ...Outcome[]]): Life {
	const groups = share(total, outcomes);
	const placeOf = shuffle(seed, Math.max(total, 1));
	const groupAt = (place: number): Group => groups.find((one) => place < one.first + one.size) ?? groups[0];
	return {
		total,
		outcomeOf: (index) => groupAt(placeOf(index)).outcome,
		counts(index, elapsedMs) {
			const place = placeOf(index);
			const group = groupAt(place);
			return countsIn(group, place - group.first, elapsedMs);
		},
		tally: (elapsedMs) => tallyOf(groups, elapsedMs),
		lastChangeMs: (elapsedMs) => lastChange(groups, elapsedMs),
	};
}

/** The rank-th of its group makes a step when that share of the group has made it. */
function stepMs(group: Group, step: Step, rank: number): number {
	return timeAt(step.at, (rank + 1) / group.size);
}

function countsIn(group: Group, rank: number, elapsedMs: number): Counts {
	let counts: Counts = {status: group.outcome.begin, sinceMs: 0};
	for (const step of group.outcome.steps) {
		const atMs = stepMs(group, step, rank);
		if (atMs > elapsedMs) break;
		counts = {status: step.status, sinceMs: atMs};
	}
	return counts;
}

/** How many of a group have made a step: a curve never decreases, so halving finds it without looking at each email. */
function madeIt(group: Group, step: Step, elapsedMs: number): number {
	let low = 0;
	let high = group.size;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if (stepMs(group, step, middle) <= elapsedMs) low = middle + 1;
		else high = middle;
	}
	return low;
}

function tallyOf(groups: readonly Group[], elapsedMs: number): Tally {
	const tally = emptyTally();
	for (const group of groups) {
		let status = group.outcome.begin;
		let here = group.size;
		for (const step of group.outcome.steps) {
			const gone = madeIt(group, step, elapsedMs);
			tally[status] += here - gone;
			status = step.status;
			here = gone;
		}
		tally[status] += here;
	}
	return tally;
}

function lastChange(groups: readonly Group[], elapsedMs: number): number {
	let latest = 0;
	for (const group of groups) {
		for (const step of group.outcome.steps) {
			const gone = madeIt(group, step, elapsedMs);
			if (gone > 0) latest = Math.max(latest, stepMs(group, step, gone - 1));
		}
	}
	return latest;
}

/** Largest remainders: the shares of 10,000 come out exact, and two emails get the commonest outcome. */
function share(total: number, outcomes: readonly [Outcome, ...Outcome[]]): [Group, ...Group[]] {
	const all = outcomes.reduce((sum, outcome) => sum + outcome.share, 0) || 1;
	const sizes = outcomes.map((outcome) => Math.floor((total * outcome.share) / all));
	const left = total - sizes.reduce((sum, size) => sum + size, 0);
	const byRemainder = outcomes
		.map((outcome, index) => ({index, rest: ((total * outcome.share) / all) % 1}))
		.sort((a, b) => b.rest - a.rest || a.index - b.index);
	for (const {index} of byRemainder.slice(0, left)) sizes[index] = (sizes[index] ?? 0) + 1;
	let first = 0;
	const groups = outcomes.map((outcome, index) => {
		const group = {outcome, first, size: sizes[index] ?? 0};
		first += group.size;
		return group;
	});
	return groups as [Group, ...Group[]];
}
