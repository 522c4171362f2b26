import {type Curve, timeAt} from './curve.ts';
import {shuffle} from './random.ts';
import {type EmailStatus, emptyTally, type Tally} from './status.ts';

/** One step of a life: the status it leads to, and when the emails of the group make it. */
export type Step = {readonly status: EmailStatus; readonly at: Curve};

/** One way an email can fare, and the share (any unit) of the emails that fare so. */
export type Fate = {
	readonly share: number;
	readonly begin: EmailStatus;
	readonly steps: readonly Step[];
	/** The recipients' domains that fare so; undefined for any. */
	readonly domains?: readonly string[];
};

/** Where one email stands, and since when, in ms after the start. */
export type Standing = {readonly status: EmailStatus; readonly sinceMs: number};

/** The lives of all emails of an operation: pure functions of the index and the time, nothing is stored by email. */
export type Life = {
	readonly total: number;
	/** Which of the fates an email has. */
	fateOf(index: number): Fate;
	standing(index: number, elapsedMs: number): Standing;
	tally(elapsedMs: number): Tally;
	/** When the latest step up to a moment was made, in ms after the start. */
	lastChangeMs(elapsedMs: number): number;
};

type Group = {readonly fate: Fate; readonly first: number; readonly size: number};

/** Deals the fates out to the emails of an operation by a seeded shuffle. */
export function createLife(seed: number, total: number, fates: readonly [Fate, ...Fate[]]): Life {
	const groups = share(total, fates);
	const placeOf = shuffle(seed, Math.max(total, 1));
	const groupAt = (place: number): Group => groups.find((one) => place < one.first + one.size) ?? groups[0];
	return {
		total,
		fateOf: (index) => groupAt(placeOf(index)).fate,
		standing(index, elapsedMs) {
			const place = placeOf(index);
			const group = groupAt(place);
			return standingIn(group, place - group.first, elapsedMs);
		},
		tally: (elapsedMs) => tallyOf(groups, elapsedMs),
		lastChangeMs: (elapsedMs) => lastChange(groups, elapsedMs),
	};
}

/** The rank-th of its group makes a step when that share of the group has made it. */
function stepMs(group: Group, step: Step, rank: number): number {
	return timeAt(step.at, (rank + 1) / group.size);
}

function standingIn(group: Group, rank: number, elapsedMs: number): Standing {
	let standing: Standing = {status: group.fate.begin, sinceMs: 0};
	for (const step of group.fate.steps) {
		const atMs = stepMs(group, step, rank);
		if (atMs > elapsedMs) break;
		standing = {status: step.status, sinceMs: atMs};
	}
	return standing;
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
		let status = group.fate.begin;
		let here = group.size;
		for (const step of group.fate.steps) {
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
		for (const step of group.fate.steps) {
			const gone = madeIt(group, step, elapsedMs);
			if (gone > 0) latest = Math.max(latest, stepMs(group, step, gone - 1));
		}
	}
	return latest;
}

/** Largest remainders: the shares of 10,000 come out exact, and two emails get the commonest fate. */
function share(total: number, fates: readonly [Fate, ...Fate[]]): [Group, ...Group[]] {
	const all = fates.reduce((sum, fate) => sum + fate.share, 0) || 1;
	const sizes = fates.map((fate) => Math.floor((total * fate.share) / all));
	const left = total - sizes.reduce((sum, size) => sum + size, 0);
	const byRemainder = fates
		.map((fate, index) => ({index, rest: ((total * fate.share) / all) % 1}))
		.sort((a, b) => b.rest - a.rest || a.index - b.index);
	for (const {index} of byRemainder.slice(0, left)) sizes[index] = (sizes[index] ?? 0) + 1;
	let first = 0;
	const groups = fates.map((fate, index) => {
		const group = {fate, first, size: sizes[index] ?? 0};
		first += group.size;
		return group;
	});
	return groups as [Group, ...Group[]];
}
