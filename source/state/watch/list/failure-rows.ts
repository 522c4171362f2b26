import {isFailure} from '../../../core/emails/failure.ts';
import {count, plural} from '../../../core/text/format.ts';
import {hint} from '../../../core/text/hints.ts';
import {say} from '../../../core/text/text.ts';
import type {NoticeText} from '../notice-text.ts';
import {isComplete, type Pages, rowCount, rowsFrom} from './pages.ts';

/** The row (0-based) of the first failure at or below a row, or, with `by` -1, of the last at or above it; undefined when no loaded row is one. */
export function failureRow(pages: Pages, row: number, by: 1 | -1): number | undefined {
	const found =
		by === 1
			? row + rowsFrom(pages, row, rowCount(pages)).findIndex(isFailure)
			: rowsFrom(pages, 0, row + 1).findLastIndex(isFailure);
	return found < (by === 1 ? row : 0) ? undefined : found;
}

/** How many of the loaded rows are failures. */
export function failureCount(pages: Pages): number {
	return rowsFrom(pages, 0, rowCount(pages)).filter(isFailure).length;
}

/**
 * What to say when there was no failure that way. `counted` is how many the operation's counters have of those that the list
 * should show; a list that was loaded before they failed has fewer.
 */
export function fruitlessText(pages: Pages, by: 1 | -1, counted: number): NoticeText {
	if (by === -1) return say`No failure above this email.`;
	const rows = plural(rowCount(pages), 'email');
	if (!isComplete(pages)) return say`No further failure in ${rows}; the list goes no further.`;
	if (counted <= failureCount(pages)) return say`No further failure in ${rows}.`;
	const news = say`No further failure in ${rows} as they were loaded; ${count(counted)} have failed by now`;
	return [news, hint('failures-only', 'lists them', ': '), say`.`];
}
