import {render} from 'ink';
import type {Environment} from '../../core/environment.ts';
import type {SafeText} from '../../core/text/text.ts';
import type {Choice} from '../../state/board/choice.ts';
import {giveBackOnExit, leaveOnSignals, leaveWithTerminal} from '../../terminal/restore.ts';
import {
	afterResizes,
	screenFor,
	silentInput,
	undrawnScreen,
	withoutWrapping,
	writerFor,
} from '../../terminal/screen.ts';
import {UNMARKED_PASTES} from '../../terminal/sequences.ts';
import {type Found, Picker} from '../../ui/board/picker/picker.tsx';
import {KeyboardContext} from '../../ui/keys/keyboard-context.ts';
import {KEYMAP} from '../../ui/keys/keymap.ts';
import type {KeyOverrides} from '../../ui/keys/names.ts';
import {rebind} from '../../ui/keys/rebind.ts';
import {KeymapContext} from '../../ui/keys/use-keys.ts';
import type {Theme} from '../../ui/theme/theme.ts';
import type {Screen} from './open-screen.ts';

/** What the picker runs on. */
export type PickerOptions = {
	readonly choices: readonly Choice[];
	readonly more: Promise<Found>;
	readonly theme: Theme;
	/** Where keys come from, and how that is given back. */
	readonly screen: Pick<Screen, 'keyboard' | 'close'>;
	/** Tells which terminal this is. */
	readonly env: Environment;
	/** The keys that the config file gives to commands. */
	readonly keys?: KeyOverrides | undefined;
	/** For a screen reader: lines are written, and nothing is drawn. */
	readonly isSpoken: boolean;
};

/** Lets the user pick an operation on a screen of its own. Resolves with it, or with the exit code if they left. */
export async function runPicker({
	choices,
	more,
	theme,
	screen,
	env,
	isSpoken,
	keys = {},
}: PickerOptions): Promise<Choice | number> {
	const {keyboard, close} = screen;
	const spoken = isSpoken ? await import('../../ui/spoken/spoken-picker.tsx') : undefined;
	const write = writerFor(theme);
	const say = (line: SafeText) => write(`${line}\n`);
	let result: Choice | number = 0;
	const end = (picked: Choice | undefined, exitCode: number) => {
		result = picked ?? exitCode;
		keyboard.hold();
		app.unmount();
	};
	keyboard.start();
	const wrap = isSpoken ? () => {} : withoutWrapping();
	const element = (
		<KeymapContext value={rebind(KEYMAP, keys)}>
			<KeyboardContext value={keyboard}>
				{spoken === undefined ? (
					<Picker choices={choices} more={more} onEnd={end} theme={theme} />
				) : (
					<spoken.SpokenPicker choices={choices} more={more} onEnd={end} say={say} />
				)}
			</KeyboardContext>
		</KeymapContext>
	);
	const drawn = isSpoken ? undefined : screenFor(theme, env);
	const app = render(element, {
		stdin: silentInput(),
		stdout: drawn?.stream ?? undrawnScreen(),
		alternateScreen: !isSpoken,
		isScreenReaderEnabled: false,
		// Whether anything is drawn was decided when the keyboard was opened.
		interactive: true,
		exitOnCtrlC: false,
		patchConsole: false,
	});
	const leave = (exitCode: number) => end(undefined, exitCode);
	const undo = [
		giveBackOnExit(app.unmount, keyboard, isSpoken ? UNMARKED_PASTES : undefined),
		leaveOnSignals(leave),
		leaveWithTerminal(keyboard, leave),
		drawn === undefined ? () => {} : afterResizes(drawn.redraw),
		wrap,
	];
	try {
		await app.waitUntilExit();
	} finally {
		for (const one of undo) one();
		await close();
	}
	return result;
}
