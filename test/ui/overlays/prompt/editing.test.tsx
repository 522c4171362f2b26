import {expect, test} from 'vitest';
import {KEYMAP} from '../../../../source/ui/keys/keymap.ts';
import type {KeyOverrides} from '../../../../source/ui/keys/names.ts';
import {rebind} from '../../../../source/ui/keys/rebind.ts';
import {keyBytes} from '../../../helpers/keys.ts';
import {GOT_OPERATION, GOT_PAGE, openAppWith} from '../../open-app.tsx';

/** The find line after some keys, a bar where the caret stands. */
async function lineAfter(keys: readonly string[], overrides: KeyOverrides = {}): Promise<string | undefined> {
	const {press, store} = openAppWith({keymap: rebind(KEYMAP, overrides)}, GOT_OPERATION, GOT_PAGE);
	await press('/', ...keys.map((key) => keyBytes(key)));
	const {overlay} = store.getState().view;
	if (overlay.kind !== 'prompt') return undefined;
	const {text, caret} = overlay.line;
	return `${text.slice(0, caret)}|${text.slice(caret)}`;
}

const TYPED = [...'one two'];

test.each<[string, readonly string[], string]>([
	['text', [], 'one two|'],
	['left', ['left', 'left'], 'one t|wo'],
	['right', ['left', 'left', 'right'], 'one tw|o'],
	['home', ['home'], '|one two'],
	['ctrl-a', ['ctrl-a'], '|one two'],
	['end', ['home', 'end'], 'one two|'],
	['ctrl-e', ['home', 'ctrl-e'], 'one two|'],
	['backspace', ['backspace'], 'one tw|'],
	['delete', ['home', 'delete'], '|ne two'],
	['ctrl-w', ['ctrl-w'], 'one |'],
	['ctrl-u', ['left', 'ctrl-u'], '|o'],
])('%s in a line being typed', async (_, keys, line) => {
	expect(await lineAfter([...TYPED, ...keys])).toBe(line);
});

test('editing commands can have other keys, and then leave the built-in ones without a meaning', async () => {
	const overrides: KeyOverrides = {'delete-word': ['ctrl-k'], 'line-start': []};
	expect(await lineAfter([...TYPED, 'ctrl-k'], overrides)).toBe('one |');
	expect(await lineAfter([...TYPED, 'ctrl-w', 'home', 'ctrl-a'], overrides)).toBe('one two|');
});

test('a line takes the letters that are commands elsewhere', async () => {
	expect(await lineAfter([...'q?/+x'])).toBe('q?/+x|');
});
