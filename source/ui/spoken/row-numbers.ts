import type {Board} from '../../state/board/board.ts';
import type {BoardRow} from '../../state/board/rows/row.ts';

/** The rows by the numbers they were read out with: the keys of number 1, 2 and so on. */
export type RowNumbers = readonly string[];

/** The rows of a board numbered from the first on. */
export function numbered({rows}: Pick<Board, 'rows'>): RowNumbers {
	return rows.map(({key}) => key);
}

/**
 * The numbers after the board has changed. A row keeps the number it was read out with wherever it moves, and a new row gets the next one.
 * They start again where the user has changed which rows there are or their order, and, unasked, once a row has left.
 */
export function renumber(
	numbers: RowNumbers,
	before: Board | undefined,
	after: Board,
): {readonly numbers: RowNumbers; readonly isUnasked: boolean} {
	const current = numbered(after);
	if (before?.polls.updatedAt === undefined || isViewChanged(before, after))
		return {numbers: current, isUnasked: false};
	const present = new Set(current);
	if (numbers.some((key) => !present.has(key))) return {numbers: current, isUnasked: true};
	const known = new Set(numbers);
	return {numbers: [...numbers, ...current.filter((key) => !known.has(key))], isUnasked: false};
}

/** The number of a row. */
export function numberOf(numbers: RowNumbers, {key}: Pick<BoardRow, 'key'>): number {
	return numbers.indexOf(key) + 1;
}

function isViewChanged({view: before}: Board, {view}: Board): boolean {
	return (
		view.order !== before.order ||
		view.find !== before.find ||
		view.isOnlyFailing !== before.isOnlyFailing ||
		view.isGrouped !== before.isGrouped
	);
}
