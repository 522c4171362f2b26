import {describe, expect, test} from 'vitest';
import {layoutOf} from '../../../source/ui/layout.ts';
import {panesOf} from '../../../source/ui/watch/panes.ts';

describe('an open email stands', () => {
	test.each<readonly [number, number, string, number, number, number]>([
		// columns, rows, place, its columns, its rows, emails visible
		[160, 50, 'right', 87, 41, 39],
		[120, 20, 'right', 65, 11, 9],
		[100, 30, 'below', 100, 13, 5],
		[60, 50, 'below', 60, 26, 12],
		[60, 20, 'over', 60, 11, 9],
		[40, 12, 'over', 40, 6, 5],
	])('at %i×%i %s the list', (columns, rows, place, width, height, emails) => {
		const panes = panesOf(layoutOf(columns, rows));
		expect(panes).toMatchObject({place, columns: width, rows: height, list: {listRows: emails}});
	});

	test('and list and email together fill the place of the list exactly, in every terminal', () => {
		for (let rows = 12; rows < 80; rows += 1)
			for (let columns = 40; columns < 260; columns += 7) {
				const layout = layoutOf(columns, rows);
				const {place, list, columns: width, rows: height} = panesOf(layout);
				const heads = 1 + Number(layout.hasColumnHeads);
				if (place === 'right') expect(list.columns + 1 + width).toBe(columns);
				if (place === 'below') expect(list.listRows + heads + 1 + height).toBe(layout.listRows + heads);
				expect(list.listRows).toBeGreaterThanOrEqual(4);
				expect(width).toBeGreaterThanOrEqual(40);
			}
	});
});
