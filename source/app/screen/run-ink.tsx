import {render} from 'ink';
import type {ReactElement} from 'react';
import {type SafeText, safeLine} from '../../core/text/text.ts';
import {systemClock} from '../../monitor/clock.ts';
import {openTerminalPort, type Terminal, type TerminalOptions} from '../../terminal/port.ts';
import {giveBackOnExit, leaveOnSignals, leaveWithTerminal} from '../../terminal/restore.ts';
import {
	afterResizes,
	readSizeAgain,
	screenFor,
	silentInput,
	undrawnScreen,
	withoutWrapping,
	writerFor,
} from '../../terminal/screen.ts';
import {UNMARKED_PASTES} from '../../terminal/sequences.ts';
import {followStops} from '../../terminal/stops.ts';
import {KeyboardContext} from '../../ui/keys/keyboard-context.ts';
import {KEYMAP} from '../../ui/keys/keymap.ts';
import type {KeyOverrides} from '../../ui/keys/names.ts';
import {rebind} from '../../ui/keys/rebind.ts';
import {KeymapContext} from '../../ui/keys/use-keys.ts';
import type {Theme} from '../../ui/theme/theme.ts';
import {limitHeap} from '../memory/limit-heap.ts';
import type {Screen} from './open-screen.ts';
import {giveToTmux} from './tmux.ts';

/** The first frames are drawn faster with all the room they want. */
const LIMIT_HEAP_AFTER_MS = 1000;

/** What the screen runs on. */
export type InkOptions = {
	readonly theme: Theme;
	/** Where keys come from, and how that is given back. */
	readonly screen: Pick<Screen, 'keyboard' | 'close'>;
	/** Tells which terminal this is. */
	readonly env: TerminalOptions['env'];
	/** The keys that the config file gives to commands. */
	readonly keys?: KeyOverrides | undefined;
	/** For a screen reader: lines are written, and nothing is drawn. */
	readonly isSpoken: boolean;
};

/** What the screen gives to what is shown on it. */
export type InkPorts = {
	/** Leaves with this exit code. */
	readonly leave: (exitCode: number) => void;
	/** Stops the process and resolves when it continues. */
	readonly stop: () => Promise<void>;
	/** Redraws the whole screen, whatever else has written on it. */
	readonly redraw: () => void;
	readonly terminal: Terminal;
	/** Writes a line for a screen reader. */
	readonly say: (line: SafeText) => void;
	/** Shows something else from now on. */
	readonly show: (element: ReactElement) => void;
};

/** What is shown first, and what to undo at the end. */
export type Shown = {readonly element: ReactElement; readonly undo: readonly (() => void)[]};

/**
 * Opens the screen and resolves with the exit code once it has been left: by a key, a signal, or a terminal that is gone. The terminal is
 * then as it was; `isGivenBack` resolves when the keyboard is, too.
 */
export async function runInk(
	{theme, screen: {keyboard, close}, env, keys, isSpoken}: InkOptions,
	begin: (ports: InkPorts) => Shown,
): Promise<{readonly exitCode: number; readonly isGivenBack: Promise<void>}> {
	let exitCode = 0;
	let isLeft = false;
	let app: ReturnType<typeof render> | undefined;
	const leave = (code: number) => {
		if (isLeft) return;
		isLeft = true;
		exitCode = code;
		keyboard.hold();
		app?.unmount();
	};
	const write = writerFor(theme);
	const port = openTerminalPort({write, env, giveToTmux});
	// A name that changes at every poll would be read out each time.
	const terminal = isSpoken ? {...port, title: () => {}} : port;
	const giveNameBack = () => terminal.title(safeLine(''));
	const holdLines = isSpoken ? () => () => {} : withoutWrapping;
	let wrap = holdLines();
	const stop = async () => {
		giveNameBack();
		keyboard.stop();
		wrap();
		await (stops?.during(stopProcess) ?? stopProcess());
		readSizeAgain();
		wrap = holdLines();
		keyboard.start();
	};
	const keymap = rebind(KEYMAP, keys ?? {});
	const withKeys = (shown: ReactElement) => (
		<KeymapContext value={keymap}>
			<KeyboardContext value={keyboard}>{shown}</KeyboardContext>
		</KeymapContext>
	);
	const show = (shown: ReactElement) => {
		element = withKeys(shown);
		app?.rerender(element);
	};
	const drawn = isSpoken ? undefined : screenFor(theme, env);
	const redraw = () => drawn?.redraw();
	const first = begin({leave, stop, redraw, terminal, show, say: (line) => write(`${line}\n`)});
	let element = withKeys(first.element);
	// Before the first frame, because a user who sees it may stop us at once.
	const stops = isSpoken ? undefined : followStops(keyboard, redraw);
	// Before the first frame: a key that the terminal itself still echoes would scroll it, and ^Z would stop us without leaving it.
	keyboard.start();
	const opened = render(element, {
		stdin: silentInput(),
		stdout: drawn?.stream ?? undrawnScreen(),
		alternateScreen: !isSpoken,
		// Ours tells each change once; Ink's own would say the whole screen again.
		isScreenReaderEnabled: false,
		// Whether anything is drawn was decided when the keyboard was opened.
		interactive: true,
		incrementalRendering: true,
		// A frame costs 2 ms: what would wait for a turn of 60 or 120 a second is the answer to a key.
		maxFps: 500,
		exitOnCtrlC: false,
		patchConsole: false,
	});
	app = opened;
	if (isLeft) opened.unmount();
	const undo = [
		() => stops?.close(),
		giveBackOnExit(opened.unmount, keyboard, isSpoken ? UNMARKED_PASTES : undefined),
		isSpoken ? () => {} : afterResizes(redraw),
		leaveOnSignals(leave),
		leaveWithTerminal(keyboard, leave),
		onExit(giveNameBack),
		systemClock.after(LIMIT_HEAP_AFTER_MS, limitHeap),
		...first.undo,
		giveNameBack,
	];
	const giveBack = async () => {
		try {
			for (const one of undo) one();
			wrap();
		} finally {
			// If nothing can be written any more, or the process ends before that, the keyboard is given back all the same.
			const forget = onExit(() => keyboard.stop());
			await close();
			forget();
		}
	};
	try {
		await opened.waitUntilExit();
	} catch (error) {
		await giveBack();
		throw error;
	}
	return {exitCode, isGivenBack: giveBack()};
}

/** Stops the whole process group, as the shell's own ^Z does: under npm, stopping only ourselves would leave the terminal to nobody. */
function stopProcess(): Promise<void> {
	return new Promise((resolve) => {
		process.once('SIGCONT', () => resolve());
		process.kill(0, 'SIGTSTP');
	});
}

/** For the exits that nothing else handles: a fault of ours, or a `process.exit`. */
function onExit(last: () => void): () => void {
	process.on('exit', last);
	return () => process.off('exit', last);
}
