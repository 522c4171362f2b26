import {render} from 'ink-testing-library';
import {expect, onTestFinished, test} from 'vitest';
import type {OperationId} from '../../../source/core/operation/ids.ts';
import {safeLine} from '../../../source/core/text/text.ts';
import type {Choice} from '../../../source/state/board/choice.ts';
import {Picker} from '../../../source/ui/board/picker.tsx';
import {KEYMAP} from '../../../source/ui/keys/keymap.ts';
import type {KeyOverrides} from '../../../source/ui/keys/names.ts';
import {rebind} from '../../../source/ui/keys/rebind.ts';
import {KeymapContext} from '../../../source/ui/keys/use-keys.ts';
import {createTheme} from '../../../source/ui/theme/theme.ts';
import {turn} from '../open-app.tsx';

const CHOICES = ['one', 'two'].map(
	(id): Choice => ({operationId: id as OperationId, action: 'watch', note: safeLine('')}),
);

/** The picker on some keys, and how it was left. */
function openPicker(overrides: KeyOverrides) {
	const ends: unknown[] = [];
	const app = render(
		<KeymapContext value={rebind(KEYMAP, overrides)}>
			<Picker
				choices={CHOICES}
				more={new Promise(() => {})}
				onEnd={(picked, exitCode) => ends.push(picked?.operationId ?? exitCode)}
				theme={createTheme({hasColour: false, isAscii: false})}
			/>
		</KeymapContext>,
	);
	onTestFinished(app.unmount);
	const press = async (...keys: readonly string[]) => {
		for (const key of ['', ...keys]) {
			if (key !== '') app.stdin.write(key);
			await turn();
		}
	};
	return {ends, press, frame: () => app.lastFrame() ?? ''};
}

test('the picker names the keys that somebody chose, and hears them', async () => {
	const {ends, press, frame} = openPicker({choose: ['o'], back: ['b'], 'move-down': ['d']});
	await press();
	expect(frame()).toContain('Which operation?   o takes, b leaves');
	await press('d', 'o');
	expect(ends).toEqual(['two']);
});

test('the picker is left by the key it names', async () => {
	const {ends, press} = openPicker({back: ['b']});
	await press('b');
	expect(ends).toEqual([0]);
});
