import {expect, test} from 'vitest';
import {layoutOf} from '../../source/ui/layout.ts';

test.each([
	// columns, rows, lines of counters, lines of the panel, emails
	[40, 12, 1, 0, 7],
	[80, 12, 2, 0, 6],
	[60, 15, 1, 0, 10],
	[60, 16, 1, 2, 8],
	[60, 20, 1, 2, 12],
	[100, 24, 2, 3, 14],
	[100, 30, 2, 3, 20],
	[100, 40, 2, 6, 27],
	[120, 23, 2, 2, 14],
	[120, 24, 0, 6, 13],
	[160, 50, 0, 6, 39],
])('at %i×%i', (columns, rows, counterRows, panelLines, listRows) => {
	expect(layoutOf(columns, rows)).toMatchObject({counterRows, panelLines, listRows});
	expect(layoutOf(columns, rows, true).listRows).toBe(listRows - 1);
});

test.each([
	[139, false, false],
	[140, true, false],
	[179, true, false],
	[180, true, true],
])('%i columns have a preview: %s, and tags: %s', (columns, hasPreview, hasTags) => {
	expect(layoutOf(columns, 40)).toMatchObject({hasPreview, hasTags});
});
