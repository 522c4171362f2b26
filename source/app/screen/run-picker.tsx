import {render} from 'ink';
import type {Choice} from '../../state/board/choice.ts';
import {giveBackOnExit, leaveWithTerminal} from '../../terminal/restore.ts';
import {asciiScreen} from '../../terminal/screen.ts';
import {type Found, Picker} from '../../ui/board/picker.tsx';
import {KEYMAP} from '../../ui/keys/keymap.ts';
import type {KeyOverrides} from '../../ui/keys/names.ts';
import {rebind} from '../../ui/keys/rebind.ts';
import {KeymapContext} from '../../ui/keys/use-keys.ts';
import type {Theme} from '../../ui/theme/theme.ts';
import type {Screen} from './open-screen.ts';
import {leaveOnSignals} from './run-ink.tsx';

/** What the picker runs on. */
export type PickerOptions = {
	readonly choices: readonly Choice[];
	readonly more: Promise<Found>;
	readonly theme: Theme;
	/** Where keys come from, and how that is given back. */
	readonly screen: Pick<Screen, 'keyboard' | 'close'>;
	/** The keys that the config file gives to commands. */
	readonly keys?: KeyOverrides | undefined;
};

/** Lets somebody pick an operation on a screen of its own. Resolves with it, or with the exit code where they left. */
export async function runPicker({choices, more, theme, screen, keys = {}}: PickerOptions): Promise<Choice | number> {
	const {keyboard, close} = screen;
	let result: Choice | number = 0;
	const end = (picked: Choice | undefined, exitCode: number) => {
		result = picked ?? exitCode;
		app.unmount();
	};
	keyboard.setRawMode(true);
	const element = (
		<KeymapContext value={rebind(KEYMAP, keys)}>
			<Picker choices={choices} more={more} onEnd={end} theme={theme} />
		</KeymapContext>
	);
	const app = render(element, {
		stdin: keyboard,
		stdout: theme.isAscii ? asciiScreen() : process.stdout,
		alternateScreen: true,
		exitOnCtrlC: false,
		patchConsole: false,
	});
	const leave = (exitCode: number) => end(undefined, exitCode);
	const undo = [giveBackOnExit(app.unmount, keyboard), leaveOnSignals(leave), leaveWithTerminal(keyboard, leave)];
	try {
		await app.waitUntilExit();
	} finally {
		for (const one of undo) one();
		await close();
	}
	return result;
}
