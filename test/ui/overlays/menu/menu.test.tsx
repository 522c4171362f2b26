import {describe, expect, test} from 'vitest';
import type {MenuName} from '../../../../source/state/watch/view/view.ts';
import {KEYMAP} from '../../../../source/ui/keys/keymap.ts';
import {rebind} from '../../../../source/ui/keys/rebind.ts';
import {menuOf} from '../../../../source/ui/overlays/menu/menus.ts';
import {email} from '../../../helpers/emails.ts';
import {ENTER, GOT_OPERATION, GOT_PAGE, openApp, openAppWith} from '../../open-app.tsx';

const OURS: readonly MenuName[] = ['status', 'copy', 'export'];

describe('every line of a menu has a letter', () => {
	test.each(OURS)('in the %s menu each another, and none that moves in it or leaves it', (name) => {
		const {store} = openApp(GOT_OPERATION, GOT_PAGE, {type: 'copied', text: 'x'}, {type: 'opened-menu', menu: name});
		const letters = menuOf(name)
			.items(store.getState())
			.map(({letter}) => letter);
		expect(letters).not.toContain(undefined);
		expect(new Set(letters).size).toBe(letters.length);
		const taken = KEYMAP.filter(({contexts}) => contexts.includes('menu')).flatMap(({keys}) => keys);
		expect(letters.filter((letter) => taken.includes(letter ?? ''))).toEqual([]);
	});

	test.each([
		['y', 'a', 'person0@example.com'],
		['y', 'i', email(0).id.raw],
		['y', 'w', 'sendwatch …'],
	])('%s %s copies at once', async (menu, letter, copied) => {
		const {press, clipboard, store} = openApp(GOT_OPERATION, GOT_PAGE);
		await press(menu, letter);
		expect(clipboard).toEqual([copied]);
		expect(store.getState().view.overlay.kind).toBe('none');
	});

	test('x c writes CSV, typed in one piece', async () => {
		const {press, exports} = openApp(GOT_OPERATION, GOT_PAGE);
		await press('xc');
		expect(exports).toEqual([['csv', []]]);
	});

	test('s f lists what failed alone, also where other statuses were marked', async () => {
		const {press, store} = openApp(GOT_OPERATION, GOT_PAGE);
		const statuses = () => store.getState().list.filter.statuses;
		await press('s', 'u');
		expect(statuses()).toEqual(['UNDELIVERED']);
		await press('s', 'f');
		expect(statuses()).toEqual(['FAILED']);
		await press('s', 'a');
		expect(statuses()).toEqual([]);
	});

	test('a letter comes before a key that the user gave to another command, which then has no hint', async () => {
		const keymap = rebind(KEYMAP, {'move-down': ['a', 'down'], 'move-up': ['i']});
		const {press, clipboard, frame} = openAppWith({keymap}, GOT_OPERATION, GOT_PAGE);
		await press('y');
		expect(frame().split('\n').at(-1)).toContain('↓ move');
		await press('a');
		expect(clipboard).toEqual(['person0@example.com']);
	});
});

describe('the box of a menu', () => {
	test('is as large as its lines, and the list stays in view around it', async () => {
		const {press, frame} = openApp(GOT_OPERATION, GOT_PAGE);
		await press('x');
		const box = [...frame().matchAll(/[┌│└].*?[┐│┘]/gu)].map(([line]) => line);
		expect(box).toHaveLength(7);
		expect(new Set(box.map((line) => line.length)).size).toBe(1);
		expect(frame()).toMatch(/Emails [ ─]+1–\d+ of 100/u);
		expect(frame()).toContain('person7@example.com');
	});

	test.each([
		[40, 12],
		[60, 14],
		[100, 30],
	])('cuts none of its own words at %i×%i', async (columns, rows) => {
		for (const key of ['y', 'x', 's']) {
			const {press, frame, close} = openAppWith({size: {columns, rows}}, GOT_OPERATION, GOT_PAGE);
			await press(key);
			for (let step = 0; step < 10; step += 1) {
				const lines = [...frame().matchAll(/[┌│└].*[┐│┘]/gu)].map(([line]) => line);
				expect(lines.length).toBeGreaterThan(3);
				expect(lines.join('\n')).not.toContain('…');
				expect(lines.join('\n')).toContain('❯');
				await press('j');
			}
			close();
		}
	});

	test('scrolled, it says which of how many lines the cursor is on', async () => {
		const {press, frame, clipboard} = openAppWith({size: {columns: 40, rows: 12}}, GOT_OPERATION, GOT_PAGE);
		await press('y', 'jjj');
		expect(frame()).toContain('┌ Copy · 4 of 7 ─');
		await press(ENTER);
		expect(clipboard[0]).toContain('"id"');
	});
});
