import type {Counts} from '../../core/operation/counts.ts';
import {COUNTERS} from '../../core/operation/operation.ts';

/** The list stands still since `at` (epoch ms); the counters then, where there were any. */
export type Freeze = {readonly at: number; readonly counts?: Counts};

/** Freezes the list at a moment. */
export function freezeAt(at: number, counts: Counts | undefined): Freeze {
	return {at, ...(counts === undefined ? {} : {counts})};
}

/** How many moves from one status to another the counters tell of since the list was frozen: at least so many. */
export function movesSince({counts: before}: Freeze, now: Counts | undefined): number {
	if (before === undefined || now === undefined) return 0;
	return COUNTERS.reduce((sum, name) => sum + Math.max(0, now[name] - before[name]), 0);
}
