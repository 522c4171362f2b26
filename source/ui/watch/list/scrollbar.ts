import {isFailure} from '../../../core/emails/failure.ts';
import {FAILURE_STATUSES} from '../../../core/emails/filter.ts';
import type {Pages} from '../../../state/watch/list/pages.ts';

/** One cell of a scrollbar: the window, a place with a loaded failure, or neither. */
export type ScrollCell = 'window' | 'failure' | 'track';

/** Where a window of rows is in a list, and how high the bar beside it is, in rows. */
export type ScrollPlace = {
	readonly top: number;
	readonly visible: number;
	/** How many rows the list has, as far as is known. */
	readonly total: number;
	readonly height: number;
};

/** For each cell of a bar of `height` whether a failure is loaded among the rows that it stands for. */
export function failureCells({loaded}: Pages, total: number, height: number): readonly boolean[] {
	const cells = new Array<boolean>(height).fill(false);
	let row = 0;
	for (const {emails, statusCounts} of loaded) {
		if (FAILURE_STATUSES.some((status) => statusCounts.has(status)))
			for (const [index, email] of emails.entries())
				if (isFailure(email)) cells[cellOf(row + index, total, height)] = true;
		row += emails.length;
	}
	return cells;
}

/** The cells of a scrollbar from top to bottom; the window has at least one. */
export function scrollCells(place: ScrollPlace, failures: readonly boolean[]): readonly ScrollCell[] {
	const {top, visible, height} = place;
	const total = Math.max(place.total, top + visible);
	const first = cellOf(top, total, height);
	const last = Math.max(first, cellOf(top + visible - 1, total, height));
	return Array.from({length: height}, (_, cell) => {
		if (total > visible && cell >= first && cell <= last) return 'window';
		return failures[cell] === true ? 'failure' : 'track';
	});
}

function cellOf(row: number, total: number, height: number): number {
	return Math.max(0, Math.min(height - 1, Math.floor((row * height) / Math.max(height, total))));
}
