import {COUNTERS, type Counter} from '../../../core/operation/operation.ts';
import {plural} from '../../../core/text/format.ts';
import {type SafeText, say} from '../../../core/text/text.ts';
import {isComplete, type LoadedPage, type Pages, rowCount} from '../list/pages.ts';
import type {State} from '../state.ts';

type Tally = ReadonlyMap<string, number>;

/** A page that did not change keeps its tally: a refresh brings one new page object at a time. */
const tallies = new WeakMap<LoadedPage, Tally>();

function tallyOf(page: LoadedPage): Tally {
	const known = tallies.get(page);
	if (known !== undefined) return known;
	const tally = new Map<string, number>();
	for (const {status} of page.emails) tally.set(status.raw, (tally.get(status.raw) ?? 0) + 1);
	tallies.set(page, tally);
	return tally;
}

/** How many of the loaded rows stand at the status of each counter. */
export function listedCounts({loaded}: Pages): Readonly<Record<Counter, number>> {
	const of = (name: Counter) => loaded.reduce((sum, page) => sum + (tallyOf(page).get(name.toUpperCase()) ?? 0), 0);
	return Object.fromEntries(COUNTERS.map((name) => [name, of(name)])) as Record<Counter, number>;
}

/**
 * Compares the counters with the rows once all of them are listed, and names the difference. Undefined where they agree, where
 * only a part is listed, and for what the next poll brings anyway: the few emails that moved between its two answers.
 */
export function lagText({watch, list}: State): SafeText | undefined {
	const {counts, movedAt, updatedAt} = watch;
	const {pages, filterOrder, pageSize} = list;
	const isWhole = isComplete(pages) && !pages.isLooping && filterOrder.length === 0;
	if (!isWhole || counts?.total === undefined) return undefined;
	const surplus = rowCount(pages) - counts.total;
	if (surplus > 0) return say`the counters are ${plural(surplus, 'email')} behind the list`;
	const listed = listedCounts(pages);
	const behind = COUNTERS.reduce((sum, name) => sum + Math.max(0, counts[name] - listed[name]), 0);
	const isMoving = movedAt === updatedAt;
	if (behind === 0 || (isMoving && behind <= pageSize)) return undefined;
	return say`the list is ${plural(behind, 'email')} behind the counters`;
}
