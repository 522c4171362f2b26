import {describe, expect, test} from 'vitest';
import {KEYMAP} from '../../../../source/ui/keys/keymap.ts';
import {COMMAND_NAMES} from '../../../../source/ui/keys/names.ts';
import {rebind} from '../../../../source/ui/keys/rebind.ts';
import {labelOf} from '../../../../source/ui/keys/shown-keys.ts';
import {helpLines, SECTIONS} from '../../../../source/ui/overlays/help/help-lines.ts';
import {noticeIn} from '../../../helpers/notices.ts';
import {unfolded} from '../../keys/seen-keys.ts';
import {ENTER, ESCAPE, GOT_OPERATION, GOT_PAGE, openApp, openAppWith} from '../../open-app.tsx';

const linesOnList = () => helpLines({context: 'list'}, KEYMAP);
const DOWN = '\u001B[B';

/** How often ↓ goes from the top of the help, opened on the list, to a command. */
function stepsTo(command: string): string {
	return 'j'.repeat(linesOnList().findIndex(({entry}) => entry.command === command));
}

describe('? lists every key', () => {
	test('in sections, the cursor on the first', async () => {
		const {press, frame} = openApp(GOT_OPERATION, GOT_PAGE);
		await press('?');
		expect(frame()).toMatch(/ Keys {2}Enter runs the line under the cursor {2}\/ filters +1 of \d+\n/u);
		expect(frame()).toMatch(/ {3}Move[\s\S]*❯ ↑ k +up one row/u);
		const commands = linesOnList().map(({entry}) => entry.command);
		expect(commands.toSorted()).toEqual(COMMAND_NAMES.toSorted());
		expect(new Set(linesOnList().map(({section}) => section))).toEqual(new Set(SECTIONS));
	});

	test.each([
		[40, 12],
		[60, 14],
		[80, 24],
		[100, 30],
		[160, 50],
		[220, 60],
	])(
		'each whole at %i×%i, on pages turned by the cursor',
		async (columns, rows) => {
			const {press, frame} = openAppWith({size: {columns, rows}}, GOT_OPERATION, GOT_PAGE);
			await press('?');
			let seen = '';
			// A larger page has more lines than these.
			const step = Math.ceil((columns * rows) / 1500);
			for (let line = 0; line < linesOnList().length; line += step) {
				const shown = unfolded(frame(), columns);
				const help = shown.slice(shown.indexOf(' Keys'));
				expect(help).not.toContain('…');
				expect(help).toContain('❯');
				seen += help;
				await press('j'.repeat(step));
			}
			for (const {entry} of linesOnList()) expect(seen).toContain(labelOf(entry, KEYMAP));
		},
		20_000,
	);

	test('in as many columns as fit', async () => {
		const {press, frame} = openAppWith({size: {columns: 160, rows: 60}}, GOT_OPERATION, GOT_PAGE);
		await press('?');
		expect(
			frame()
				.split('\n')
				.find((line) => line.includes('❯')),
		).toMatch(/(?:\S.* {2,}\S.*){3}/u);
		for (const section of SECTIONS) expect(frame()).toMatch(new RegExp(`^ .*${section}|^ {3}${section}`, 'mu'));
	});
});

test('⏎ runs the key under the cursor', async () => {
	const {press, frame, store} = openApp(GOT_OPERATION, GOT_PAGE);
	await press('?', stepsTo('tags'));
	expect(frame()).toMatch(/❯ t +filter by tags/u);
	await press(ENTER);
	expect(store.getState().view.overlay).toMatchObject({kind: 'prompt', prompt: 'tags'});
	await press(ESCAPE, '?', stepsTo('slower'), ENTER);
	expect(store.getState().intervalMs).toBe(5000);
	expect(store.getState().view.overlay.kind).toBe('none');
});

test('⏎ does what the line says also with other keys', async () => {
	const keymap = rebind(KEYMAP, {'switch-body': ['t'], statuses: ['S']});
	const {press, frame, store} = openAppWith({keymap}, GOT_OPERATION, GOT_PAGE);
	await press(ENTER, '?');
	while (!/❯ S +filter by status/u.test(frame())) await press('j');
	await press(ENTER);
	expect(store.getState().view.overlay).toMatchObject({kind: 'menu', menu: 'status'});
});

test('a key that works elsewhere says so, and the help stays', async () => {
	const {press, frame, store} = openApp(GOT_OPERATION, GOT_PAGE);
	await press('?', stepsTo('complete'), ENTER);
	expect(frame()).toContain('This key works elsewhere');
	expect(store.getState().view.overlay.kind).toBe('help');
	await press('?');
	expect(store.getState().view.overlay.kind).toBe('none');
});

test('the cursor stays on the lines there are', async () => {
	const {press, frame} = openApp(GOT_OPERATION, GOT_PAGE);
	await press('?', 'j'.repeat(KEYMAP.length + 5));
	expect(frame()).toContain(`${KEYMAP.length} of ${KEYMAP.length}`);
	await press('k');
	expect(frame()).toContain(`${KEYMAP.length - 1} of ${KEYMAP.length}`);
});

test('no other key acts in the help: it says so', async () => {
	const {press, store, left, exports, refreshes} = openApp(GOT_OPERATION, GOT_PAGE);
	await press('?');
	const before = store.getState();
	const acting = KEYMAP.flatMap(({contexts, keys}) => (contexts.includes('help') ? keys : []));
	const letters = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ!+-= []{}'];
	for (const key of letters.filter((letter) => !acting.includes(letter))) {
		await press(key);
		expect(noticeIn(store.getState())).toMatch(/ does nothing here\.$/u);
		const {notice: _, ...view} = store.getState().view;
		expect({...store.getState(), view}).toEqual({...before, view: before.view});
	}
	expect([left, exports, refreshes()]).toEqual([[], [], 0]);
	await press('\u0003');
	expect(left).toEqual([130]);
});

describe('/ filters the help', () => {
	test('by words of key and label; ⏎ runs the line under the cursor', async () => {
		const {press, frame, store} = openApp(GOT_OPERATION, GOT_PAGE);
		await press('?', '/', 'Tags filter');
		expect(frame()).toMatch(
			/ Keys {2}Tags filter {3}Enter runs the line under the cursor +1 of 1\n {3}Narrow.*\n ❯ t +filter by tags/u,
		);
		await press(ENTER);
		expect(store.getState().view.overlay).toMatchObject({kind: 'prompt', prompt: 'tags'});
	});

	test('arrows move while it is typed; letters are text', async () => {
		const {press, frame, store} = openApp(GOT_OPERATION, GOT_PAGE);
		await press('?', '/', 'filter by', DOWN);
		expect(frame()).toContain('❯ s            filter by status');
		await press('q', '?', '\u007F', '\u007F', DOWN, DOWN, ENTER);
		expect(store.getState().view.overlay).toMatchObject({kind: 'prompt', prompt: 'dates'});
	});

	test('says when no key matches; Esc lists all again, and then leaves', async () => {
		const {press, frame, store} = openApp(GOT_OPERATION, GOT_PAGE);
		await press('?', '/', 'teleport');
		expect(frame()).toContain('No key matches.');
		expect(frame()).toContain('0 of 0');
		await press(ENTER, ESCAPE);
		expect(frame()).toContain(`1 of ${KEYMAP.length}`);
		await press(ESCAPE);
		expect(store.getState().view.overlay.kind).toBe('none');
	});
});
