import {describe, expect, test} from 'vitest';
import {CURSOR, GAP, listColumns, USUAL_WIDTHS} from '../../../../source/ui/watch/list/list-columns.ts';

describe('where a list is narrow', () => {
	test.each([
		['the word stays beside addresses that fit', 38, 19, 13],
		['it gives way to an address that does not', 38, 20, 1],
		['with room for a time it always stays', 56, 60, 13],
	])('%s', (_, columns, address, status) => {
		expect(listColumns(columns, false, {...USUAL_WIDTHS, to: address}).status).toBe(status);
	});

	test.each([38, 44, 50, 56, 60, 79])('the columns fill %i columns but for one on the right', (columns) => {
		for (const to of [10, 24, 80]) {
			const {status, to: address, time, subject} = listColumns(columns, false, {...USUAL_WIDTHS, to});
			expect(subject).toBe(0);
			expect(CURSOR + status + GAP + address + (time === 0 ? 0 : GAP + time)).toBe(columns - 1);
		}
	});
});
