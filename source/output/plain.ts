import {COUNTERS} from '../core/operation/counters.ts';
import {boundedCount, type Counts, endedCount, endedShare} from '../core/operation/counts.ts';
import {count, percent} from '../core/text/format.ts';
import {type SafeText, say} from '../core/text/text.ts';
import type {Overview} from '../state/watch/select/overview.ts';

/** The state as one plain line, without its time: two states with the same line look the same to a script. */
export function stateLine({watch}: Pick<Overview, 'watch'>): SafeText | undefined {
	const {operation, counts} = watch;
	if (operation === undefined || counts === undefined) return undefined;
	const share = endedShare(counts);
	const reached = share === undefined ? soFar(counts) : ` ${percent(share)}, ${endedOf(counts)}`;
	const counters = COUNTERS.flatMap((name) => {
		const value = boundedCount(counts, name);
		return value === 0 ? [] : [`${name} ${value === undefined ? '–' : count(value)}`];
	});
	return say`${operation.status}${reached}: ${counters.length === 0 ? 'no counters' : counters.join(', ')}`;
}

/** How many emails have ended, where no share of them is known. */
function soFar(counts: Counts): string {
	if (counts.denominator === undefined) return '';
	return ` ${endedOf(counts)}${counts.isProvisional ? ' so far' : ''}`;
}

function endedOf(counts: Counts): string {
	return `${count(endedCount(counts))} of ${count(counts.denominator ?? 0)}`;
}

/** Stamps a line with its moment, UTC. */
export function stamped(line: SafeText, at: number): string {
	return `${new Date(at).toISOString().slice(0, 19)}Z ${line}`;
}
