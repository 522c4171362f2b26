import {Box} from 'ink';
import {render} from 'ink-testing-library';
import {describe, expect, onTestFinished, test} from 'vitest';
import type {OperationId} from '../../../../source/core/operation/ids.ts';
import {safeLine} from '../../../../source/core/text/text.ts';
import type {Choice} from '../../../../source/state/board/choice.ts';
import {type Found, Picker} from '../../../../source/ui/board/picker/picker.tsx';
import {KeyboardContext} from '../../../../source/ui/keys/keyboard-context.ts';
import {KEYMAP} from '../../../../source/ui/keys/keymap.ts';
import type {KeyOverrides} from '../../../../source/ui/keys/names.ts';
import {rebind} from '../../../../source/ui/keys/rebind.ts';
import {KeymapContext} from '../../../../source/ui/keys/use-keys.ts';
import {createTheme} from '../../../../source/ui/theme/theme.ts';
import {keyboardOn} from '../../../helpers/keyboard.ts';
import {clickAt, placeOf, wheelAt} from '../../../helpers/mouse.ts';
import {ALL_REMAPPED} from '../../keys/dealt-keys.ts';
import {builtInKeysOn, isSaidOf, keysOn} from '../../keys/seen-keys.ts';
import {turn} from '../../open-app.tsx';

const CHOICES = ['one', 'two'].map(
	(id): Choice => ({operationId: id as OperationId, action: 'watch', badge: 'settled-well', note: safeLine('')}),
);

type PickerOptions = {
	readonly choices?: readonly Choice[];
	readonly more?: Promise<Found>;
	readonly isAscii?: boolean;
	readonly columns?: number;
	readonly hasMouse?: boolean;
};

/** The picker on some keys, and how it was left. */
function openPicker(overrides: KeyOverrides, options: PickerOptions = {}) {
	const {choices = CHOICES, more = new Promise<never>(() => {}), isAscii = false, columns, hasMouse = false} = options;
	const ends: unknown[] = [];
	const app = render(<Box />);
	app.rerender(
		<KeymapContext value={rebind(KEYMAP, overrides)}>
			<KeyboardContext value={keyboardOn(app.stdin, hasMouse)}>
				<Picker
					choices={choices}
					more={more}
					onEnd={(picked, exitCode) => ends.push(picked?.operationId ?? exitCode)}
					theme={createTheme({depth: 'none', isAscii})}
				/>
			</KeyboardContext>
		</KeymapContext>,
	);
	onTestFinished(app.unmount);
	if (columns !== undefined) {
		Object.defineProperties(app.stdout, {columns: {value: columns}});
		app.stdout.emit('resize');
	}
	const press = async (...keys: readonly string[]) => {
		for (const key of ['', ...keys]) {
			if (key !== '') app.stdin.write(key);
			await turn();
			// What the picker keeps to itself is drawn a turn later than a change of the store.
			await turn();
		}
	};
	return {ends, press, frame: () => app.lastFrame() ?? ''};
}

test('each line has a number or a letter that takes it at once', async () => {
	const {ends, press, frame} = openPicker({});
	await press();
	expect(frame()).toMatch(/❯ 1 {2}✓ one .*\n.* {2}2 {2}✓ two /u);
	await press('2');
	expect(ends).toEqual(['two']);
});

test.each([100, 60, 40])(
	'in %d columns each send has the sign of its badge, and its failures in view',
	async (columns) => {
		const notes = {'settled-badly': '3,050 failures, COMPLETED 100 %', unaccounted: 'COMPLETED 97 %, watched 12:00:00'};
		const choices = Object.entries(notes).map(
			([badge, note], index): Choice => ({
				operationId: `comms_operation_0${index}h2xcejqtf2nbrexx3vqjhp41` as OperationId,
				action: 'watch',
				badge: badge as Choice['badge'],
				note: safeLine(note),
			}),
		);
		const {press, frame} = openPicker({}, {choices, columns});
		await press();
		expect(frame()).toMatch(/1 {2}✗ .*3,050 failures/u);
		expect(frame()).toMatch(/2 {2}⚠ .*COMPLETED/u);
	},
);

test('a key that the user gave to a command is no sign of a line', async () => {
	const {ends, press, frame} = openPicker({'move-down': ['1']});
	await press();
	expect(frame()).toMatch(/❯ 2 {2}✓ one .*\n.* {2}3 {2}✓ two /u);
	await press('1', '3');
	expect(ends).toEqual(['two']);
});

test('the picker names the keys that the user chose, and hears them', async () => {
	const {ends, press, frame} = openPicker({choose: ['o'], back: ['b'], 'move-down': ['d']});
	await press();
	expect(frame()).toMatch(/┌ Which operation\? ─+┐[\s\S]*└ o chooses, b closes ─*┘/u);
	await press('d', 'o');
	expect(ends).toEqual(['two']);
});

test('a click selects a line, a second one takes it; the wheel moves', async () => {
	const {ends, press, frame} = openPicker({}, {hasMouse: true});
	await press();
	const at = placeOf(frame(), /two/u);
	await press(clickAt({...at, column: 0}).repeat(2), clickAt(at));
	expect(frame()).toMatch(/❯ 2 {2}✓ two /u);
	await press(wheelAt(at, -1));
	expect(frame()).toMatch(/❯ 1 {2}✓ one /u);
	expect(ends).toEqual([]);
	await press(clickAt(at), clickAt(at));
	expect(ends).toEqual(['two']);
});

test('the picker is left by the key it names', async () => {
	const {ends, press} = openPicker({back: ['b']});
	await press('b');
	expect(ends).toEqual([0]);
});

describe('with every command on another key, each key in the picker does what is said beside it', () => {
	const keymap = rebind(KEYMAP, ALL_REMAPPED);
	const found = (...choices: readonly Choice[]) => Promise.resolve({choices, says: safeLine('That is all.')});

	test.each<[string, PickerOptions]>([
		['while more is asked for', {}],
		['with nothing to pick from yet', {choices: []}],
		['with nothing found', {choices: [], more: found()}],
		['with more found', {more: found({...CHOICES[0], operationId: 'three'} as Choice)}],
		['in a narrow terminal', {columns: 30}],
		['in ASCII', {isAscii: true}],
	])('%s', async (_, options) => {
		const {press, frame} = openPicker(ALL_REMAPPED, options);
		await press('');
		const screen = frame();
		expect(builtInKeysOn(screen, KEYMAP, options.isAscii), screen).toEqual([]);
		const seen = keysOn(screen);
		expect(seen.length, screen).toBeGreaterThan(0);
		for (const key of seen) {
			const command = keymap.find(({keys}) => keys.includes(key.sign))?.command ?? 'interrupt';
			expect(isSaidOf(command, key, keymap), `${key.sign} says “${key.says}”\n${screen}`).toBe(true);
		}
	});
});
