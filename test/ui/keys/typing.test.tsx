import {describe, expect, test} from 'vitest';
import {cursorRow} from '../../../source/state/watch/list/cursor.ts';
import type {State} from '../../../source/state/watch/state.ts';
import {noticeIn} from '../../helpers/notices.ts';
import {ESCAPE, GOT_OPERATION, GOT_PAGE, openApp} from '../open-app.tsx';

const ESC = '\u001B';
const FULL = 'Cut off: a prompt takes 4,096 characters.';

const paste = (text: string) => `${ESC}[200~${text}${ESC}[201~`;
const rowOf = ({list: {pages, selection}}: State) => cursorRow(pages, selection);

function lineOf({view: {overlay}}: State): string | undefined {
	return overlay.kind === 'prompt' ? overlay.line.text : overlay.kind === 'help' ? overlay.filter?.text : undefined;
}

describe('several keys in one read are each a key', () => {
	test.each([
		['in the list', 'jjjk', 2],
		['Esc and a key', `${ESC}j`, 1],
		['in a menu and out of it', `y${ESC}j`, 1],
	])('%s', async (_, keys, row) => {
		const {press, store} = openApp(GOT_OPERATION, GOT_PAGE);
		await press(keys);
		expect(store.getState().view.overlay.kind).toBe('none');
		expect(rowOf(store.getState())).toBe(row);
	});

	test('control characters act as if sent one by one', async () => {
		const [burst, single] = [openApp(GOT_OPERATION, GOT_PAGE), openApp(GOT_OPERATION, GOT_PAGE)];
		await burst.press('\u0004\u0004\u0015');
		await single.press('\u0004', '\u0004', '\u0015');
		expect(rowOf(burst.store.getState())).toBeGreaterThan(10);
		expect(rowOf(burst.store.getState())).toBe(rowOf(single.store.getState()));
	});

	test('in a line: what was typed is deleted, typed again and left', async () => {
		const {press, store} = openApp(GOT_OPERATION, GOT_PAGE);
		await press('/abc\u0015\u0015def\u007Fé');
		expect(lineOf(store.getState())).toBe('deé');
		await press(`${ESC}${ESC}`);
		await press(ESCAPE);
		expect(store.getState().view.overlay.kind).toBe('none');
	});
});

describe('a keyboard that types another script', () => {
	test('acts by the place of the key where the terminal tells it, also in menus and with Ctrl', async () => {
		const {press, store, left, clipboard} = openApp(GOT_OPERATION, GOT_PAGE);
		await press(`${ESC}[1086::106;1u`);
		expect(rowOf(store.getState())).toBe(1);
		await press(`${ESC}[1085::121;1u`);
		expect(store.getState().view.overlay).toMatchObject({kind: 'menu', menu: 'copy'});
		await press(`${ESC}[1092::97;1u`);
		expect(clipboard).toHaveLength(1);
		await press(`${ESC}[1089::99;5u`);
		expect(left).toEqual([130]);
	});

	test('types in a line', async () => {
		const {press, store} = openApp(GOT_OPERATION, GOT_PAGE);
		await press('/', `${ESC}[1086::106;1u`, 'ф');
		expect(lineOf(store.getState())).toBe('оф');
	});

	test('is explained each time if the terminal does not report the position of the key', async () => {
		const {press, store, frame} = openApp(GOT_OPERATION, GOT_PAGE);
		await press('о');
		expect(frame().split('\n').at(-1)).toMatch(/о is not a key: keys are Latin letters\. !$/u);
		for (const letter of ['о', 'λ', 'ש']) {
			store.dispatch({type: 'cleared-notice'});
			await press(letter);
			expect(noticeIn(store.getState())).toContain(`${letter} is not a key: keys are Latin letters.`);
		}
	});

	test('treats the parts of an emoji like the emoji', async () => {
		const {press, store} = openApp(GOT_OPERATION, GOT_PAGE);
		await press('👍🏽');
		expect(noticeIn(store.getState())).toContain('👍 does nothing here.');
	});
});

describe('a key that types nothing and does nothing is named', () => {
	test.each([
		[`${ESC}OP`, 'F1 does nothing here.'],
		[`${ESC}[2~`, 'Insert does nothing here.'],
		['\u001C', '^\\ does nothing here.'],
		['\0', '^Space does nothing here.'],
		[`${ESC}[120;3u`, 'Alt-x does nothing here.'],
	])('%j', async (bytes, sentence) => {
		const {press, store} = openApp(GOT_OPERATION, GOT_PAGE);
		await press(bytes);
		expect(noticeIn(store.getState())).toContain(sentence);
	});
});

describe('what is not a key changes nothing', () => {
	test.each([
		['the mouse in X10', `${ESC}[M qq`],
		['the mouse in SGR', `${ESC}[<0;12;5M`],
		['an answer', `${ESC}]11;rgb:qqqq${ESC}\\`],
		['a report', `${ESC}[12;40R`],
		['the focus', `${ESC}[O`],
	])('%s', async (_, bytes) => {
		const {press, store} = openApp(GOT_OPERATION, GOT_PAGE);
		const before = store.getState();
		await press(bytes);
		expect(store.getState()).toBe(before);
	});
});

describe('a line is full', () => {
	test.each([
		['a paste', '/', paste('x'.repeat(5000))],
		['keys', `/${paste('x'.repeat(4090))}`, 'x'.repeat(7)],
		['a paste into the filter of the help', '?/', paste('x'.repeat(5000))],
	])('by %s: what fits is there, and the rest is reported', async (_, open, bytes) => {
		const {press, store} = openApp(GOT_OPERATION, GOT_PAGE);
		await press(open, bytes);
		expect(lineOf(store.getState())).toBe('x'.repeat(4096));
		expect(noticeIn(store.getState())).toBe(FULL);
	});

	test('by nothing that fits', async () => {
		const {press, store} = openApp(GOT_OPERATION, GOT_PAGE);
		await press('/', paste('x'.repeat(4096)));
		expect(lineOf(store.getState())).toHaveLength(4096);
		expect(noticeIn(store.getState())).toBeUndefined();
	});

	test('before the last emoji, which is not cut in two', async () => {
		const {press, store} = openApp(GOT_OPERATION, GOT_PAGE);
		await press('/', paste(`${'x'.repeat(4095)}👍`));
		expect(lineOf(store.getState())).toBe('x'.repeat(4095));
		expect(noticeIn(store.getState())).toBe(FULL);
	});
});
