import {render, renderToString} from 'ink';
import type {ReactElement} from 'react';
import {EXIT, problemExitCode} from '../../core/exit-codes.ts';
import {problemLines} from '../../core/network/problem.ts';
import {toAscii} from '../../core/text/drawing/ascii.ts';
import {count, plural} from '../../core/text/format.ts';
import {type SafeText, safeLine, say as sentence} from '../../core/text/text.ts';
import {systemClock} from '../../monitor/clock.ts';
import type {Store} from '../../state/store.ts';
import {rowCount} from '../../state/watch/list/pages.ts';
import {overviewOf} from '../../state/watch/select/send/overview.ts';
import {summarySentence} from '../../state/watch/select/send/summary.ts';
import {shownState} from '../../state/watch/select/shown.ts';
import type {State} from '../../state/watch/state.ts';
import {openTerminalPort, type TerminalOptions} from '../../terminal/port.ts';
import {giveBackOnExit, leaveOnSignals, leaveWithTerminal} from '../../terminal/restore.ts';
import {
	afterResizes,
	eraseScreen,
	screenFor,
	silentInput,
	undrawnScreen,
	withoutWrapping,
	writerFor,
} from '../../terminal/screen.ts';
import {UNMARKED_PASTES} from '../../terminal/sequences.ts';
import {followStops} from '../../terminal/stops.ts';
import type {PlayerControls} from '../../ui/actions.ts';
import {App} from '../../ui/app.tsx';
import {KeyboardContext} from '../../ui/keys/keyboard-context.ts';
import {KEYMAP} from '../../ui/keys/keymap.ts';
import type {KeyOverrides} from '../../ui/keys/names.ts';
import {rebind} from '../../ui/keys/rebind.ts';
import {KeymapContext} from '../../ui/keys/use-keys.ts';
import type {Theme} from '../../ui/theme/theme.ts';
import {Summary, type SummaryProps} from '../../ui/watch/summary.tsx';
import type {WayOut} from '../hand-over/hand-over.ts';
import {guardHeap, heapLimitMib} from '../heap-guard.ts';
import {limitHeap} from '../limit-heap.ts';
import {type AnnouncementOptions, announce} from './announcer.ts';
import type {Screen} from './open-screen.ts';
import {giveToTmux} from './tmux.ts';

/** The first frames are drawn faster with all the room they want. */
const LIMIT_HEAP_AFTER_MS = 1000;

/** What the app runs on. */
export type RunOptions = {
	readonly store: Store;
	readonly theme: Theme;
	readonly now: () => number;
	readonly refresh: () => void;
	/** Where a recording is played: what its keys do. */
	readonly player?: PlayerControls;
	/** Where keys come from, and how that is given back. */
	readonly screen: Pick<Screen, 'keyboard' | 'close'>;
	readonly announcements: AnnouncementOptions;
	/** Tells which terminal this is. */
	readonly env: TerminalOptions['env'];
	readonly handOver: WayOut;
	/** The keys that the config file gives to commands. */
	readonly keys?: KeyOverrides | undefined;
	/** It is told in lines, for a screen reader, and nothing is drawn. */
	readonly isSpoken: boolean;
};

/**
 * Opens the app and resolves with its exit code once it has been left: by a key, a signal, a terminal that is gone, or
 * because the very first answer was a refusal. The terminal is then as it was, with the summary on it.
 */
