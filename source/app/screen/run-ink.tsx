import {render, useInput} from 'ink';
import type {PropsWithChildren, ReactElement} from 'react';
import {SIGNAL_EXIT} from '../../core/exit-codes.ts';
import {safeLine} from '../../core/text/text.ts';
import {systemClock} from '../../monitor/clock.ts';
import {openTerminalPort, type Terminal, type TerminalOptions} from '../../terminal/port.ts';
import {giveBackOnExit, leaveWithTerminal} from '../../terminal/restore.ts';
import {afterResizes, asciiScreen, eraseScreen, writerFor} from '../../terminal/screen.ts';
import {createKeyQueue, type HearKey, type KeyQueue, KeyQueueContext} from '../../ui/keys/key-queue.ts';
import {KEYMAP} from '../../ui/keys/keymap.ts';
import type {KeyOverrides} from '../../ui/keys/names.ts';
import {rebind} from '../../ui/keys/rebind.ts';
import {KeymapContext} from '../../ui/keys/use-keys.ts';
import type {Theme} from '../../ui/theme/theme.ts';
import {limitHeap} from '../limit-heap.ts';
import type {Screen} from './open-screen.ts';

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
};

/** What the screen gives to what is shown on it. */
export type InkPorts = {
	/** Leaves with this exit code. */
	readonly leave: (exitCode: number) => void;
	/** Stops the process and resolves when it goes on. */
	readonly stop: () => Promise<void>;
	readonly terminal: Terminal;
	/** Keys for a screen that takes the place of another. */
	readonly queue: KeyQueue;
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
	{theme, screen: {keyboard, close}, env, keys}: InkOptions,
	begin: (ports: InkPorts) => Shown,
): Promise<{readonly exitCode: number; readonly isGivenBack: Promise<void>}> {
	let exitCode = 0;
	let isLeft = false;
	let app: ReturnType<typeof render> | undefined;
	const leave = (code: number) => {
		if (isLeft) return;
		isLeft = true;
		exitCode = code;
		app?.unmount();
	};
	const terminal = openTerminalPort({write: writerFor(theme), env});
	const giveNameBack = () => terminal.title(safeLine(''));
	const stop = () => {
		giveNameBack();
		return stopProcess();
	};
	const queue = createKeyQueue();
	const keymap = rebind(KEYMAP, keys ?? {});
	const withKeymap = (shown: ReactElement) => (
		<KeymapContext value={keymap}>
			<KeyQueueContext value={queue}>
				<Listening hear={queue.hear}>{shown}</Listening>
			</KeyQueueContext>
		</KeymapContext>
	);
	const show = (shown: ReactElement) => {
		element = withKeymap(shown);
		app?.rerender(element);
	};
	const first = begin({leave, stop, terminal, show, queue});
	let element = withKeymap(first.element);
	// Before the first frame: a key that the terminal itself still echoes would scroll it, and ^Z would stop us without leaving it.
	keyboard.setRawMode(true);
	const opened = render(element, {
		stdin: keyboard,
		stdout: theme.isAscii ? asciiScreen() : process.stdout,
		alternateScreen: true,
		incrementalRendering: true,
		// A frame costs 2 ms: what would wait for a turn of 60 or 120 a second is the answer to a key.
		maxFps: 500,
		exitOnCtrlC: false,
		patchConsole: false,
	});
	app = opened;
	if (isLeft) opened.unmount();
	const redraw = () => {
		const end = eraseScreen();
		opened.clear();
		opened.rerender(element);
		void opened.waitUntilRenderFlush().then(end);
	};
	const undo = [
		giveBackOnExit(opened.unmount, keyboard),
		afterResizes(redraw),
		leaveOnSignals(leave),
		leaveWithTerminal(keyboard, leave),
		onExit(giveNameBack),
		systemClock.after(LIMIT_HEAP_AFTER_MS, limitHeap),
		...first.undo,
		giveNameBack,
	];
	const giveBack = () => {
		for (const one of undo) one();
		return close();
	};
	try {
		await opened.waitUntilExit();
	} catch (error) {
		await giveBack();
		throw error;
	}
	return {exitCode, isGivenBack: giveBack()};
}

/** Keeps the terminal from echoing and buffering keys while one screen takes the place of another. */
function Listening({children, hear}: PropsWithChildren<{readonly hear: HearKey}>) {
	useInput(hear);
	return children;
}

/** Stops the whole process group, as the shell's own ^Z does: under npm, stopping only ourselves would leave the terminal to nobody. */
function stopProcess(): Promise<void> {
	return new Promise((resolve) => {
		process.once('SIGCONT', () => resolve());
		process.kill(0, 'SIGTSTP');
	});
}

/** For the ends that nothing else hears of: a fault of ours, or somebody's `process.exit`. */
function onExit(last: () => void): () => void {
	process.on('exit', last);
	return () => process.off('exit', last);
}

/** Calls `leave` with the exit code of a signal that ends a command. Returns what stops listening. */
export function leaveOnSignals(leave: (code: number) => void): () => void {
	const handlers = Object.entries(SIGNAL_EXIT).map(([signal, code]) => ({signal, handler: () => leave(code)}));
	for (const {signal, handler} of handlers) process.on(signal, handler);
	return () => {
		for (const {signal, handler} of handlers) process.off(signal, handler);
	};
}
