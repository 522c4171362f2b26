import {failureCount, failureShare} from '../../../core/operation/counts.ts';
import {currentRates} from '../../watch/select/send/pace.ts';
import type {BoardOrder} from './order.ts';
import {type BoardRow, countsOfRow, sendsOf} from './row.ts';

/** The rows in an order: the largest first, names from A to Z, what is unknown last. Rows that are equal stay as they were. */
export function sortRows(rows: readonly BoardRow[], order: BoardOrder): readonly BoardRow[] {
	if (order === 'usual') return rows;
	if (order === 'name') return byKey(rows, nameOf, (a, b) => COLLATOR.compare(a, b));
	return byKey(rows, FIGURES[order], (a, b) => b - a);
}

/** How many emails of a row end a second; undefined if none of its sends is under way, or nobody can tell yet. */
export function paceOfRow(row: BoardRow): number | undefined {
	const rates = sendsOf(row).flatMap(({isUnderWay, watch}) => (isUnderWay ? (currentRates(watch) ?? []) : []));
	return rates.length === 0 ? undefined : rates.reduce((sum, {delivered, failed}) => sum + delivered + failed, 0);
}

const COLLATOR = new Intl.Collator('en', {numeric: true, sensitivity: 'base'});

const FIGURES: Readonly<Record<Exclude<BoardOrder, 'usual' | 'name'>, (row: BoardRow) => number | undefined>> = {
	'failed-share': (row) => {
		const counts = countsOfRow(row);
		return counts && failureShare(counts);
	},
	failures: (row) => {
		const counts = countsOfRow(row);
		return counts && failureCount(counts);
	},
	pace: paceOfRow,
};

/** A send that has no subject yet has no name to sort by. */
function nameOf(row: BoardRow): string | undefined {
	if (row.kind === 'send') return row.send.name?.subject?.safe;
	return row.tag === undefined ? undefined : `${row.tag.key.safe}:${row.tag.value.safe}`;
}

function byKey<Key>(
	rows: readonly BoardRow[],
	read: (row: BoardRow) => Key | undefined,
	compare: (a: Key, b: Key) => number,
): readonly BoardRow[] {
	const keyed = rows.map((row) => ({row, key: read(row)}));
	return keyed
		.toSorted((a, b) => {
			if (a.key === undefined || b.key === undefined) return Number(a.key === undefined) - Number(b.key === undefined);
			return compare(a.key, b.key);
		})
		.map(({row}) => row);
}
