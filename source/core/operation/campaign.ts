import {COUNTERS} from './counters.ts';
import {boundedCount, type Counts} from './counts.ts';

/**
 * The counts of several sends together. A sum is known only if it is known of each of them; so is the number of emails, which is
 * provisional as long as that of one of them is.
 */
export function sumCounts(all: readonly Counts[]): Counts {
	const sums = COUNTERS.flatMap((name) => {
		const sum = sumOf(all, (counts) => boundedCount(counts, name));
		return sum === undefined ? [] : [[name, sum]];
	});
	const denominator = sumOf(all, (counts) => counts.denominator);
	return {
		...Object.fromEntries(sums),
		reading: 'exclusive',
		isProvisional: all.some(({isProvisional}) => isProvisional),
		...(denominator === undefined ? {} : {denominator}),
		...(all.some(({isDenominatorOld}) => isDenominatorOld === true) ? {isDenominatorOld: true as const} : {}),
	};
}

/** The sum of a number of each; undefined if one of them is. */
function sumOf(all: readonly Counts[], read: (counts: Counts) => number | undefined): number | undefined {
	let sum = 0;
	for (const counts of all) {
		const value = read(counts);
		if (value === undefined) return undefined;
		sum += value;
	}
	return sum;
}
