import fc from 'fast-check';
import {expect, test} from 'vitest';
import {clickAt, placeOf, wheelAt} from '../../helpers/mouse.ts';
import {answer, listed, NOW, sendId} from '../../state/board/boards.ts';
import {openBoard} from './open-board.tsx';

const LISTED = Array.from({length: 60}, (_, index) =>
	listed(index + 1, 'COMPLETED', {total: 100 + index, delivered: 100 + index}, {ago: 1000 * (index + 1)}),
);
const CURSOR = /^ [▌❯]/u;

function open(columns = 100, rows = 30) {
	const board = openBoard({size: {columns, rows}, hasMouse: true}, answer(LISTED, {at: NOW}));
	return {...board, lines: () => board.frame().split('\n')};
}

test('a click selects a send, a second one watches it', async () => {
	const {press, frame, watched, store} = open();
	await press();
	const at = placeOf(frame(), / 104 /u);
	await press(clickAt(at));
	expect(store.getState().view.cursor).toBe(sendId(5));
	expect(watched).toEqual([]);
	await press(clickAt(at));
	expect(watched).toEqual([sendId(5)]);
});

test('where the mouse put the cursor the keys move it on, and no row jumps', async () => {
	const {press, lines} = open();
	await press('G', 'k', 'k', 'k', 'k', 'k', 'k', 'k', 'k', 'k', 'k', 'k', 'k', 'k', 'k');
	const before = lines();
	const row = before.findIndex((line) => CURSOR.test(line)) - 4;
	await press(clickAt({row, column: 10}), 'j', 'j');
	const after = lines();
	expect(after.findIndex((line) => CURSOR.test(line))).toBe(row + 2);
	expect(after[row]?.slice(3, 60)).toBe(before[row]?.slice(3, 60));
});

test('the wheel moves over the sends; in the help, and while words to find are typed, the mouse does nothing', async () => {
	const {press, store} = open();
	const at = {row: 6, column: 10};
	await press(wheelAt(at, 2));
	const {cursor} = store.getState().view;
	expect(cursor).toBe(sendId(7));
	for (const key of ['?', '/']) await press(key, clickAt(at).repeat(2), wheelAt(at, 1), '\u001B[27u');
	expect(store.getState().view.cursor).toBe(cursor);
});

test('in a menu a click selects a line, a second one takes it; the rows below it hear nothing', async () => {
	const {press, frame, lines, store, copied} = open();
	await press('y');
	const {cursor} = store.getState().view;
	const at = placeOf(frame(), /i {2}the id/u);
	await press(clickAt({row: 20, column: 2}).repeat(2), wheelAt(at, 1));
	expect(store.getState().view.cursor).toBe(cursor);
	await press(clickAt(at));
	expect(lines()[at.row]).toMatch(/[▌❯] i {2}the id/u);
	expect(copied).toEqual([]);
	await press(clickAt(at));
	expect(copied).toEqual([`id of ${cursor}`]);
	await press('?', wheelAt(at, 2));
	expect(store.getState().view).toMatchObject({cursor, overlay: {kind: 'help', top: 6}});
});

test('in every size a click puts the cursor on the line that it hits, and no row moves', async () => {
	const size = fc.record({columns: fc.integer({min: 40, max: 200}), rows: fc.integer({min: 12, max: 60})});
	const share = fc.double({min: 0, max: 0.999, noNaN: true});
	await fc.assert(
		fc.asyncProperty(size, fc.integer({min: 0, max: 25}), share, async ({columns, rows}, notches, to) => {
			const {press, lines} = open(columns, rows);
			await press(wheelAt({row: 4, column: 5}, notches));
			const before = lines();
			const count = before.findIndex((line, row) => row > 3 && !/^ [▌❯ ] \S /u.test(line)) - 3;
			const row = 3 + Math.floor(to * count);
			await press(clickAt({row, column: 10}));
			const after = lines();
			expect(after[row]).toMatch(CURSOR);
			const texts = (all: readonly string[]) => all.slice(3, 3 + count).map((line) => line.slice(3));
			expect(texts(after)).toEqual(texts(before));
		}),
		{seed: 20_260_405, numRuns: 30},
	);
});
