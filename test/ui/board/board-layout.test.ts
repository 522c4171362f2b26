import {expect, test} from 'vitest';
import {boardLayout} from '../../../source/ui/board/board-layout.ts';
import {rowWidth} from '../../../source/ui/board/list/row-columns.ts';

test.each([
	// columns, rows, where the panes are, the columns of the list, its rows
	[300, 60, 'beside', 200, 56],
	[220, 60, 'beside', 154, 56],
	[219, 60, 'side-by-side', 219, 42],
	[300, 29, 'below', 300, 17],
	[160, 50, 'side-by-side', 160, 32],
	[100, 30, 'below', 100, 18],
] as const)('at %i×%i the panes of the board are %s the list', (columns, rows, panes, listColumns, listRows) => {
	const layout = boardLayout(columns, rows);
	expect(layout).toMatchObject({panes, listColumns, listRows});
	// The rows fill the list, but for the margin: nothing is a gap.
	expect(rowWidth(layout.row)).toBeGreaterThanOrEqual(listColumns - 2);
	expect(rowWidth(layout.row)).toBeLessThanOrEqual(listColumns);
	if (panes === 'beside') expect(layout.shortRows + layout.comparisonRows).toBe(rows - 2);
});