export async function runApp(options: RunOptions): Promise<number> {
	const {store, theme, now, refresh, player, announcements, isSpoken} = options;
	const {keyboard, close} = options.screen;
	const spoken = isSpoken ? await import('../../ui/spoken/spoken-app.tsx') : undefined;
	let exitCode = 0;
	let isLeft = false;
	let isHeapFull = false;
	const leave = (code: number) => {
		if (isLeft) return;
		isLeft = true;
		exitCode = code;
		keyboard.hold();
		app.unmount();
	};
	const write = writerFor(theme);
	const port = openTerminalPort({write, env: options.env, giveToTmux});
	// A name that changes at every poll would be read out each time.
	const terminal = isSpoken ? {...port, title: () => {}} : port;
	const say = (line: SafeText) => write(`${line}\n`);
	const giveNameBack = () => terminal.title(safeLine(''));
	const holdLines = isSpoken ? () => () => {} : withoutWrapping;
	let wrap = holdLines();
	const stop = async () => {
		giveNameBack();
		keyboard.stop();
		wrap();
		await (stops?.during(stopProcess) ?? stopProcess());
		wrap = holdLines();
		keyboard.start();
		if (isSpoken) say(summarySentence(shownState(store.getState()), now()));
	};
	const handOver = {...options.handOver, copy: terminal.copy};
	const ports = {now, refresh, player, leave, handOver, stop};
	const element = (
		<KeymapContext value={rebind(KEYMAP, options.keys ?? {})}>
			<KeyboardContext value={keyboard}>
				{spoken === undefined ? (
					<App store={store} theme={theme} {...ports} />
				) : (
					<spoken.SpokenApp store={store} theme={theme} {...ports} say={say} />
				)}
			</KeyboardContext>
		</KeymapContext>
	);
	// Before the first frame: a key that the terminal itself still echoes would scroll it, and ^Z would stop us without leaving it.
	keyboard.start();
	const app = render(element, {
		stdin: silentInput(),
		stdout: isSpoken ? undrawnScreen() : screenFor(theme, options.env),
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
	const redraw = () => {
		const show = eraseScreen();
		app.clear();
		app.rerender(element);
		void app.waitUntilRenderFlush().then(show);
	};
	const stops = isSpoken ? undefined : followStops(keyboard, redraw);
	const undo = [
		() => stops?.close(),
		giveBackOnExit(app.unmount, keyboard, isSpoken ? UNMARKED_PASTES : undefined),
		isSpoken ? () => {} : afterResizes(redraw),
		leaveOnSignals(leave),
		leaveOnRefusal(store, leave),
		leaveWithTerminal(keyboard, leave),
		announce(store, terminal, announcements),
		onExit(giveNameBack),
		systemClock.after(LIMIT_HEAP_AFTER_MS, limitHeap),
		guardHeap(store, () => {
			isHeapFull = true;
			leave(EXIT.fault);
		}),
	];
	const giveBack = () => {
		for (const one of undo) one();
		wrap();
		return close();
	};
	try {
		await app.waitUntilExit();
	} catch (error) {
		await giveBack();
		throw error;
	}
	// What is said last does not wait for a keyboard that does.
	const isGivenBack = giveBack();
	const state = store.getState();
	if (isSpoken && state.fatal === undefined) say(farewell(shownState(state), now()));
	else sayGoodbye(shownState(endOf(state)), now(), theme, options.handOver.commandOfFailures());
	if (isHeapFull) process.stderr.write(`${heapFullText(state)}\n`);
	await isGivenBack;
	return exitCode;
}

/** Why the app was left, and what allows more. */
function heapFullText({list}: State): SafeText {
	const loaded = plural(rowCount(list.pages), 'email');
	const limit = count(heapLimitMib());
	return sentence`sendwatch ended before its memory of ${limit} MiB was full: ${loaded} were loaded. NODE_OPTIONS=--max-old-space-size=<MiB> allows more, and a filter loads fewer.`;
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

function leaveOnRefusal(store: Store, leave: (code: number) => void): () => void {
	const look = () => {
		const {fatal} = store.getState();
		if (fatal !== undefined) leave(problemExitCode(fatal));
	};
	const unsubscribe = store.subscribe(look);
	look();
	return unsubscribe;
}

/** What the summary tells of. In a recording it tells how the send stood, not that it was one. */
function endOf(state: State): SummaryProps['state'] {
	const {intervalMs, exports, failures, terms} = state;
	return {...overviewOf(state), intervalMs, exports, failures, terms};
}

/** The last line for a screen reader. */
function farewell(state: State, now: number): SafeText {
	return sentence`${state.operationId}: ${summarySentence(overviewOf(state), now)}`;
}

function sayGoodbye(state: SummaryProps['state'], now: number, theme: Theme, command: string): void {
	if (state.fatal !== undefined) {
		process.stderr.write(`${problemLines(state.fatal).join('\n')}\n`);
		return;
	}
	const columns = process.stdout.columns || 80;
	const summary: ReactElement = (
		<Summary state={state} command={safeLine(command)} now={now} columns={columns} theme={theme} />
	);
	const text = renderToString(summary, {columns});
	process.stdout.write(`${theme.isAscii ? toAscii(text) : text}\n`);
}
