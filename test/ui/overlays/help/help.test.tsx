import {expect, test} from 'vitest';
import {KEYMAP} from '../../../../source/ui/keys/keymap.ts';
import {rebind} from '../../../../source/ui/keys/rebind.ts';
import {helpLines} from '../../../../source/ui/overlays/help/help-lines.ts';
import {ENTER, ESCAPE, GOT_OPERATION, GOT_PAGE, openApp, openAppWith} from '../../open-app.tsx';

const linesOnList = () => helpLines({context: 'list'}, KEYMAP);

/** How often ↓ goes from the top of the help, opened on the list, to a command. */
function stepsTo(command: string): string {
	return 'j'.repeat(linesOnList().findIndex(({entry}) => entry.command === command));
}

test('? lists every key, those that work here first', async () => {
	const {press, frame} = openApp(GOT_OPERATION, GOT_PAGE);
	await press('?');
	expect(frame()).toMatch(/Keys {3}1 of \d+/u);
	expect(frame()).toMatch(/❯ ↑ k +up one row/u);
	const commands = linesOnList().map(({entry}) => entry.command);
	expect(commands.toSorted()).toEqual(KEYMAP.map(({command}) => command).toSorted());
	expect(commands.indexOf('apply')).toBeGreaterThan(commands.indexOf('quit'));
});

test('⏎ does what the line under the cursor says', async () => {
	const {press, frame, store} = openApp(GOT_OPERATION, GOT_PAGE);
	await press('?', stepsTo('tags'));
	expect(frame()).toMatch(/❯ t +filter by tags/u);
	await press(ENTER);
	expect(store.getState().view.overlay).toMatchObject({kind: 'prompt', prompt: 'tags'});
	await press(ESCAPE, '?', stepsTo('slower'), ENTER);
	expect(store.getState().intervalMs).toBe(5000);
	expect(store.getState().view.overlay.kind).toBe('none');
});

test('⏎ does what the line says also where other keys make other lines come first', async () => {
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
	expect(frame()).toContain('That key works elsewhere');
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
