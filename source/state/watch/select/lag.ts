import {COUNTERS, type Counter} from '../../../core/operation/counters.ts';
import {plural} from '../../../core/text/format.ts';
import {type SafeText, say} from '../../../core/text/text.ts';
import {isComplete, type Pages, rowCount} from '../list/pages.ts';
import type {State} from '../state.ts';

/** How many of the loaded rows have the status that a counter counts. */
function listedCount({loaded}: Pages, name: Counter): number {
	const status = name.toUpperCase();
	return loaded.reduce((sum, {statusCounts}) => sum + (statusCounts.get(status) ?? 0), 0);
}

/**
 * How the counters differ from the rows once all rows are loaded. Undefined where they agree, where only some rows are loaded,
 * and for what the next poll brings anyway: the few emails whose status changed between its two answers.
 */
export function lagText({watch, list}: State): SafeText | undefined {
	const {counts, changedAt, updatedAt} = watch;
	const {pages, filterOrder, pageSize} = list;
	const isWhole = isComplete(pages) && !pages.isLooping && filterOrder.length === 0;
	if (!isWhole || counts?.denominator === undefined) return undefined;
	const surplus = rowCount(pages) - counts.denominator;
	if (surplus > 0) return say`the counters are ${plural(surplus, 'email')} behind the list`;
	const behind = COUNTERS.reduce((sum, name) => sum + Math.max(0, (counts[name] ?? 0) - listedCount(pages, name)), 0);
	const hasJustChanged = changedAt === updatedAt;
	if (behind === 0 || (hasJustChanged && behind <= pageSize)) return undefined;
	return say`the list is ${plural(behind, 'email')} behind the counters`;
}
