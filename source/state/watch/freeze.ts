import type {Counts} from '../../core/operation/counts.ts';
import {COUNTERS} from '../../core/operation/operation.ts';

/** A list that no refresh changes, with the counts of the moment it was frozen, where there were any. */
export type Freeze = {readonly counts?: Counts};

/** How many emails have changed their status since the list was frozen, as far as the counters tell: at least so many. */
export function movesSince({counts: before}: Freeze, now: Counts | undefined): number {
	if (before === undefined || now === undefined) return 0;
	return COUNTERS.reduce((sum, name) => sum + Math.max(0, now[name] - before[name]), 0);
}
