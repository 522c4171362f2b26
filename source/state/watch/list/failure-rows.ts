import {isFailure} from '../../../core/emails/failure.ts';
import {count, plural} from '../../../core/text/format.ts';
import {hint, inShort} from '../../../core/text/hints.ts';
import {say} from '../../../core/text/text.ts';
import type {NoticeText} from '../notice-text.ts';
import {isComplete, type Pages, rowCount, rowsFrom} from './pages.ts';

/** The first failure at or below a row (0-based), or with `by` -1 the last at or above it; undefined if no loaded row is one. */
export function failureRow(pages: Pages, row: number, by: 1 | -1): number | undefined {
	const found =
		by === 1
			? row + rowsFrom(pages, row, rowCount(pages)).findIndex(isFailure)
			: rowsFrom(pages, 0, row + 1).findLastIndex(isFailure);
	return found < (by === 1 ? row : 0) ? undefined : found;
}

/** How many of the loaded rows are failures. */
export function loadedFailures(pages: Pages): number {
	return rowsFrom(pages, 0, rowCount(pages)).filter(isFailure).length;
}

/** No further failure, where there is little room. */
const NONE = inShort(say`No further failure.`);
/** No further failure among the loaded emails, where there is little room. */
const NONE_LOADED = inShort(say`No more are loaded.`);

/**
 * The notice that there is no failure in that direction. `counted` is how many failures the counters have: more than the list,
 * where it was loaded before they failed.
 */
export function noFailureText(pages: Pages, by: 1 | -1, counted: number): NoticeText {
	if (by === -1) return [say`No failure above this email.`, inShort(say`No failure above.`)];
	const rows = plural(rowCount(pages), 'email');
	if (!isComplete(pages))
		return [say`No further failure in ${rows}; the rest of the list cannot be loaded.`, NONE_LOADED];
	if (counted <= loadedFailures(pages)) return [say`No further failure in ${rows}.`, NONE];
	const news = say`No further failure in the ${rows} loaded, but ${count(counted)} have failed by now`;
	return [
		news,
		hint('failures-only', 'lists them', ': '),
		say`.`,
		inShort(say`No further failure in the ${rows} loaded.`),
		NONE_LOADED,
	];
}
