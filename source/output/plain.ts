import {endedCount, endedShare} from '../core/operation/counts.ts';
import {COUNTERS} from '../core/operation/operation.ts';
import {count, percent} from '../core/text/format.ts';
import {type SafeText, say} from '../core/text/text.ts';
import type {Overview} from '../state/watch/select/overview.ts';

/** The state as one plain line, without its time: two states with the same line look the same to a script. */
export function stateLine({watch}: Pick<Overview, 'watch'>): SafeText | undefined {
	const {operation, counts} = watch;
	if (operation === undefined || counts === undefined) return undefined;
	const share = endedShare(counts);
	const reached =
		share === undefined ? '' : ` ${percent(share)}, ${count(endedCount(counts))} of ${count(counts.total ?? 0)}`;
	const counters = COUNTERS.filter((name) => counts[name] > 0).map((name) => `${name} ${count(counts[name])}`);
	return say`${operation.status}${reached}: ${counters.length === 0 ? 'no emails' : counters.join(', ')}`;
}

/** Stamps a line with its moment, UTC. */
export function stamped(line: SafeText, at: number): string {
	return `${new Date(at).toISOString().slice(0, 19)}Z ${line}`;
}
