import {describe, expect, test} from 'vitest';
import {layoutOf} from '../../../source/ui/layout.ts';
import {panesOf} from '../../../source/ui/watch/panes.ts';

describe('an open email stands', () => {
	test.each<readonly [number, number, string, number, number, number]>([
		// columns, rows, place, its columns, its rows, emails visible
		[300, 60, 'right', 149, 50, 49],
		[160, 50, 'right', 63, 40, 39],
		[120, 20, 'right', 59, 12, 11],
		[100, 30, 'below', 100, 15, 5],
		[60, 50, 'below', 60, 28, 10],
		[60, 20, 'over', 60, 13, 12],
		[40, 12, 'over', 40, 8, 7],
	])('at %i×%i %s the list', (columns, rows, place, width, height, emails) => {
		const panes = panesOf(layoutOf(columns, rows));
		expect(panes).toMatchObject({place, columns: width, rows: height, list: {listRows: emails}});
	});

	test('and list and email together fill the place of the list exactly, in every terminal', () => {
		for (let rows = 12; rows < 80; rows += 1)
			for (let columns = 40; columns < 260; columns += 7) {
				const layout = layoutOf(columns, rows);
				const {place, list, columns: width, rows: height} = panesOf(layout);
				if (place === 'right') expect(list.columns + 1 + width).toBe(columns);
				if (place === 'below') expect(list.listRows + 1 + height).toBe(layout.listRows + 1);
				expect(list.listRows).toBeGreaterThanOrEqual(4);
				expect(width).toBeGreaterThanOrEqual(40);
			}
	});
});
