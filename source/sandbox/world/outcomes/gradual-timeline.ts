import {EMAIL_STATUSES, zeroCounts} from '../status.ts';
import {lastChangeIn, type OutcomeGroup, stateIn} from './groups.ts';
import type {Outcome, Outcomes} from './outcome.ts';
import {countGroups, dealer, type Timeline} from './timeline.ts';

const BATCHES = 40;

/** Emails that are created at the same time. */
type Batch = {readonly startMs: number; readonly groups: readonly OutcomeGroup[]};

/**
 * Makes the timeline of emails that are created batch by batch while the operation is processed, as the guide says ("What is an
 * Operation?"), from `fromMs` to `toMs`. The times of the outcomes count from the creation of an email.
 */
export function createGradualTimeline(
	seed: number,
	recipients: number,
	outcomes: Outcomes,
	{fromMs, toMs}: {readonly fromMs: number; readonly toMs: number},
): Timeline {
	const deal = dealer(seed, recipients, outcomes);
	const outcomeOf = (index: number): Outcome => deal(index).group.outcome;
	const batchSize = Math.max(1, Math.ceil(recipients / BATCHES));
	const count = Math.ceil(recipients / batchSize);
	const batches: readonly Batch[] = Array.from({length: count}, (_, number) => {
		const first = number * batchSize;
		const groups = group(outcomes, first, Math.min(first + batchSize, recipients), outcomeOf);
		return {startMs: Math.ceil(fromMs + ((toMs - fromMs) * (number + 1)) / count), groups};
	});
	const batchOf = (index: number) => batches[Math.floor(index / batchSize)] ?? {startMs: 0, groups: []};
	const created = (elapsedMs: number) => batches.filter(({startMs}) => startMs <= elapsedMs);
	return {
		recipients,
		createdCount: (elapsedMs) => Math.min(recipients, created(elapsedMs).length * batchSize),
		createdMs: (index) => batchOf(index).startMs,
		outcomeOf,
		stateOf(index, elapsedMs) {
			const {startMs, groups} = batchOf(index);
			const outcome = outcomeOf(index);
			const own = groups.find((one) => one.outcome === outcome) ?? {outcome, first: 0, size: 1};
			const rank = rankIn(index, index - (index % batchSize), outcomeOf);
			const {status, sinceMs} = stateIn(own, rank, elapsedMs - startMs);
			return {status, sinceMs: startMs + sinceMs};
		},
		counts(elapsedMs, scope) {
			const sum = zeroCounts();
			for (const {startMs, groups} of created(elapsedMs)) {
				const counts = countGroups(groups, elapsedMs - startMs, scope);
				for (const status of EMAIL_STATUSES) sum[status] += counts[status];
			}
			return sum;
		},
		lastChangeMs(elapsedMs) {
			const times = created(elapsedMs).flatMap(({startMs, groups}) =>
				groups.map((one) => startMs + lastChangeIn(one, elapsedMs - startMs)),
			);
			return Math.max(0, ...times);
		},
	};
}

/** Sorts the emails of a batch by outcome. */
function group(
	outcomes: Outcomes,
	first: number,
	end: number,
	outcomeOf: (index: number) => Outcome,
): readonly OutcomeGroup[] {
	const sizes = new Map<Outcome, number>(outcomes.map((outcome) => [outcome, 0]));
	for (let index = first; index < end; index += 1) {
		const outcome = outcomeOf(index);
		sizes.set(outcome, (sizes.get(outcome) ?? 0) + 1);
	}
	return [...sizes].map(([outcome, size]) => ({outcome, first: 0, size}));
}

/** How many emails of the batch with the same outcome come before this one. */
function rankIn(index: number, batchStart: number, outcomeOf: (index: number) => Outcome): number {
	const outcome = outcomeOf(index);
	let rank = 0;
	for (let before = batchStart; before < index; before += 1) if (outcomeOf(before) === outcome) rank += 1;
	return rank;
}
