import type {Counter} from './counters.ts';
import {type Counts, isOverfull, type Range, rangeOf} from './counts.ts';
import type {Relation, Threshold} from './threshold.ts';

/** Whether a condition holds over the whole range of what is unknown. */
export type Certainty = 'yes' | 'no' | 'unknown';

/**
 * Whether the emails stand as the threshold says. An opened email has been delivered, so `delivered` counts it too. A percentage is one of
 * the denominator; it is unknown while that is unknown or provisional, or while the counters exceed it.
 */
export function judge({counters, relation, amount, isShare}: Threshold, counts: Counts): Certainty {
	const names = new Set<Counter>(counters);
	if (names.has('delivered')) names.add('opened');
	const range = rangeOf(counts, [...names]);
	if (!isShare) return judgeRange(relation, range, amount);
	const {denominator, isProvisional} = counts;
	if (denominator === undefined || isProvisional || isOverfull(counts)) return 'unknown';
	return judgeRange(relation, range, (denominator * amount) / 100);
}

function judgeRange(relation: Relation, {least, most}: Range, amount: number): Certainty {
	if (relation !== '=') return agreed(compare(relation, least, amount), compare(relation, most, amount));
	if (compare('<', most, amount) || compare('>', least, amount)) return 'no';
	return compare('=', least, amount) && compare('=', most, amount) ? 'yes' : 'unknown';
}

function agreed(atLeast: boolean, atMost: boolean): Certainty {
	if (atLeast !== atMost) return 'unknown';
	return atLeast ? 'yes' : 'no';
}

/** Shares are products of decimals such as 0.1: values this close are equal. */
function compare(relation: Relation, left: number, right: number): boolean {
	const difference = Math.abs(left - right) < 1e-6 ? 0 : left - right;
	switch (relation) {
		case '>=':
			return difference >= 0;
		case '<=':
			return difference <= 0;
		case '>':
			return difference > 0;
		case '<':
			return difference < 0;
		case '=':
			return difference === 0;
	}
}
